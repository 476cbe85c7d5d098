"""The workflow by which an edition's pages go live: reviewed first, then published.

What is sent in is answered by people of the same edition: a reviewer says that it is right, a
publisher puts it before readers, and who may do both is asked once. Those two steps know no edition
(`ReviewStep`), so all courses share them until an edition's owners set up steps of their own
(`EditionWorkflow`); an administrator may still give a course another workflow, which is then left
alone until owners change it.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier
from wagtail.models import Page, TaskState, Workflow, WorkflowPage, WorkflowTask
from wagtail.signals import task_submitted

from editions.models import EditionWorkflow, ReviewStep, StepAction
from editions.permissions import edition_of_page

__all__ = ["assign", "connect", "give_workflow", "shared_workflow"]

_NAME = "Review and publication"
_STEP_NAMES = {StepAction.REVIEW: "Review", StepAction.PUBLISH: "Publication"}


def give_workflow(roots: Iterable[Page]) -> None:
    """Puts those of the courses `roots` under their edition's workflow that have none of their own."""
    pages = [root.pk for root in roots]
    having = set(WorkflowPage.objects.filter(page__in=pages).values_list("page_id", flat=True))
    lacking = [page for page in pages if page not in having]
    own = EditionWorkflow.objects.filter(current=True, edition__identities__page__in=lacking)
    workflow_of = dict(own.values_list("edition__identities__page", "pk"))
    if others := [page for page in lacking if page not in workflow_of]:
        shared = shared_workflow()
        if shared.active:
            workflow_of |= dict.fromkeys(others, shared.pk)
    WorkflowPage.objects.bulk_create(
        WorkflowPage(workflow_id=workflow, page_id=page) for page, workflow in workflow_of.items()
    )


def assign(workflow: Workflow, roots: Iterable[Page]) -> None:
    """Puts the courses `roots` under `workflow`, whichever they had before."""
    for root in roots:
        WorkflowPage.objects.update_or_create(page_id=root.pk, defaults={"workflow_id": workflow.pk})


def shared_workflow() -> Workflow:
    """The first that has a step of all editions; made when it is first wanted."""
    steps = ReviewStep.objects.filter(edition=None).values("pk")
    found = Workflow.objects.filter(workflow_tasks__task__in=steps).order_by("pk").first()
    if found is not None:
        return found
    workflow = Workflow.objects.create(name=_NAME)
    for order, action in enumerate(StepAction):
        step = ReviewStep.objects.create(name=_STEP_NAMES[action], action=action)
        WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=order)
    return workflow


class _SubmissionMail(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells those who may answer a step, in Wagtail's words, that something waits for them."""

    notification = "submitted"

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return isinstance(instance, TaskState) and isinstance(instance.task.specific, ReviewStep)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Any:
        step, user = task_state.task.specific, kwargs.get("user")
        state = task_state.workflow_state
        edition = edition_of_page(state.content_object)
        if edition is None or step.answered_already(state, user):
            return set()
        people = step.people_asked(edition)
        return people.exclude(pk=user.pk) if user else people


_submission_mail = _SubmissionMail()


def connect() -> None:
    """Called once at start-up."""
    task_submitted.connect(_submission_mail, sender=TaskState, dispatch_uid="editions.workflow.submitted")
