"""What tests of releases by the clock share: a person, a queue, publications, and time that passes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from editions.actions.plan_release import plan_release
from editions.models import PlannedRelease, Role
from editions.tasks import publish_planned_release

__all__ = ["HOUR", "State", "pass_time", "person", "plan", "publish", "queued", "work"]

State = PlannedRelease.State
HOUR = timedelta(hours=1)


@pytest.fixture
def person(small):
    return small.member(Role.PUBLISHER)


@pytest.fixture
def queued(settings):
    """The queue of a real installation, with nobody at work on it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Makes a new text of a page live, as committed."""

    def published(page, title):
        page = Page.objects.get(pk=page.pk).specific
        page.title = title
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return published


def plan(small, **facts) -> PlannedRelease:
    return plan_release(small.edition, timezone.now() + HOUR, **facts)


def pass_time(planned: PlannedRelease) -> None:
    """Its time has come."""
    PlannedRelease.objects.filter(pk=planned.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def work(planned: PlannedRelease) -> PlannedRelease:
    """What a worker does when it is due."""
    pass_time(planned)
    publish_planned_release.func(planned.pk)
    planned.refresh_from_db()
    return planned
