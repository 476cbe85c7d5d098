"""The review screen: every change that upstream offers, compared and decided."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from editions.admin.review.cards import Card
from editions.admin.review.groups import counts_by_kind, grouped, module_of, modules_of
from editions.admin.review.kinds import KINDS
from editions.admin.review.material import Material
from editions.admin.review.notices import notices_of
from editions.admin.screens.updates.screen import UpdateScreen
from editions.admin.work_status import work_status
from editions.models import Update
from editions.permissions import Action, can, for_edition

__all__ = ["progress_of", "review", "view_of"]

_A_PAGE = 40
_VIEWS = ("side", "inline")


def progress_of(update: Update) -> dict[str, Any]:
    """How many items are decided: as numbers, and in words."""
    total = update.items.count()
    numbers = {"total": total, "decided": total - update.items.filter(decision="").count()}
    return {**numbers, "text": _("%(decided)s of %(total)s decided") % numbers}


def view_of(request: HttpRequest) -> str:
    """Side by side or in line: as asked for now, else as last time."""
    asked = request.GET.get("view")
    if asked in _VIEWS:
        request.session["update_view"] = asked
    return request.session.get("update_view", _VIEWS[0])


class _ReviewView(UpdateScreen, TemplateView):
    template_name = "editions/updates/review.html"

    def get_page_title(self) -> str:
        return self.name

    @property
    def _kind(self) -> str:
        asked = self.request.GET.get("show", "all")
        return asked if asked in KINDS else "all"

    @property
    def _module(self) -> str | None:
        asked = self.request.GET.get("module", "*")
        return None if asked == "*" else asked

    def _shown(self, cards: list[Card]) -> list[Card]:
        module = self._module
        chosen = [card for card in cards if self._kind in card.kinds]
        return chosen if module is None else [card for card in chosen if module_of(card.item) == module]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        update = self.update
        items = list(update.items.select_related("decided_by"))
        material = Material(update, items)
        cards = [Card(item, material) for item in items]
        module = self._module
        asked = update.requests.first() or self.edition.update_requests.filter(update=None).first()
        shown = [card for group in grouped(self._shown(cards), material) for card in group.cards]
        page = Paginator(shown, _A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "open": update.state in Update.OPEN,
            "groups": grouped(page.object_list, material),
            "page": page,
            "kinds": counts_by_kind(card for card in cards if module is None or module_of(card.item) == module),
            "kind": self._kind,
            "modules": modules_of(cards, material),
            "module": module,
            "view": view_of(self.request),
            "query": self.request.GET.urlencode(),
            "progress": progress_of(update),
            "notices": notices_of(update, material),
            "next_undecided": next((card.key for card in page.object_list if not card.item.decision), ""),
            "clean_undecided": sum(not item.conflict and not item.decision for item in items),
            "may_publish": can(self.request.user, Action.PUBLISH, self.edition),
            "asked": asked,
            "work": work_status(asked),
            "words": json.dumps({"failed": _("That was not saved. Check your connection and try again.")}),
        }


review = for_edition(Action.EDIT)(_ReviewView.as_view())
