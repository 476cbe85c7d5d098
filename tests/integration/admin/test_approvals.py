"""Steps of an edition: who sets them up, who answers them."""

import pytest
from django.core import mail
from wagtail.models import Task, TaskState, WorkflowPage

from editions.actions.add_language import add_language
from editions.actions.change_approvals import change_approvals, plan_of, use_shared_approvals
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.approval_templates import TEMPLATES, StepPlan
from editions.approvals import current_workflow, steps_of
from editions.errors import Invalid, NotPermitted, Stale
from editions.models import AuditAction, AuditEntry, EditionWorkflow, Membership, Role
from editions.permissions import forget_roles
from editions.workflow import shared_workflow
from tests.factories import make_member
from tests.integration.admin.approving import (
    CONTENT,
    PUBLICATION,
    approve,
    fresh,
    lawyer,
    legal,
    lesson,
    membership,
    owner,
    send_in,
    waits_at,
)

__all__ = ["lawyer", "lesson", "owner"]


def test_a_page_goes_through_the_editions_own_steps(small, lesson, owner, lawyer):
    change_approvals(small.edition, [CONTENT, legal(small, lawyer), PUBLICATION], user=owner)
    reviewer, publisher = small.member(Role.REVIEWER), small.member(Role.PUBLISHER)
    send_in(lesson, small.member(Role.EDITOR))

    stations = [waits_at(lesson)]
    for person in (reviewer, lawyer, publisher):
        approve(lesson, person)
        stations.append(waits_at(lesson))
    assert stations == ["Content", "Legal", "Publication", ""]
    assert fresh(lesson).title == "First hours, better"


def test_a_step_with_names_is_answered_by_nobody_else(small, lesson, owner, lawyer):
    change_approvals(small.edition, [legal(small, lawyer), PUBLICATION], user=owner)
    send_in(lesson, small.member(Role.EDITOR))
    step, page = fresh(lesson).current_workflow_task, fresh(lesson)

    allowed = {
        person.pk: bool(step.get_actions(page, person))
        for person in (lawyer, owner, small.member(Role.REVIEWER), small.member(Role.PUBLISHER))
    }
    assert [pk for pk, may in allowed.items() if may] == [lawyer.pk]
    assert TaskState.objects.reviewable_by(lawyer).count() == 1
    assert not TaskState.objects.reviewable_by(owner).exists()


def test_a_step_for_a_role_is_answered_by_those_who_may_as_much(small, owner):
    change_approvals(small.edition, [StepPlan("Sign-off", Role.OWNER)], user=owner)
    [step] = steps_of(current_workflow(small.edition))
    small.member(Role.PUBLISHER)

    assert list(step.people_asked(small.edition)) == [owner]


def test_who_leaves_the_edition_loses_the_step_and_gets_it_back_by_being_named_anew(small, lesson, owner, lawyer):
    change_approvals(small.edition, [legal(small, lawyer), PUBLICATION], user=owner)
    send_in(lesson, small.member(Role.EDITOR))
    step = fresh(lesson).current_workflow_task
    lawyer.memberships.all().delete()
    make_member(small.edition, Role.REVIEWER, lawyer)
    forget_roles(lawyer)

    assert step.get_actions(fresh(lesson), lawyer) == []
    assert not step.people_asked(small.edition).exists()


def test_a_smaller_role_takes_the_step_too(small, lesson, owner, lawyer):
    change_approvals(small.edition, [legal(small, lawyer), PUBLICATION], user=owner)
    send_in(lesson, small.member(Role.EDITOR))
    Membership.objects.filter(user=lawyer).update(role=Role.TRANSLATOR)
    forget_roles(lawyer)

    assert fresh(lesson).current_workflow_task.get_actions(fresh(lesson), lawyer) == []


def test_mail_goes_to_those_who_are_named_alone(small, lesson, owner, lawyer):
    change_approvals(small.edition, [legal(small, lawyer), PUBLICATION], user=owner)
    small.member(Role.REVIEWER)
    send_in(lesson, small.member(Role.EDITOR))

    assert [each.to for each in mail.outbox if "submitted" in each.subject] == [[lawyer.email]]


def test_who_may_do_both_is_asked_once_unless_the_step_is_always_asked(small, lesson, owner):
    author = small.member(Role.EDITOR)
    change_approvals(small.edition, [CONTENT, PUBLICATION], user=owner)
    send_in(lesson, author)
    approve(lesson, owner)
    assert (waits_at(lesson), fresh(lesson).title) == ("", "First hours, better")

    change_approvals(small.edition, [CONTENT, StepPlan("Publication", Role.PUBLISHER, always_asked=True)], user=owner)
    send_in(lesson, author, "Again")
    approve(lesson, owner)
    assert waits_at(lesson) == "Publication"


def test_what_is_in_review_finishes_on_the_steps_with_which_it_began(small, lesson, owner, lawyer):
    change_approvals(small.edition, [CONTENT, legal(small, lawyer), PUBLICATION], user=owner)
    send_in(lesson, small.member(Role.EDITOR))
    change_approvals(small.edition, [StepPlan("Only", Role.PUBLISHER)], user=owner)
    approve(lesson, small.member(Role.REVIEWER))
    assert waits_at(lesson) == "Legal"
    approve(lesson, lawyer)
    approve(lesson, small.member(Role.PUBLISHER))
    assert fresh(lesson).title == "First hours, better"

    send_in(lesson, owner, "New")
    assert waits_at(lesson) == "Only"


def test_what_was_sent_back_is_sent_in_again_where_it_was(small, lesson, owner):
    author, reviewer = small.member(Role.EDITOR), small.member(Role.REVIEWER)
    change_approvals(small.edition, [CONTENT, PUBLICATION], user=owner)
    state = send_in(lesson, author)
    state.current_task_state.reject(user=reviewer, comment="Say where")
    change_approvals(small.edition, [StepPlan("Only", Role.PUBLISHER)], user=owner)
    type(state).objects.get(pk=state.pk).resume(author)

    assert waits_at(lesson) == "Content"


def test_steps_that_nothing_waits_at_are_asked_no_more(small, lesson, owner):
    """Wagtail asks every active step of the installation what waits for somebody."""
    change_approvals(small.edition, [CONTENT, PUBLICATION], user=owner)
    send_in(lesson, small.member(Role.EDITOR))
    approve(lesson, owner)
    for name in ("One", "Two", "Three"):
        change_approvals(small.edition, [StepPlan(name, Role.PUBLISHER)], user=owner)

    own = Task.objects.filter(reviewstep__edition=small.edition)
    assert sorted(own.filter(active=True).values_list("name", flat=True)) == ["Three"]
    # What has been used stays, for the history of pages; what is just replaced, for who is sending a page in.
    assert sorted(own.filter(active=False).values_list("name", flat=True)) == ["Content", "Publication", "Two"]
    assert EditionWorkflow.objects.filter(edition=small.edition).count() == 3


@pytest.mark.parametrize(
    "steps, said",
    [
        ([], "At least one step"),
        ([CONTENT], "“Content” is the last step and publishes"),
        ([StepPlan("  ", Role.PUBLISHER)], "Step 1 has no name"),
        ([StepPlan("x" * 81, Role.PUBLISHER)], "at most 80 characters"),
        ([StepPlan("Look", Role.EDITOR), PUBLICATION], "answered by reviewers, publishers or owners"),
        ([StepPlan("Look", "emperor"), PUBLICATION], "answered by reviewers, publishers or owners"),
        ([StepPlan("Legal"), PUBLICATION], "choose at least one person"),
        ([PUBLICATION] * 13, "At most 12 steps"),
    ],
)
def test_steps_that_cannot_be_are_refused_and_nothing_is_changed(small, owner, steps, said):
    with pytest.raises(Invalid, match=said):
        change_approvals(small.edition, steps, user=owner)
    assert current_workflow(small.edition) is None
    assert small.pages["course"].get_workflow() == shared_workflow()


def test_nobody_of_another_edition_can_be_named(small, foreign, owner):
    stranger = membership(foreign.edition, foreign.member(Role.OWNER))
    with pytest.raises(Invalid, match="not in this edition"):
        change_approvals(small.edition, [StepPlan("Sign-off", people=(stranger,))], user=owner)


def test_who_may_not_publish_cannot_be_named_for_the_last_step(small, owner, lawyer):
    with pytest.raises(Invalid, match="reviewer here and cannot answer it"):
        change_approvals(small.edition, [legal(small, lawyer)], user=owner)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.PUBLISHER])
def test_only_owners_change_the_steps(small, role):
    with pytest.raises(NotPermitted):
        change_approvals(small.edition, [PUBLICATION], user=small.member(role))
    with pytest.raises(NotPermitted):
        use_shared_approvals(small.edition, user=small.member(role))


def test_steps_that_somebody_else_changed_meanwhile_are_not_overwritten(small, owner):
    seen = current_workflow(small.edition)
    change_approvals(small.edition, [PUBLICATION], user=owner)
    with pytest.raises(Stale):
        change_approvals(small.edition, [CONTENT, PUBLICATION], seen=seen, user=owner)
    with pytest.raises(Stale):
        use_shared_approvals(small.edition, seen=None, user=owner)


def test_each_change_is_written_down_and_none_that_changes_nothing(small, owner):
    change_approvals(small.edition, [CONTENT, PUBLICATION], user=owner)
    change_approvals(small.edition, [CONTENT, PUBLICATION], user=owner)
    use_shared_approvals(small.edition, user=owner)

    entries = AuditEntry.objects.filter(edition=small.edition, action=AuditAction.APPROVALS_CHANGED).order_by("pk")
    assert [each.details["steps"] for each in entries] == ["Content → Publication", "Review and publication"]
    assert {each.actor for each in entries} == {owner}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_valid_as_it_is_and_read_back_the_same(small, owner, name):
    plans = TEMPLATES[name].steps()
    workflow = change_approvals(small.edition, plans, user=owner)

    assert [plan_of(step) for step in steps_of(workflow)] == plans
    assert [step.action for step in steps_of(workflow)] == ["review"] * (len(plans) - 1) + ["publish"]


def test_every_language_has_the_steps_and_so_has_a_later_one(small, owner):
    workflow = change_approvals(small.edition, [PUBLICATION], user=owner)
    add_language(small.edition, "sw", offered=False, user=owner)
    rows = WorkflowPage.objects.filter(page__identity__edition=small.edition)

    assert {row.workflow_id for row in rows} == {workflow.pk}
    assert rows.count() == 3


def test_another_edition_keeps_its_own(small, foreign, owner):
    change_approvals(small.edition, [PUBLICATION], user=owner)

    assert foreign.pages["course"].get_workflow() == shared_workflow()


def test_a_fork_begins_with_the_shared_steps(small, owner, lawyer):
    change_approvals(small.edition, [legal(small, lawyer), PUBLICATION], user=owner)
    publish_release(small.edition, user=owner)
    fork_edition(small.edition, "forked", title="Forked", owner="Ministry")
    rows = WorkflowPage.objects.filter(page__identity__edition__code="forked")

    assert {row.workflow_id for row in rows} == {shared_workflow().pk}


def test_a_step_of_another_edition_is_answered_by_nobody(small, foreign, lesson, owner):
    """Even where an administrator gave one edition's workflow to another's course."""
    theirs = change_approvals(foreign.edition, [PUBLICATION])
    WorkflowPage.objects.filter(page=small.pages["course"]).update(workflow=theirs.pk)
    send_in(lesson, small.member(Role.EDITOR))
    step = fresh(lesson).current_workflow_task

    assert step.get_actions(fresh(lesson), owner) == []
    assert step.get_actions(fresh(lesson), foreign.member(Role.OWNER)) == []
    assert not step.people_asked(small.edition).exists()
