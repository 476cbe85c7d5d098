"""The audit log of an edition, for its owners: on a screen, and as CSV."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import HeaderButton

from editions.admin.csv_download import csv_download
from editions.admin.screens.people.screen import PeopleScreen
from editions.models import AuditEntry, Edition
from editions.permissions import Action, for_edition

__all__ = ["download", "index"]

_A_PAGE = 50


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


def _rows(edition: Edition) -> Iterator[tuple[str, ...]]:
    for entry in AuditEntry.objects.filter(edition=edition).iterator(chunk_size=500):
        yield entry.at.isoformat(timespec="seconds"), entry.actor_name, entry.action, entry.words


def _download(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    return csv_download(f"{edition.code}-audit-log.csv", ("at", "who", "what", "details"), _rows(edition))


_guarded = for_edition(Action.OWN)
index = _guarded(LogView.as_view())
download = _guarded(_download)
