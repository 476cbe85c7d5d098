"""Set up the steps by which an edition's pages are approved, or go back to the shared ones."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Task, WorkflowState, WorkflowTask

from cms.content.models import Course
from editions.approval_templates import StepPlan
from editions.approvals import current_workflow, steps_of
from editions.audit import record
from editions.errors import Invalid, Stale
from editions.models import AuditAction, Edition, EditionWorkflow, Membership, ReviewStep, Role, StepAction, roles_from
from editions.permissions import Action, require
from editions.workflow import assign, shared_workflow

__all__ = ["change_approvals", "plan_of", "use_shared_approvals"]

_MOST_STEPS = 12
_LONGEST_NAME = 80


@transaction.atomic
def change_approvals(
    edition: Edition, steps: Sequence[StepPlan], *, seen: int | None | str = "any", user: Any = None
) -> EditionWorkflow:
    """Pages are sent through `steps` from now on; the last one publishes.

    What is in review finishes on the steps with which it began. `seen` is the workflow that whoever
    changes it has looked at, `None` for the shared one. Raises `NotPermitted`, `Stale` if that is no
    longer the one, and `Invalid` with the step that cannot be.
    """
    require(user, Action.MANAGE_EDITION, edition)
    before = _locked(edition, seen)
    people = {row.pk: row for row in Membership.objects.filter(edition=edition).select_related("user")}
    wanted = _checked(steps, people)
    if before is not None and [plan_of(step) for step in steps_of(before)] == wanted:
        return before
    _retire(before)
    workflow = EditionWorkflow.objects.create(name=edition.title, edition=edition)
    for order, plan in enumerate(wanted):
        step = _made(edition, plan, last=order == len(wanted) - 1)
        WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=order)
    assign(workflow, _roots(edition))
    record(edition, user, AuditAction.APPROVALS_CHANGED, {"steps": " → ".join(plan.name for plan in wanted)})
    _let_rest(edition, before)
    return workflow


@transaction.atomic
def use_shared_approvals(edition: Edition, *, seen: int | None | str = "any", user: Any = None) -> None:
    """Pages are reviewed and published as in every edition that has no steps of its own; see `change_approvals`."""
    require(user, Action.MANAGE_EDITION, edition)
    before = _locked(edition, seen)
    _retire(before)
    shared = shared_workflow()
    assign(shared, _roots(edition))
    if before is not None:
        record(edition, user, AuditAction.APPROVALS_CHANGED, {"steps": shared.name})
    _let_rest(edition, before)


def plan_of(step: ReviewStep) -> StepPlan:
    """A step as it was wanted; who has left since is not among its people."""
    role = "" if step.named else step.role or (Role.PUBLISHER if step.action == StepAction.PUBLISH else Role.REVIEWER)
    people = tuple(sorted(row.pk for row in step.people.all()))
    return StepPlan(step.name, role, people, step.always_asked)


def _locked(edition: Edition, seen: int | None | str) -> EditionWorkflow | None:
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    before = current_workflow(edition)
    if seen != "any" and seen != (before.pk if before else None):
        raise Stale(_("Somebody else has changed the steps meanwhile. Look at theirs first; nothing was saved."))
    return before


def _roots(edition: Edition) -> Collection[Course]:
    return Course.objects.filter(identity__edition=edition)


def _checked(steps: Sequence[StepPlan], people: dict[int, Membership]) -> list[StepPlan]:
    if not steps:
        raise Invalid(_("At least one step is needed: the last one publishes."))
    if len(steps) > _MOST_STEPS:
        raise Invalid(_("At most %(count)s steps are possible.") % {"count": _MOST_STEPS})
    last = len(steps) - 1
    return [_checked_step(plan, number, number == last, people) for number, plan in enumerate(steps)]


def _checked_step(plan: StepPlan, number: int, last: bool, people: dict[int, Membership]) -> StepPlan:
    name = " ".join(plan.name.split())
    if not name:
        raise Invalid(_("Step %(number)s has no name.") % {"number": number + 1})
    if len(name) > _LONGEST_NAME:
        raise Invalid(_("Step %(number)s: a name has at most %(count)s characters.") % _facts(number, _LONGEST_NAME))
    least = Role.PUBLISHER if last else Role.REVIEWER
    if plan.role:
        if plan.role not in roles_from(least):
            raise Invalid(_too_small(name, last))
        return StepPlan(name, Role(plan.role), (), plan.always_asked)
    for pk in plan.people:
        member = people.get(pk)
        if member is None:
            raise Invalid(_("“%(step)s”: somebody who is named is not in this edition.") % {"step": name})
        if member.role not in roles_from(least):
            said = _("“%(step)s”: %(person)s is %(role)s here and cannot answer it. Change their role first.")
            facts = {"step": name, "person": member.user.get_username(), "role": Role(member.role).label.lower()}
            raise Invalid(said % facts)
    if not plan.people:
        raise Invalid(_("“%(step)s”: choose at least one person, or a role.") % {"step": name})
    return StepPlan(name, "", tuple(sorted(set(plan.people))), plan.always_asked)


def _facts(number: int, count: int) -> dict[str, int]:
    return {"number": number + 1, "count": count}


def _too_small(name: str, last: bool) -> str:
    if last:
        said = _("“%(step)s” is the last step and publishes: only publishers and owners can answer it.")
    else:
        said = _("“%(step)s”: a step is answered by reviewers, publishers or owners.")
    return said % {"step": name}


def _made(edition: Edition, plan: StepPlan, *, last: bool) -> ReviewStep:
    step = ReviewStep.objects.create(
        name=plan.name,
        edition=edition,
        action=StepAction.PUBLISH if last else StepAction.REVIEW,
        role=plan.role,
        named=not plan.role,
        always_asked=plan.always_asked,
    )
    step.people.set(plan.people)
    return step


def _retire(workflow: EditionWorkflow | None) -> None:
    """Nothing is sent into it any more; what is in it goes on."""
    if workflow is not None:
        EditionWorkflow.objects.filter(pk=workflow.pk).update(current=False, active=False)


def _let_rest(edition: Edition, retired: EditionWorkflow | None) -> None:
    """Steps of old that nothing waits at are asked no more; those that nothing ever came to go.

    But for those just `retired`, which go with the next change: somebody who sends a page in may have
    looked them up a moment ago, and is told that they are others now.
    """
    old = EditionWorkflow.objects.filter(edition=edition, current=False)
    at_work = WorkflowState.objects.active().filter(workflow__in=old).values("workflow")
    over = old.exclude(pk__in=at_work)
    Task.objects.filter(workflow_tasks__workflow__in=over.values("pk")).update(active=False)
    for unused in over.filter(workflow_states=None).exclude(pk=retired.pk if retired else None):
        ReviewStep.objects.filter(workflow_tasks__workflow=unused.pk).delete()
        unused.delete()
