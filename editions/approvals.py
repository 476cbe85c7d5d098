"""What is known of an edition's approvals: its steps, what waits at them, and who approved what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, PageLogEntry, TaskState, Workflow, WorkflowPage, WorkflowState

from cms.content.models import Course
from editions.models import Edition, EditionWorkflow, ReviewStep
from editions.models.review import shown_step

__all__ = [
    "Approval",
    "approvals_of",
    "current_workflow",
    "foreign_workflow",
    "in_review",
    "steps_of",
    "unanswered_steps",
]


@dataclass(frozen=True)
class Approval:
    """Who said yes to what readers get of a page; `step` is empty for who published it at once."""

    step: str
    person: str
    at: datetime
    comment: str


def current_workflow(edition: Edition) -> EditionWorkflow | None:
    """The steps that the edition's owners have set up; `None` where it uses the shared ones."""
    return edition.workflows.filter(current=True).first()


def steps_of(workflow: Workflow) -> list[ReviewStep]:
    """The steps of `workflow` in order, with the people who are named."""
    steps = ReviewStep.objects.filter(workflow_tasks__workflow=workflow.pk)
    return list(steps.order_by("workflow_tasks__sort_order").prefetch_related("people__user"))


def unanswered_steps(edition: Edition) -> list[ReviewStep]:
    """Those steps of the edition's own that nobody in it can answer as they are."""
    workflow = current_workflow(edition)
    steps = steps_of(workflow) if workflow else []
    return [step for step in steps if not step.people_asked(edition).exists()]


def foreign_workflow(edition: Edition) -> str:
    """The name of a workflow that an administrator gave the edition's course, if that is what it has."""
    roots = Course.objects.filter(identity__edition=edition)
    rows = WorkflowPage.objects.filter(page__in=roots, workflow__editionworkflow=None)
    ours = ReviewStep.objects.filter(edition=None).values("pk")
    row = rows.exclude(workflow__workflow_tasks__task__in=ours).select_related("workflow").first()
    return row.workflow.name if row else ""


def in_review(edition: Edition) -> QuerySet[WorkflowState]:
    """What of the edition's pages waits for an answer, or went back to its author, with the page; the oldest first."""
    pages = Page.objects.filter(identity__edition=edition)
    keys = pages.annotate(key=Cast("pk", CharField())).order_by().values("key")
    states = WorkflowState.objects.active().filter(base_content_type__model="page", object_id__in=keys)
    states = states.select_related("workflow", "current_task_state__task", "requested_by")
    return states.prefetch_related("content_object__locale").order_by("created_at", "pk")


def approvals_of(pages: Iterable[Page]) -> dict[int, list[Approval]]:
    """By page, who approved what is live of it, in order; nobody for what no person published.

    Read as the installation: whoever calls it has made sure that the pages may be seen.
    """
    live = {page.pk: page.live_revision_id for page in pages}
    found: dict[int, list[Approval]] = {pk: [] for pk in live}
    revisions = [each for each in live.values() if each]
    for state in _last_approved(revisions):
        found[int(state.object_id)] = [_of_step(each) for each in state.approved]
    for entry in _published(revisions):
        if not found[entry.page_id]:
            found[entry.page_id] = [Approval("", _name(entry.user), entry.timestamp, "")]
    return found


def _last_approved(revisions: list[int]) -> Iterable[Any]:
    """The approved workflows that ended with one of `revisions`, oldest first, with their answers as `approved`."""
    ended = TaskState.objects.filter(
        revision__in=revisions,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
        workflow_state__base_content_type__model="page",
    )
    states = WorkflowState.objects.filter(pk__in=ended.values("workflow_state")).order_by("pk")
    answers = TaskState.objects.filter(workflow_state__in=states, status=TaskState.STATUS_APPROVED)
    by_state: dict[int, list[TaskState]] = {}
    for answer in answers.select_related("task", "finished_by").order_by("finished_at", "pk"):
        by_state.setdefault(answer.workflow_state_id, []).append(answer)  # type: ignore[attr-defined]
    for state in states:
        state.approved = by_state.get(state.pk, [])  # type: ignore[attr-defined]
        yield state


def _of_step(answer: TaskState) -> Approval:
    return Approval(shown_step(answer.task.name), _name(answer.finished_by), answer.finished_at, answer.comment)


def _published(revisions: list[int]) -> Iterable[PageLogEntry]:
    entries = PageLogEntry.objects.filter(action="wagtail.publish", revision__in=revisions, user__isnull=False)
    return entries.select_related("user").order_by("timestamp")


def _name(person: Any) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""
