"""A page that is sent in at the moment at which its edition's steps are changed is not sent at all.

Wagtail looks up a page's workflow and starts it later on. Steps of old are asked no more by then, and a
workflow without any step is over as soon as it begins: a publisher's page would be published past
everybody who should have answered.
"""

from collections.abc import Callable
from typing import Any

from django.db.models.signals import pre_save
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, Workflow, WorkflowState

from editions.errors import Stale

__all__ = ["ChangedStepsMiddleware", "StepsChanged", "connect"]


class StepsChanged(Stale):
    """`page` was not sent for review: its steps are others by now."""

    def __init__(self, page: Page) -> None:
        said = _("The steps of approval were changed just now. “%(page)s” was not sent: send it for review once more.")
        super().__init__(said % {"page": page.get_admin_display_title()})
        self.page = page


def _check(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    """Within the transaction that starts it: whoever changes the steps waits, and sees the page in review."""
    page = instance.content_object
    if not instance._state.adding or not isinstance(page, Page):
        return
    begun = Workflow.objects.select_for_update(of=("self",)).filter(pk=instance.workflow_id)
    if not any(begun.values_list("active", flat=True)):
        raise StepsChanged(page)


class ChangedStepsMiddleware:
    """Says so where somebody sends a page in from its form: its draft is kept, and shown again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, StepsChanged):
            return None
        messages.error(request, str(exception))
        return redirect("wagtailadmin_pages:edit", exception.page.pk)


def connect() -> None:
    """Called once at start-up."""
    pre_save.connect(_check, sender=WorkflowState, dispatch_uid="editions.changed_steps")
