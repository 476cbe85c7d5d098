"""What becomes of words when upstream's release is taken."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.models import Edition, Update
from tests.integration.updates.school import edit, page_of, question, release, rewrite, take_clean, words

pytestmark = pytest.mark.django_db


def test_both_sides_edits_of_one_lesson_are_kept(upstream: Edition, edition: Edition) -> None:
    rewrite(edition, "first", "a", "<p>Call our post.</p>")
    rewrite(upstream, "first", "b", "<p>Keep the list. Check it each month.</p>")
    release(upstream)

    take_clean(edition)

    assert words(edition, "first") == {
        "a": "<p>Call our post.</p>",
        "b": "<p>Keep the list. Check it each month.</p>",
    }


def test_one_paragraph_edited_on_both_sides_merges_by_sentence(upstream: Edition, edition: Edition) -> None:
    rewrite(edition, "first", "b", "<p>Keep our list. Check it twice.</p>")
    rewrite(upstream, "first", "b", "<p>Keep the list. Check it each month.</p>")
    release(upstream)

    update = take_clean(edition)

    assert not update.items.exclude(conflict="").exists()
    assert words(edition, "first")["b"] == "<p>Keep our list. Check it each month.</p>"


def test_a_conflict_stays_mine_until_it_is_decided_and_comes_back(upstream: Edition, edition: Edition) -> None:
    rewrite(edition, "first", "a", "<p>Mine.</p>")
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    edit(upstream, "second", title="Second, better")
    release(upstream)

    first = take_clean(edition)
    again = offer_update(edition)

    assert words(edition, "first")["a"] == "<p>Mine.</p>"
    assert page_of(edition, "second").title == "Second, better"
    assert [(item.conflict, item.theirs) for item in first.items.exclude(conflict="")] == [("value", "<p>Theirs.</p>")]
    assert [(item.conflict, item.theirs) for item in again.items.all()] == [("value", "<p>Theirs.</p>")]


def test_what_was_declined_does_not_come_back(upstream: Edition, edition: Edition) -> None:
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)

    update = offer_update(edition)
    decide_update(update, "keep", Which(all=True))
    update = apply_update(update)

    assert update.state == Update.State.DECLINED
    assert words(edition, "first")["a"] == "<p>Call the post.</p>"
    edition.refresh_from_db()
    assert not offer_update(edition).items.exists()


def test_a_text_of_ones_own_is_taken_instead_of_theirs(upstream: Edition, edition: Edition) -> None:
    rewrite(edition, "first", "a", "<p>Mine.</p>")
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)

    update = offer_update(edition)
    item = update.items.get()
    decide_update(update, "take", Which(ids=[item.key]), text="<p>Both of us.</p>")
    apply_update(update)
    publish_update(update)

    assert words(edition, "first")["a"] == "<p>Both of us.</p>"


def test_options_and_ticks_of_a_question_merge_together_or_not_at_all(upstream: Edition, edition: Edition) -> None:
    mine, theirs = (list(page_of(each, "first").body.raw_data) for each in (edition, upstream))
    mine[2] = question("q", "Whom do you call?", ("Our post", True), ("Nobody", False))
    theirs[2] = question("q", "Whom do you call?", ("The post", False), ("The crisis unit", True))
    edit(edition, "first", body=mine)
    edit(upstream, "first", body=theirs)
    release(upstream)

    update = offer_update(edition)
    assert [item.conflict for item in update.items.all()] == ["group"]
    decide_update(update, "keep", Which(all=True))
    apply_update(update)

    options = page_of(edition, "first").body.raw_data[2]["value"]["options"]
    assert [(each["value"]["text"], each["value"]["correct"]) for each in options] == [
        ("Our post", True),
        ("Nobody", False),
    ]


def test_a_draft_of_mine_is_merged_with_and_not_passed_over(upstream: Edition, edition: Edition) -> None:
    rewrite(edition, "first", "a", "<p>My draft.</p>", publish=False)
    rewrite(upstream, "first", "b", "<p>Keep the list. Check it each month.</p>")
    release(upstream)

    update = offer_update(edition)
    decide_update(update, "take", Which(clean=True))
    apply_update(update)

    draft = page_of(edition, "first").get_latest_revision_as_object().body.raw_data
    assert [item["value"]["text"] for item in draft[:2]] == [
        "<p>My draft.</p>",
        "<p>Keep the list. Check it each month.</p>",
    ]
    assert words(edition, "first")["a"] == "<p>Call the post.</p>"
