"""The first page after signing in: the person's editions, instead of counts of pages and files."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from editions.admin.checklist import Checklist
from editions.admin.overview import Overview
from editions.permissions import Action, can, visible_editions

__all__ = ["EditionsPanel", "show_editions"]

# Who has more finds them in the list.
_SHOWN = 6


class EditionsPanel(Component):
    """One card for each edition: what readers have, what they do not have yet, where to go on."""

    name = "editions"
    template_name = "editions/home/editions.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self._user = request.user

    @cached_property
    def _editions(self) -> list[Overview]:
        editions = visible_editions(self._user).select_related("source_locale")
        return [Overview(edition, self._user) for edition in editions[: _SHOWN + 1]]

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        shown = self._editions[:_SHOWN]
        return {"overviews": shown, "more": len(self._editions) > _SHOWN, "checklist": self._checklist(shown)}

    def _checklist(self, shown: list[Overview]) -> Checklist | None:
        """For who works in one edition alone: what is left there is what the day begins with."""
        if len(shown) != 1 or not can(self._user, Action.TRANSLATE, shown[0].edition):
            return None
        return Checklist(shown[0])


def show_editions(request: HttpRequest, panels: list[Component]) -> None:
    """For `construct_homepage_panels`."""
    panels.append(EditionsPanel(request))
