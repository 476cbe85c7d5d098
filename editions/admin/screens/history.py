"""The history of an edition's pages: filtered, page by page, and as CSV.

In place of Wagtail's history of the whole site, which shows everybody's pages and people.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import PageLogEntry

from editions.admin.csv_download import csv_download
from editions.admin.screens.edition import EditionScreen
from editions.history import Line, entries_of, lines, lines_in_steps
from editions.permissions import Action, for_edition

__all__ = ["history", "history_results"]

_COLUMNS = ("at", "who", "page", "language", "what", "comment")
# What belongs to one look at the screen, and not to what is looked for.
_PASSING = ("p", "_w_filter_fragment")


class EditionHistoryFilterSet(HistoryFilterSet):
    """Wagtail's filters, whose choices are the actions and people of the entries that they are given."""

    label = django_filters.CharFilter(label=gettext_lazy("Words in the title"), method="filter_words")

    class Meta:
        model = PageLogEntry
        fields: ClassVar[list[str]] = []

    def filter_words(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        for word in value.split():
            queryset = queryset.filter(label__icontains=word)
        return queryset


class HistoryView(EditionScreen, ReportView):
    model = PageLogEntry
    template_name = "editions/history.html"
    results_template_name = "editions/history_results.html"
    header_icon = "history"
    filterset_class = EditionHistoryFilterSet
    FORMATS = (ReportView.FORMAT_CSV,)

    def get_page_title(self) -> str:
        return _("History of pages")

    def get_index_url(self) -> str:
        return reverse("editions_admin:history", args=[self.edition.code])

    def get_index_results_url(self) -> str:
        return reverse("editions_admin:history_results", args=[self.edition.code])

    def get_export_url(self, format: str) -> str:
        asked = self.request.GET.copy()
        for name in _PASSING:
            asked.pop(name, None)
        asked["export"] = format
        return f"{self.index_url}?{asked.urlencode()}"

    def get_header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Download as CSV"), url=self.csv_export_url, icon_name="download")]

    def get_base_queryset(self) -> QuerySet[PageLogEntry]:
        return entries_of(self.edition)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"queryset": self.get_base_queryset()}

    def get_queryset(self) -> QuerySet[PageLogEntry]:
        """Not filtered yet: a report does that itself."""
        return self.get_base_queryset()

    def decorate_paginated_queryset(self, object_list: Iterable[PageLogEntry]) -> list[Line]:
        return lines(self.edition, object_list)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_export:
            return super().get(request, *args, **kwargs)
        found = lines_in_steps(self.edition, self.get_filtered_queryset())
        return csv_download(f"{self.edition.code}-history.csv", _COLUMNS, _cells(found))


def _cells(found: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    for entry, language, _there in found:
        at = entry.timestamp.isoformat(timespec="seconds")
        yield at, str(entry.user_display_name), entry.label, language, str(entry.message), str(entry.comment)


_guarded = for_edition(Action.EDIT)
history = _guarded(HistoryView.as_view())
history_results = _guarded(HistoryView.as_view(results_only=True))
