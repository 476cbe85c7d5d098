"""From which release an edition is updated, and what its course makes mandatory."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.actions.withdraw_release import withdraw_release
from editions.errors import Invalid, NotFound
from editions.models import Edition
from tests.integration.updates.school import (
    edit,
    fork,
    make_school,
    release,
    rewrite,
    take_all,
    take_clean,
    text,
    words,
)

pytestmark = pytest.mark.django_db


def test_mandatory_blocks_take_upstreams_words_and_mine_are_kept_in_a_notice() -> None:
    upstream = make_school()
    edit(upstream, "second", body=[text("c", "<p>Never share data.</p>", mandatory=True)])
    release(upstream)
    edition = fork(upstream)
    rewrite(edition, "second", "c", "<p>Share a little.</p>")
    edit(upstream, "second", body=[text("c", "<p>Never share any data.</p>", mandatory=True)])
    release(upstream)

    update = offer_update(edition)
    assert [(notice["kind"], notice["value"]) for notice in update.notices] == [
        ("lock_overrode_mine", "<p>Share a little.</p>")
    ]
    apply_update(update)
    publish_update(update)

    assert words(edition, "second") == {"c": "<p>Never share any data.</p>"}


def test_a_fork_of_a_fork_updates_from_its_parent() -> None:
    top = make_school()
    middle = fork(top, "middle")
    bottom = fork_released(middle, "bottom")
    rewrite(bottom, "first", "b", "<p>Bottom's.</p>")
    rewrite(top, "first", "a", "<p>Top's.</p>")
    release(top)
    take_all(middle)
    release(middle)

    take_clean(bottom)

    assert words(bottom, "first") == {"a": "<p>Top's.</p>", "b": "<p>Bottom's.</p>"}


def fork_released(upstream: Edition, code: str) -> Edition:
    release(upstream)
    return fork(upstream, code)


def test_a_withdrawn_or_older_release_is_not_offered() -> None:
    upstream = make_school()
    rewrite(upstream, "first", "a", "<p>Second release.</p>")
    release(upstream)
    edition = fork(upstream)
    rewrite(upstream, "first", "a", "<p>Wrong.</p>")
    release(upstream)
    withdraw_release(upstream, "1.2", reason="A wrong number")

    with pytest.raises(Invalid, match="withdrawn"):
        offer_update(edition, to="1.2")
    with pytest.raises(Invalid, match="newer"):
        offer_update(edition, to="1.0")
    with pytest.raises(NotFound):
        offer_update(edition, to="9.9")
    assert not offer_update(edition).items.exists()
