"""Answering a step of a review: Wagtail does it without a word, where its own editor does not answer for it."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import TaskState

from cms.bidi import isolated

__all__ = ["workflow_action"]


def workflow_action(request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponseBase:
    """Says what became of the page."""
    answered = TaskState.objects.filter(pk=kwargs["task_state_id"])
    before = answered.values_list("status", flat=True).first()
    response = WorkflowActionView.as_view()(request, page_id=page_id, **kwargs)
    state = answered.first()
    if isinstance(response, HttpResponseRedirect) and state is not None and state.status != before:
        said = {
            TaskState.STATUS_APPROVED: _("“%(page)s” is approved."),
            TaskState.STATUS_REJECTED: _("“%(page)s” is sent back: changes are asked for."),
        }.get(state.status)
        page = state.workflow_state.content_object
        if said and page is not None:
            messages.success(request, said % {"page": isolated(page.get_admin_display_title())})
    return response
