"""Pages go live by their edition's workflow: reviewed, then published, by its own people alone."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowPage, WorkflowTask

from editions.models import Role, StepAction
from editions.permissions import forget_roles
from editions.roles import sync_roles
from tests.factories import make_member


@pytest.fixture
def lesson(small):
    return small.pages["lesson"]


@pytest.fixture
def sent_in(small, lesson):
    """The lesson with a draft, waiting for review; sent in by an editor."""
    author = small.member(Role.EDITOR)
    lesson.title = "First hours, better"
    lesson.save_revision(user=author)
    return lesson.get_workflow().start(lesson, author)


def answer(client, page, action: str = "approve", state=None):
    state = state or page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": "Said why"}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")


def now(page) -> tuple[str, str | None]:
    """The live title, and the step at which the page waits."""
    fresh = Page.objects.get(pk=page.pk)
    task = fresh.current_workflow_task
    return fresh.title, task.action if task else None


def test_an_editor_sends_a_page_in_from_its_form(small, lesson, sign_in):
    client = sign_in(small.member(Role.EDITOR))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])).content.decode()

    assert "Send for review" in html
    assert "Moderators approval" not in html


def test_a_reviewer_passes_on_and_a_publisher_puts_it_before_readers(small, lesson, sent_in, sign_in):
    answer(sign_in(small.member(Role.REVIEWER)), lesson)
    assert now(lesson) == ("First hours", StepAction.PUBLISH)

    answer(sign_in(small.member(Role.PUBLISHER)), lesson)
    assert now(lesson) == ("First hours, better", None)


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.OWNER])
def test_who_may_do_both_is_asked_once(small, lesson, sent_in, sign_in, role):
    answer(sign_in(small.member(role)), lesson)

    assert now(lesson) == ("First hours, better", None)


def test_a_reviewer_cannot_publish_what_waits_for_a_publisher(small, lesson, sent_in, sign_in):
    client = sign_in(small.member(Role.REVIEWER))
    answer(client, lesson)
    answer(client, lesson)

    assert now(lesson) == ("First hours", StepAction.PUBLISH)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR])
def test_who_may_not_review_cannot_answer(small, lesson, sent_in, sign_in, role):
    answer(sign_in(small.member(role)), lesson)

    assert now(lesson) == ("First hours", StepAction.REVIEW)


def test_what_is_sent_back_can_be_sent_in_again(small, lesson, sent_in, sign_in):
    answer(sign_in(small.member(Role.REVIEWER)), lesson, "reject")
    html = sign_in(small.member(Role.EDITOR)).get(reverse("wagtailadmin_pages:edit", args=[lesson.pk]))

    assert "Send again for review" in html.content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OWNER])
def test_another_editions_people_neither_see_nor_answer_it(small, foreign, lesson, sent_in, sign_in, role):
    client = sign_in(foreign.member(role))

    assert answer(client, lesson).status_code == 404
    assert "First hours" not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert now(lesson) == ("First hours", StepAction.REVIEW)


def test_a_step_by_itself_refuses_another_editions_people(small, foreign, lesson, sent_in):
    """Even where no gate stands before it."""
    step = lesson.current_workflow_task
    stranger = foreign.member(Role.OWNER)

    assert step.get_actions(lesson, stranger) == []
    assert step.locked_for_user(lesson, stranger)
    assert not step.user_can_access_editor(lesson, stranger)
    assert not TaskState.objects.reviewable_by(stranger).exists()


def test_what_waits_is_on_the_first_page_of_those_who_can_answer(small, lesson, sent_in, sign_in):
    shown = {
        role: "First hours" in sign_in(small.member(role)).get(reverse("wagtailadmin_home")).content.decode()
        for role in (Role.TRANSLATOR, Role.REVIEWER, Role.PUBLISHER)
    }

    assert shown == {Role.TRANSLATOR: False, Role.REVIEWER: True, Role.PUBLISHER: True}


def test_mail_goes_to_those_who_can_answer_in_that_edition_alone(small, foreign, lesson):
    author, reviewer = small.member(Role.EDITOR), small.member(Role.REVIEWER)
    owner = small.member(Role.OWNER)
    foreign.member(Role.REVIEWER)
    lesson.get_workflow().start(lesson, author)

    assert sorted(each.to[0] for each in mail.outbox) == sorted([reviewer.email, owner.email])


def test_nobody_is_told_of_a_step_that_answered_itself(small, lesson, sent_in, sign_in):
    small.member(Role.PUBLISHER)
    mail.outbox.clear()
    answer(sign_in(small.member(Role.OWNER)), lesson)

    assert not [each for each in mail.outbox if "submitted" in each.subject]


def test_a_role_taken_away_takes_the_answer_with_it(small, lesson, sent_in):
    reviewer = small.member(Role.REVIEWER)
    step = lesson.current_workflow_task
    assert step.get_actions(lesson, reviewer)

    reviewer.memberships.all().delete()
    forget_roles(reviewer)
    assert step.get_actions(lesson, reviewer) == []


def test_every_language_has_the_workflow(small):
    assert {small.pages[name].get_workflow().name for name in ("course", "arabic")} == {"Review and publication"}


def test_two_editions_share_steps_that_name_neither(small, foreign):
    assert small.pages["course"].get_workflow() == foreign.pages["course"].get_workflow()


def test_another_workflow_that_an_administrator_chose_is_left_alone(small):
    task = GroupApprovalTask.objects.create(name="Ours")
    other = Workflow.objects.create(name="Ours")
    WorkflowTask.objects.create(workflow=other, task=task)
    WorkflowPage.objects.filter(page=small.pages["course"]).update(workflow=other)
    sync_roles(small.edition)

    assert small.pages["course"].get_workflow() == other


def test_a_person_of_two_editions_answers_in_each_as_their_role_there_says(small, foreign, lesson, sent_in):
    person = make_member(small.edition, Role.EDITOR)
    make_member(foreign.edition, Role.OWNER, person)

    assert lesson.current_workflow_task.get_actions(lesson, person) == []
