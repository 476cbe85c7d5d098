"""The audit log of an edition, for its owners: on a screen, and as CSV."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import HeaderButton

from editions.admin.screens.people.screen import PeopleScreen
from editions.models import AuditEntry, Edition
from editions.permissions import Action, for_edition

__all__ = ["download", "index"]

_A_PAGE = 50
# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class LogView(PeopleScreen, TemplateView):
    template_name = "editions/people/log.html"
    header_icon = "history"

    def get_page_title(self) -> str:
        return _("Audit log")

    def get_header_buttons(self) -> list[HeaderButton]:
        address = reverse("people_admin:download_log", args=[self.edition.code])
        return [HeaderButton(_("Download as CSV"), url=address, icon_name="download")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(self.edition.audit_entries.all(), _A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"edition": self.edition, "entries": page}


class _Echo:
    """A file that gives back what is written to it, line by line."""

    def write(self, value: str) -> str:
        return value


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _lines(edition: Edition) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # The mark by which spreadsheets know that it is UTF-8.
    yield "\ufeff" + writer.writerow(["at", "who", "what", "details"])
    for entry in AuditEntry.objects.filter(edition=edition).iterator(chunk_size=500):
        row = [entry.at.isoformat(timespec="seconds"), entry.actor_name, entry.action, entry.words]
        yield writer.writerow([_plain(each) for each in row])


def _download(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    response = StreamingHttpResponse(_lines(edition), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.code}-audit-log.csv"'
    return response


_guarded = for_edition(Action.OWN)
index = _guarded(LogView.as_view())
download = _guarded(_download)
