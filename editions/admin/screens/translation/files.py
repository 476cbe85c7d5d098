"""Translations as files: taken out for translators' tools, and back after a look at what that would change."""

from typing import Any

from django import forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from editions.actions.import_translation import Taken, import_translation, taken_from
from editions.admin.screens.translation.screen import TranslationScreen, locale_or_404
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition
from editions.translating.incoming import Fate, Plan, check_packet, read_packet
from editions.translating.packet import FORMATS, LIMIT, make_packet
from editions.translating.po import write_po
from editions.translating.units import read_pages
from editions.translating.xliff import write_xliff

__all__ = ["download", "upload"]

_SALT = "editions.translation.upload"
_AN_HOUR = 3600
_ROWS_SHOWN = 200
_KINDS = {"xliff": ("xlf", "application/xliff+xml"), "po": ("po", "text/x-gettext-translation")}


class _FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("XLIFF or PO file"),
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.po,application/xliff+xml,text/x-gettext-translation"}),
    )


class _UploadView(TranslationScreen, FormView):
    template_name = "editions/translation/upload.html"
    form_class = _FileForm

    def get_page_title(self) -> str:
        return _("Upload translations")

    def get_success_url(self) -> str:
        return self.home

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"megabytes": LIMIT >> 20}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "wanted" in request.POST:
            return self._save(request.POST["wanted"], set(request.POST.getlist("also")))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: _FileForm) -> HttpResponse:
        try:
            packet = read_packet(form.cleaned_data["file"].read(LIMIT + 1))
            plan = check_packet(self.edition, self.locale, packet)
        except EditionError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        tool = "PO" if form.cleaned_data["file"].name.lower().endswith(".po") else "XLIFF"
        return self.render_to_response(
            self.get_context_data(form=form, **_shown(plan), release=packet.release, wanted=self._sealed(plan, tool))
        )

    def _sealed(self, plan: Plan, tool: str) -> str:
        """What was looked at, for the one who looked at it: exactly that is saved."""
        rows = [list(each) for each in taken_from(plan.wanted)]
        choices = [list(each) for each in taken_from(plan.overtaken)]
        place = [self.edition.pk, self.locale.pk, self.request.user.pk]
        return signing.dumps([*place, tool, rows, choices], salt=_SALT, compress=True)

    def _save(self, sealed: str, also: set[str]) -> HttpResponse:
        place = [self.edition.pk, self.locale.pk, self.request.user.pk]
        try:
            *found, tool, rows, choices = signing.loads(sealed, salt=_SALT, max_age=_AN_HOUR)
        except signing.BadSignature:
            found, tool, rows, choices = [], "", [], []
        if found != place:
            messages.error(self.request, _("This look at the file is no longer good. Upload it once more."))
            return HttpResponseRedirect(self.request.path)
        taken = [Taken(*each) for each in [*rows, *(each for each in choices if each[0] in also)]]
        try:
            count = import_translation(self.edition, self.locale, taken, user=self.request.user, tool=tool)
        except EditionError as error:
            messages.error(self.request, str(error))
            return HttpResponseRedirect(self.request.path)
        said = ngettext(
            "%(count)s translation was taken. Readers see it when its page is published.",
            "%(count)s translations were taken. Readers see them when their pages are published.",
            count,
        )
        messages.success(self.request, said % {"count": count})
        return HttpResponseRedirect(self.home)


def _shown(plan: Plan) -> dict[str, Any]:
    wanted, refused, overtaken = plan.wanted, plan.refused, plan.overtaken
    return {
        "counts": [(fate.words, count) for fate, count in plan.counts()],
        "changes": wanted[:_ROWS_SHOWN],
        "changes_count": len(wanted),
        "refused": [(row, row.said if row.fate is Fate.BROKEN else row.fate.words) for row in refused[:_ROWS_SHOWN]],
        "refused_count": len(refused),
        "overtaken": overtaken,
        "looked": True,
    }


def _download(request: HttpRequest, edition: Edition, language: str) -> HttpResponse:
    locale = locale_or_404(edition, language)
    wanted = request.GET.get("format", "xliff")
    if wanted not in FORMATS:
        raise Http404
    page, module = request.GET.get("page", ""), request.GET.get("module", "")
    lineage = page or module
    lineages = [lineage] if lineage else None
    if lineages and not read_pages(edition, locale, lineages, below=False):
        raise Http404
    packet = make_packet(edition, locale, lineages, below=not page, unfinished="unfinished" in request.GET)
    ending, kind = _KINDS[wanted]
    response = HttpResponse(write_xliff(packet) if wanted == "xliff" else write_po(packet), content_type=kind)
    only = f"-{lineage[:8]}" if lineage else ""
    response["Content-Disposition"] = f'attachment; filename="{edition.code}-{language}{only}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


download = for_edition(Action.TRANSLATE)(_download)
upload = for_edition(Action.TRANSLATE)(_UploadView.as_view())
