"""An update whose pages come and go becomes a release by itself, where owners want that."""

from typing import Any

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.actions.set_automatic_release import set_automatic_release
from editions.actions.undo_update import undo_update
from editions.models import Edition, PlannedRelease, Update
from tests.integration.updates.school import add_lesson, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    def done(act: Any, *args: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args)

    return done


@pytest.fixture
def decided(upstream: Edition, edition: Edition) -> Update:
    """An update that brings one lesson, which is taken."""
    add_lesson(upstream, "fourth")
    release(upstream)
    set_automatic_release(edition, 5)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    return update


def waiting(edition: Edition) -> bool:
    return PlannedRelease.objects.filter(edition=edition, state=PlannedRelease.State.WAITING).exists()


def test_a_lesson_that_an_update_adds_brings_about_a_release(decided: Update, edition: Edition, committed: Any) -> None:
    committed(apply_update, decided)
    assert not waiting(edition)
    committed(publish_update, decided)
    assert waiting(edition)


def test_taking_it_back_does_as_well(decided: Update, edition: Edition, committed: Any) -> None:
    apply_update(decided)
    publish_update(decided)
    committed(undo_update, decided)

    assert waiting(edition)


def test_taking_back_what_was_not_published_does_not(decided: Update, edition: Edition, committed: Any) -> None:
    committed(apply_update, decided)
    committed(undo_update, decided)

    assert not waiting(edition)
