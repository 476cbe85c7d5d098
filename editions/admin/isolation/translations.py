"""wagtail-localize's screens, within an edition and its languages."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitTranslationForm

from editions.admin.isolation.scopes import locales_of
from editions.admin.screens.translation.files import upload
from editions.models import PageIdentity
from editions.permissions import edition_of_page, visible_editions

__all__ = ["download_po_file", "report", "report_results", "submit_page_translation", "upload_po_file"]


class _EditionSubmitView(SubmitPageTranslationView):
    """Offers the languages that the edition has; a new one is added in the edition's settings."""

    def get_form(self) -> SubmitTranslationForm:
        form = super().get_form()
        field = form.fields["locales"]
        field.queryset = field.queryset.filter(pk__in=self._languages())
        return form

    def _languages(self) -> QuerySet[Locale]:
        edition = edition_of_page(self.object)
        carried = edition.edition_locales.values("locale") if edition else []
        return Locale.objects.filter(pk__in=carried)


class _OwnReportFilterSet(TranslationsReportFilterSet):
    def __init__(self, *args: Any, request: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        theirs = [(each.language_code, each.get_display_name()) for each in locales_of(request.user)]
        for name in ("source_locale", "target_locale"):
            self.filters[name].extra["choices"] = theirs


class _OwnReportView(TranslationsReportView):
    """Which pages of one's editions are translated, and which wait."""

    filterset_class = _OwnReportFilterSet

    def get_queryset(self) -> QuerySet[Translation]:
        pages = PageIdentity.objects.filter(edition__in=visible_editions(self.request.user))
        theirs = super().get_queryset().filter(source__object_id__in=pages.values("page__translation_key"))
        # Without an order, paging may show a row twice and another never.
        return theirs if theirs.ordered else theirs.order_by("pk")


def download_po_file(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The page's texts as a file of ours: what is done with it elsewhere is checked when it comes back."""
    translation, identity = _translation_of_page(translation_id)
    arguments = [identity.edition.code, translation.target_locale.language_code]
    asked = urlencode({"format": "po", "page": identity.lineage})
    return redirect(f"{reverse('editions_admin:translation_file', args=arguments)}?{asked}")


def upload_po_file(request: HttpRequest, translation_id: int) -> HttpResponseBase:
    """Looked at before anything is saved, as every file of translations; wagtail-localize would take it unseen."""
    translation, identity = _translation_of_page(translation_id)
    return upload(request, identity.edition.code, language=translation.target_locale.language_code)


def _translation_of_page(translation_id: int) -> tuple[Translation, PageIdentity]:
    translation = Translation.objects.select_related("source", "target_locale").filter(pk=translation_id).first()
    if translation is None:
        raise Http404
    pages = PageIdentity.objects.select_related("edition").filter(page__translation_key=translation.source.object_id)
    identity = pages.first()
    if identity is None:
        raise Http404
    return translation, identity


submit_page_translation = _EditionSubmitView.as_view()
report = _OwnReportView.as_view()
report_results = _OwnReportView.as_view(results_only=True)
