"""Where a translated page is on its way to readers, and what a person may do about it."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState

from editions.models import Edition
from editions.models.review import shown_step
from editions.translations_in_review import source_changed_since

__all__ = ["Answer", "Review", "review_of"]


@dataclass(frozen=True)
class Answer:
    """One way to answer a step; `asks` whether it takes a comment."""

    name: str
    label: str
    asks: bool
    address: str


@dataclass(frozen=True)
class Review:
    """`step` is empty where the page is not in review. `comment` says why it was sent back.

    `source_changed` says that what waits was rebuilt, since the source was published anew.
    """

    here: str
    send: str
    step: str = ""
    sent_back: bool = False
    comment: str = ""
    source_changed: bool = False
    answers: list[Answer] = field(default_factory=list)


def review_of(page: Page, edition: Edition, user: Any) -> Review:
    """For `user`; the actions are the step's own, one for each name."""
    here = reverse("wagtailadmin_pages:edit", args=[page.pk])
    send = reverse("editions_admin:send_translation", args=[edition.code, page.locale.language_code, page.pk])
    state = page.current_workflow_state
    task = page.current_workflow_task_state
    if state is None:
        return Review(here, send)
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES or task is None:
        return Review(here, send, sent_back=True, comment=_reason(state))
    changed = source_changed_since(state)
    return Review(
        here, send, step=shown_step(task.task.name), source_changed=changed, answers=_answers(page, task, user)
    )


def _answers(page: Page, task: TaskState, user: Any) -> list[Answer]:
    found: dict[str, Answer] = {}
    for name, label, asks in task.task.specific.get_actions(page, user):
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, task.pk])
        found.setdefault(name, Answer(name, label, asks, address))
    return list(found.values())


def _reason(state: WorkflowState) -> str:
    rejected = state.task_states.filter(status=TaskState.STATUS_REJECTED).order_by("-finished_at").first()
    return rejected.get_comment() if rejected else ""
