"""What is part of a release and is no page brings about a release by itself as well."""

from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from editions.actions.add_language import add_language
from editions.actions.change_language import change_language, drop_language
from editions.actions.decide_case_study import decide_case_study, undo_decision
from editions.actions.publish_release import publish_release
from editions.actions.set_automatic_release import set_automatic_release
from editions.actions.set_branding import set_branding
from editions.documents.store import manifest_of
from editions.errors import Invalid
from editions.models import PlannedRelease
from editions.tasks import publish_planned_release

State = PlannedRelease.State


def case(small) -> UUID:
    return UUID(small.lineage("case"))


def brand(small) -> None:
    set_branding(small.edition, {"color_primary": "#102030"})


def add(small) -> None:
    add_language(small.edition, "fr", offered=False)


def offer_no_longer(small) -> None:
    change_language(small.edition, "ar", offered=False, fallback=None)


def fall_back(small) -> None:
    change_language(small.edition, "ar", offered=True, fallback="en")


def drop(small) -> None:
    drop_language(small.edition, "ar")


def hide(small) -> None:
    decide_case_study(small.edition, case(small), "hide")


CHANGES = [brand, add, offer_no_longer, fall_back, drop, hide]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does something, and all that comes after its commit."""

    def done(act, *args) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args)

    return done


def waiting(small) -> Any:
    return small.edition.planned_releases.filter(kind="automatic", state=State.WAITING).first()


def work(planned: PlannedRelease) -> PlannedRelease:
    """What a worker does when it is due."""
    PlannedRelease.objects.filter(pk=planned.pk).update(due_at=timezone.now())
    publish_planned_release.func(planned.pk)
    planned.refresh_from_db()
    return planned


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_a_release_holds_becomes_a_release(small, committed, change):
    before = publish_release(small.edition).release
    set_automatic_release(small.edition, 5)
    committed(change, small)
    planned = work(waiting(small))

    assert planned.state == State.DONE
    assert manifest_of(planned.release) != manifest_of(before)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_of_that_is_released_where_owners_do_not_want_it(small, foreign, committed, change):
    set_automatic_release(foreign.edition, 5)
    committed(change, small)

    assert not PlannedRelease.objects.exists()


def test_a_decision_that_is_undone_becomes_a_release_too(small, committed):
    decide_case_study(small.edition, case(small), "hide")
    publish_release(small.edition)
    set_automatic_release(small.edition, 5)
    committed(undo_decision, small.edition, case(small))

    assert work(waiting(small)).state == State.DONE


def test_what_was_changed_and_changed_back_is_not_released(small, committed):
    publish_release(small.edition)
    set_automatic_release(small.edition, 5)
    committed(hide, small)
    committed(undo_decision, small.edition, case(small))

    assert work(waiting(small)).state == State.UNCHANGED
    assert small.edition.releases.count() == 1


def test_the_same_saved_again_is_not_released(small, committed):
    brand(small)
    publish_release(small.edition)
    set_automatic_release(small.edition, 5)
    committed(brand, small)

    assert work(waiting(small)).state == State.UNCHANGED


def test_many_changes_are_one_release(small, committed):
    set_automatic_release(small.edition, 5)
    for change in (brand, add, fall_back, hide):
        committed(change, small)

    assert PlannedRelease.objects.count() == 1


def test_what_is_refused_brings_about_none(small, committed):
    set_automatic_release(small.edition, 5)

    def refused() -> None:
        with pytest.raises(Invalid), transaction.atomic():
            set_branding(small.edition, {"color_primary": "red"})
        with pytest.raises(Invalid), transaction.atomic():
            drop_language(small.edition, "en")

    committed(refused)
    assert waiting(small) is None


def test_what_is_taken_back_with_its_transaction_brings_about_none(small, committed):
    set_automatic_release(small.edition, 5)

    def rolled_back() -> None:
        with transaction.atomic():
            brand(small)
            transaction.set_rollback(True)

    committed(rolled_back)
    assert waiting(small) is None
