"""Somebody approves a translation while somebody else publishes its source: one waits for the other."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from wagtail.models import Page

from editions.actions.submit_translation import submit_translation
from editions.models import Role
from tests.factories import make_member
from tests.integration.translating.conftest import Scene, scene
from tests.integration.translating.test_review_follows_source import approve, lesson, remove, translate
from tests.integration.updates.school import make_school, words

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif("sqlite" in settings.DATABASES["default"]["ENGINE"], reason="One connection at a time."),
]


class Elsewhere(Thread):
    """Does something on a connection of its own; `raised` is what came of it."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work
        self.raised: Exception | None = None

    def run(self) -> None:
        try:
            self._work()
        except Exception as error:
            self.raised = error
        finally:
            connection.close()

    def waits(self) -> bool:
        """Whether it is still at it after more than long enough."""
        self.join(3)
        return self.is_alive()


@pytest.fixture
def at_the_last_step() -> tuple[Scene, Any]:
    """A French lesson that nobody but the publisher has not approved, and the publisher."""
    with transaction.atomic():
        make_school()
        school = scene("school")
        publisher = make_member(school.edition, Role.PUBLISHER)
        translate(school, "First", "Le premier")
        submit_translation(school.edition, lesson(school), user=school.member())
        approve(lesson(school), school.member(Role.REVIEWER))
    return school, publisher


def test_who_publishes_waits_for_the_approval_and_brings_it_up_to_date(at_the_last_step):
    school, publisher = at_the_last_step
    publication = Elsewhere(lambda: remove(school.edition, "b"))
    with transaction.atomic():
        approve(lesson(school), publisher)
        publication.start()
        assert publication.waits()
    publication.join()

    assert publication.raised is None
    live = lesson(school)
    assert (live.title, live.has_unpublished_changes) == ("Le premier", False)
    assert "b" not in words(school.edition, "first", "fr")


def test_who_approves_waits_for_the_publication_and_is_asked_again(at_the_last_step):
    school, publisher = at_the_last_step
    approval = Elsewhere(lambda: approve(lesson(school), publisher))
    with transaction.atomic():
        remove(school.edition, "b")
        approval.start()
        assert approval.waits()
    approval.join()

    assert isinstance(approval.raised, PermissionDenied)
    page = Page.objects.get(pk=lesson(school).pk)
    assert page.current_workflow_task is not None
    assert "b" not in words(school.edition, "first", "fr")
    approve(page, publisher)
    assert "b" not in words(school.edition, "first", "fr")
    assert lesson(school).title == "Le premier"
