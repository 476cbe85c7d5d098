"""Who changed which slot from what to what, and taking a change back."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages

from editions.actions.undo_slot_change import undo_slot_change
from editions.admin.screens.directory.differences import difference
from editions.admin.screens.directory.table import DirectoryScreen
from editions.errors import EditionError
from editions.models import Edition, SlotChange
from editions.permissions import Action, for_edition

__all__ = ["history", "undo"]

_A_PAGE = 30


class _HistoryView(DirectoryScreen, TemplateView):
    template_name = "editions/directory/history.html"
    header_icon = "history"

    def get_page_title(self) -> str:
        return _("History of slots")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.edition.slot_changes.select_related("by", "undoes", "undone_by")
        page = Paginator(found, _A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "changes": page,
            "told": [self._told(change) for change in page],
        }

    def _told(self, change: SlotChange) -> dict[str, Any]:
        stored = self.table.stored.get((change.slot, change.language), {})
        stands = {name: text for name, text in stored.items() if text} == change.after
        known = change.slot in self.table.slots and change.language in self.table.pages
        undone = hasattr(change, "undone_by")
        return {
            "change": change,
            "language": get_language_info(change.language)["name_local"],
            "differences": difference(self.table, change.before, change.after),
            "undone": undone,
            "may_undo": self.may_change and known and stands and not undone,
        }


def _undo(request: HttpRequest, edition: Edition, change_id: int) -> HttpResponse:
    change = get_object_or_404(SlotChange.objects.select_related("edition"), edition=edition, pk=change_id)
    try:
        undo_slot_change(change, user=request.user)
    except EditionError as error:
        messages.error(request, " ".join([str(error), *_reasons(error)]))
    else:
        messages.success(request, _("It stands as before. Readers get it within a minute."))
    return redirect("editions_admin:directory_history", edition.code)


def _reasons(error: EditionError) -> list[str]:
    found = getattr(error, "errors", {})
    return list(dict.fromkeys(text for errors in found.values() for text in errors.values()))


history = for_edition(Action.VIEW)(_HistoryView.as_view())
undo = for_edition(Action.PUBLISH)(require_POST(_undo))
