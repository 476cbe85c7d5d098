"""What the editor of a page offers to do with it, in the words of this product."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.models import WorkflowState

__all__ = ["name_submission"]


class _SubmitForReview(SubmitForModerationMenuItem):
    """Named by what happens next; names of workflows are stored and have no translation."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        sent_back = state and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        return context | {"label": _("Send again for review") if sent_back else _("Send for review")}


def name_submission(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """For `construct_page_action_menu`."""
    items[:] = [_SubmitForReview(item.order) if type(item) is SubmitForModerationMenuItem else item for item in items]
