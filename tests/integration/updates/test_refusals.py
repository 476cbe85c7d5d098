"""What stops an update: pages that changed, are locked, or could not be published."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.check_content import check_content
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.admin.differences.states import live_state
from editions.errors import Broken, Invalid, Stale
from editions.models import Edition, Update
from tests.integration.updates.school import (
    add_lesson,
    apply_all,
    delete,
    edit,
    page_of,
    release,
    rewrite,
    take_all,
    text,
    tree_of,
    words,
)

pytestmark = pytest.mark.django_db


def test_a_page_that_changed_since_the_offer_is_named_and_nothing_is_written(
    upstream: Edition, edition: Edition
) -> None:
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    rewrite(edition, "first", "a", "<p>Mine, meanwhile.</p>", publish=False)

    with pytest.raises(Stale, match="First"):
        apply_update(update)

    update.refresh_from_db()
    assert update.state == Update.State.DECIDED
    assert not update.pages.exists()


def test_a_repeated_offer_keeps_decisions_where_they_hold(upstream: Edition, edition: Edition) -> None:
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    rewrite(upstream, "second", "c", "<p>Theirs too.</p>")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    rewrite(edition, "first", "a", "<p>Mine, meanwhile.</p>")

    again = offer_update(edition)

    assert again.pk == update.pk
    assert {item.page_title: item.decision for item in again.items.all()} == {"First": "", "Second": "take"}


def test_locked_pages_are_left_alone_and_named(upstream: Edition, edition: Edition) -> None:
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    rewrite(upstream, "second", "c", "<p>Theirs too.</p>")
    release(upstream)
    page = page_of(edition, "first")
    page.locked = True
    page.save()

    update = take_all(edition)

    assert [(row["page_title"], row["reason"]) for row in update.skipped] == [("First", "locked")]
    assert words(edition, "first")["a"] == "<p>Call the post.</p>"
    assert words(edition, "second")["c"] == "<p>Theirs too.</p>"
    edition.refresh_from_db()
    assert [item.page_title for item in offer_update(edition).items.all()] == ["First"]


def test_an_update_is_applied_once(upstream: Edition, edition: Edition) -> None:
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)
    update = apply_all(edition)

    with pytest.raises(Invalid, match="applied"):
        apply_update(update)


def test_merged_content_that_nobody_could_publish_stops_publishing_and_not_merging(
    upstream: Edition, edition: Edition
) -> None:
    raw = list(page_of(edition, "first").body.raw_data)
    # Two people each take one option away: none is left.
    raw[2]["value"]["options"] = raw[2]["value"]["options"][:1]
    page = page_of(edition, "first")
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision(clean=False).publish()
    edit(upstream, "first", title="First, better")
    release(upstream)

    update = offer_update(edition)
    assert update.violations[0]["page_title"] == "First, better"
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    with pytest.raises(Broken):
        publish_update(update)


def test_a_release_is_refused_while_operations_are_pending(upstream: Edition, edition: Edition) -> None:
    add_lesson(upstream, "fourth")
    release(upstream)
    update = apply_all(edition)

    (obstacle,) = live_state(edition).problems
    assert str(update.pk) in obstacle
    assert check_content(edition).broken == 1
    with pytest.raises(Invalid, match=str(update.pk)):
        publish_release(edition)

    publish_update(update)
    publish_release(edition)


@pytest.mark.parametrize("name", ["second", "ready"])
def test_a_page_that_is_locked_in_one_language_is_not_deleted_nor_what_holds_it(
    upstream: Edition, edition: Edition, name: str
) -> None:
    delete(upstream, name)
    edit(upstream, "course", title="The course, better")
    release(upstream)
    page = page_of(edition, "second", "fr")
    page.locked = True
    page.save()
    before = tree_of(edition)

    update = take_all(edition)

    assert {row["page_title"] for row in update.skipped} >= {page_of(edition, name).title}
    assert tree_of(edition) == before
    edition.refresh_from_db()
    assert [item.change for item in offer_update(edition).items.all()] == ["deleted"]


def test_what_is_mandatory_waits_for_publication_although_all_the_rest_was_declined(
    upstream: Edition, edition: Edition
) -> None:
    edit(upstream, "second", body=[text("c", "<p>Never share data.</p>", mandatory=True)])
    edit(upstream, "third", title="Third, better")
    rewrite(edition, "second", "c", "<p>Share a little.</p>")
    release(upstream)

    update = offer_update(edition)
    decide_update(update, "keep", Which(all=True))
    update = apply_update(update)
    assert update.state == Update.State.APPLIED
    publish_update(update)

    assert words(edition, "second") == {"c": "<p>Never share data.</p>"}
    assert page_of(edition, "third").title == "Third"
