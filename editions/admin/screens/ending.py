"""The end of an edition: into the archive and out of it, handed over, deleted. Its owners' alone."""

from abc import ABC, abstractmethod
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets import AdminAutoHeightTextInput

from editions.actions.archive_edition import archive_edition, restore_edition
from editions.actions.export_edition import export_edition
from editions.actions.request_deletion import request_deletion
from editions.admin.screens.edition import EditionScreen
from editions.admin.work_status import work_status
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition

__all__ = ["archive", "bundle", "delete", "end", "restore"]


class EndView(EditionScreen, TemplateView):
    """The ways to end an edition, and what each of them means."""

    template_name = "editions/ending/index.html"
    header_icon = "warning"

    def get_page_title(self) -> str:
        return _("End this edition")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        released = self.edition.latest_release_id is not None
        asked = self.edition.deletion_requests.first()
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "released": released,
            "deleting": asked if asked and work_status(asked)["open"] else None,
        }


class _EndForm(ABC, EditionScreen, FormView):
    """One of the ways; `title` is what its button says."""

    template_name = "editions/ending/form.html"
    header_icon = "warning"
    title: Any
    explained: Any
    serious = False

    def get_page_title(self) -> str:
        return str(self.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "explained": self.explained,
            "words": self.title,
            "serious": self.serious,
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            return HttpResponseRedirect(self.carry_out(form.cleaned_data))
        except EditionError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)

    @abstractmethod
    def carry_out(self, asked: dict[str, Any]) -> str:
        """Does it and says where that is to be seen; raises `EditionError`."""

    def _seen_at_home(self, said: str) -> str:
        messages.success(self.request, said)
        return reverse("editions_admin:edition", args=[self.edition.code])


class ArchiveForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Its people read it on the edition’s screen."),
        widget=AdminAutoHeightTextInput,
    )


class ArchiveView(_EndForm):
    form_class = ArchiveForm
    title = gettext_lazy("Archive the edition")
    explained = gettext_lazy(
        "Readers and learning platforms no longer get it, and nobody can edit it. All of it is kept, and an owner can "
        "take it out of the archive again."
    )

    def carry_out(self, asked: dict[str, Any]) -> str:
        archive_edition(self.edition, reason=asked["reason"], user=self.request.user)
        return self._seen_at_home(_("The edition is archived."))


class RestoreView(_EndForm):
    form_class = forms.Form
    title = gettext_lazy("Take it out of the archive")
    explained = gettext_lazy(
        "It is served and edited as before. Updates are offered again with upstream’s next release."
    )

    def carry_out(self, asked: dict[str, Any]) -> str:
        restore_edition(self.edition, user=self.request.user)
        return self._seen_at_home(_("The edition is out of the archive."))


class DeleteForm(forms.Form):
    confirm = forms.CharField(
        label=gettext_lazy("The edition’s code"),
        help_text=gettext_lazy("Write it once more, to be certain that it is this edition."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
    )
    sure = forms.BooleanField(label=gettext_lazy("Yes, delete all of it. I know that it cannot be brought back."))


class DeleteView(_EndForm):
    form_class = DeleteForm
    title = gettext_lazy("Delete the edition")
    explained = gettext_lazy(
        "Its pages, translations, pictures, releases, contacts, people’s roles and history are deleted for good, and "
        "its code is never given to another edition. Editions that were adapted from it go on as they are."
    )
    serious = True

    def carry_out(self, asked: dict[str, Any]) -> str:
        request = request_deletion(self.edition, confirm=asked["confirm"], user=self.request.user)
        return reverse("deletion:at_work", args=[request.pk])


def _bundle(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """The edition in one file, as `export_edition` writes it, for another installation to take in."""
    # On Unix the file lives on until it is sent, whatever becomes of its folder.
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{edition.code}.zip"
        try:
            export_edition(edition, path, user=request.user)
        except EditionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("editions_admin:end", args=[edition.code]))
        return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="application/zip")


end = for_edition(Action.OWN)(EndView.as_view())
archive = for_edition(Action.OWN)(ArchiveView.as_view())
restore = for_edition(Action.OWN)(RestoreView.as_view())
delete = for_edition(Action.OWN)(DeleteView.as_view())
bundle = require_POST(for_edition(Action.OWN)(_bundle))
