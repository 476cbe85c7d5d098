"""The report of case studies due for review, of all editions that a person has a role in."""

import csv
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from editions.case_studies.due import Due, due_in
from editions.directory.csv_file import guarded
from editions.models import Edition
from editions.permissions import visible_editions

__all__ = ["due", "due_csv"]

_A_PAGE = 50
_WHEN = ("", "past", "soon")
_COLUMNS = ("edition", "module", "case_study", "certainty", "sources", "review_date", "due")


def _editions(request: HttpRequest) -> list[Edition]:
    """Those that stand still are nobody's to work on."""
    return list(visible_editions(request.user).filter(archived_at=None).select_related("source_locale"))


def _wanted(request: HttpRequest, editions: list[Edition]) -> tuple[str, str, list[Due]]:
    """The edition and the time that were asked for, and what is due of that."""
    code, when = request.GET.get("edition", ""), request.GET.get("when", "")
    chosen = [edition for edition in editions if edition.code == code]
    when = when if when in _WHEN else ""
    found = due_in(chosen or editions)
    return code if chosen else "", when, [each for each in found if not when or each.past == (when == "past")]


class _DueView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "editions/case_studies/due.html"
    page_title = gettext_lazy("Case studies due for review")
    header_icon = "history"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editions = _editions(self.request)
        code, when, found = _wanted(self.request, editions)
        return super().get_context_data(**kwargs) | {
            "editions": editions,
            "chosen": code,
            "when": when,
            "found": Paginator(found, _A_PAGE).get_page(self.request.GET.get("p")),
            "query": urlencode({"edition": code, "when": when}),
        }


due = _DueView.as_view()


def due_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file: RFC 4180, UTF-8 with a byte order mark, nothing that a spreadsheet would run."""
    _code, _when, found = _wanted(request, _editions(request))
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="case-studies-due.csv"'
    writer = csv.writer(answer)
    writer.writerow(_COLUMNS)
    writer.writerows([[guarded(cell) for cell in _cells(each)] for each in found])
    return answer


def _cells(each: Due) -> tuple[str, ...]:
    sources = " ".join(source.value["url"] or source.value["title"] for source in each.page.sources)
    certainty = str(each.page.get_certainty_display())
    due_ = _("past") if each.past else _("soon")
    return each.edition.code, each.module, each.page.title, certainty, sources, each.day.isoformat(), due_
