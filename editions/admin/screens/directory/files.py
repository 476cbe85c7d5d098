"""The slots as a CSV file: taken out, and put back after a look at what that would change."""

from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from editions.actions.change_slots import change_slots
from editions.admin.screens.directory.differences import difference
from editions.admin.screens.directory.table import DirectoryScreen
from editions.directory.changes import Change, SlotsInvalid, SlotsStale, checked_changes
from editions.directory.csv_file import COLUMNS, LIMIT, CsvRow, column_of, read_csv, write_csv
from editions.directory.table import read_table
from editions.errors import EditionError
from editions.models import Edition, SlotChange
from editions.permissions import Action, for_edition

__all__ = ["download", "upload"]

_SALT = "editions.directory.upload"
_AN_HOUR = 3600


class _FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"})
    )


class _UploadView(DirectoryScreen, FormView):
    template_name = "editions/directory/upload.html"
    form_class = _FileForm

    def get_page_title(self) -> str:
        return _("Upload a CSV file")

    def get_success_url(self) -> str:
        return reverse("editions_admin:directory", args=[self.edition.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "columns": COLUMNS,
            "megabytes": LIMIT >> 20,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (
            self._save(request.POST["wanted"]) if "wanted" in request.POST else super().post(request, *args, **kwargs)
        )

    def form_valid(self, form: _FileForm) -> HttpResponse:
        try:
            rows = read_csv(form.cleaned_data["file"].read(LIMIT + 1), self.table)
        except EditionError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        changes = [row.change(self.table) for row in rows if not row.errors]
        try:
            wanted = checked_changes(self.table, changes)
        except SlotsInvalid as error:
            wanted = {}
            for row in rows:
                for name, said in error.errors.get(row.place, {}).items():
                    row.errors.setdefault(column_of(name), said)
        if any(row.errors for row in rows):
            return self.render_to_response(self.get_context_data(form=form, mistakes=_mistakes(rows)))
        numbers = {row.place: row.number for row in rows}
        differences = [
            (numbers[place], *place, difference(self.table, self.table.values(place), values))
            for place, values in wanted.items()
        ]
        return self.render_to_response(
            self.get_context_data(form=form, rows=len(rows), differences=differences, wanted=self._sealed(wanted))
        )

    def _sealed(self, wanted: dict[Any, Any]) -> str:
        """What was looked at, for the one who looked at it: exactly that is saved."""
        changes = [[*place, self.table.values(place), values] for place, values in wanted.items()]
        return signing.dumps([self.edition.pk, self.request.user.pk, changes], salt=_SALT, compress=True)

    def _save(self, sealed: str) -> HttpResponse:
        try:
            edition, user, changes = signing.loads(sealed, salt=_SALT, max_age=_AN_HOUR)
        except signing.BadSignature:
            edition, user, changes = None, None, []
        if (edition, user) != (self.edition.pk, self.request.user.pk):
            messages.error(self.request, _("This look at the file is no longer good. Upload it once more."))
            return HttpResponseRedirect(self.request.path)
        try:
            count = change_slots(
                self.edition, [Change(*each) for each in changes], user=self.request.user, how=SlotChange.How.FILE
            )
        except SlotsStale as error:
            places = ", ".join(f"{slot} ({language})" for slot, language in error.now)
            again = _("Upload the file once more to see what it would change now.")
            messages.error(self.request, f"{error} {places}. {again}")
            return HttpResponseRedirect(self.request.path)
        except SlotsInvalid as error:
            said = dict.fromkeys(text for found in error.errors.values() for text in found.values())
            messages.error(self.request, " ".join([str(error), *said]))
            return HttpResponseRedirect(self.request.path)
        done = ngettext("%(count)s slot was changed.", "%(count)s slots were changed.", count) % {"count": count}
        messages.success(self.request, done)
        return HttpResponseRedirect(self.get_success_url())


def _mistakes(rows: list[CsvRow]) -> list[tuple[int, str, str]]:
    """`(row number, column, what is wrong)`."""
    return [(row.number, column, said) for row in rows for column, said in row.errors.items()]


def _download(request: HttpRequest, edition: Edition) -> HttpResponse:
    response = HttpResponse(write_csv(read_table(edition)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.code}-slots.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


download = for_edition(Action.VIEW)(_download)
upload = for_edition(Action.PUBLISH)(_UploadView.as_view())
