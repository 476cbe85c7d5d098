"""What tests of approvals share: pages that are sent in, and people who answer."""

import pytest
from wagtail.models import Page

from editions.approval_templates import StepPlan
from editions.models import Membership, Role
from editions.permissions import forget_roles

__all__ = [
    "CONTENT",
    "PUBLICATION",
    "approve",
    "fresh",
    "lawyer",
    "legal",
    "lesson",
    "membership",
    "owner",
    "send_in",
    "waits_at",
]

CONTENT = StepPlan("Content", Role.REVIEWER)
PUBLICATION = StepPlan("Publication", Role.PUBLISHER)


@pytest.fixture
def lesson(small):
    return small.pages["lesson"]


@pytest.fixture
def owner(small):
    return small.member(Role.OWNER)


@pytest.fixture
def lawyer(small):
    return small.member(Role.REVIEWER)


def membership(edition, user) -> int:
    return Membership.objects.get(edition=edition, user=user).pk


def legal(small, *people) -> StepPlan:
    return StepPlan("Legal", people=tuple(membership(small.edition, each) for each in people))


def fresh(page):
    return Page.objects.get(pk=page.pk).specific


def send_in(page, author, title="First hours, better"):
    page = fresh(page)
    page.title = title
    page.save_revision(user=author)
    return page.get_workflow().start(page, author)


def approve(page, user, comment=""):
    """As from the page"s form: only who is offered it can."""
    forget_roles(user)
    state = fresh(page).current_workflow_task_state
    step = state.task.specific
    assert "approve" in {action[0] for action in step.get_actions(fresh(page), user)}, f"{user} at {step}"
    step.on_action(state, user, "approve", comment=comment)


def waits_at(page) -> str:
    task = fresh(page).current_workflow_task
    return task.name if task else ""
