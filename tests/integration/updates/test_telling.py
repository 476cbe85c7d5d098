"""What happens in editions is told of, once it is certain, to whoever follows."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from editions import signals
from editions.actions.archive_edition import archive_edition
from editions.actions.offer_to_forks import offer_to_forks
from editions.actions.offer_update import offer_update
from editions.actions.withdraw_release import withdraw_release
from editions.directory import rebuild_directory
from editions.models import Edition
from tests.integration.updates.school import edit, release

NAMES = {
    *("release_published", "release_withdrawn", "directory_changed"),
    *("update_offered", "edition_archived", "edition_restored"),
}


class Heard(list[tuple[str, str, dict[str, Any]]]):
    @property
    def names(self) -> list[str]:
        return [name for name, _code, _facts in self]


@pytest.fixture
def heard() -> Iterator[Heard]:
    """What was told after commit: the signal's name, the edition's code, and what was said besides."""
    heard = Heard()
    receivers = {}
    for name in NAMES:

        def hear(sender: Any, edition: Edition, signal: Any, name: str = name, **facts: Any) -> None:
            heard.append((name, edition.code, facts))

        receivers[name] = hear
        getattr(signals, name).connect(hear)
    yield heard
    for name, hear in receivers.items():
        getattr(signals, name).disconnect(hear)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def commit():
        return django_capture_on_commit_callbacks(execute=True)

    return commit


def test_a_release_and_its_withdrawal_are_told_with_what_follows(upstream, heard, committed):
    first = upstream.releases.get()
    with committed():
        release(upstream)
    published = upstream.releases.get(version="1.1")
    with committed():
        withdraw_release(upstream, published.version, reason="A wrong number")

    assert heard == [
        ("release_published", upstream.code, {"release": published}),
        ("release_withdrawn", upstream.code, {"release": published, "successor": first}),
    ]


def test_nothing_is_told_of_what_did_not_happen(upstream, heard, committed):
    with committed(), transaction.atomic():
        release(upstream)
        transaction.set_rollback(True)

    assert heard == []


def test_a_directory_is_told_of_when_it_changes_and_not_when_it_is_rebuilt(upstream, heard, committed):
    with committed():
        digest = rebuild_directory(upstream).digest
        rebuild_directory(upstream)

    assert heard == [("directory_changed", upstream.code, {"digest": digest})]


def test_an_offer_is_told_once_a_release_to_the_edition_that_is_offered(upstream, edition, heard, committed):
    edit(upstream, "second", title="Second, better")
    release(upstream)
    with committed():
        offer_to_forks(upstream)
        offer_update(edition)

    assert [(name, code) for name, code, _facts in heard] == [("update_offered", edition.code)]
    assert heard[0][2]["update"] == edition.updates.get()


def test_an_archived_edition_is_offered_nothing(upstream, edition, heard, committed):
    edit(upstream, "second", title="Second, better")
    release(upstream)
    offer_update(edition)
    with committed():
        archive_edition(edition, reason="Enough")
        offer_to_forks(upstream)

    assert not edition.updates.exists()
    assert heard.names == ["edition_archived"]


def test_a_receiver_that_fails_keeps_nothing_from_the_others(upstream, heard, committed):
    def fail(**facts: Any) -> None:
        raise RuntimeError

    signals.release_published.connect(fail, dispatch_uid="failing")
    try:
        with committed():
            release(upstream)
    finally:
        signals.release_published.disconnect(dispatch_uid="failing")

    assert heard.names == ["release_published"]
