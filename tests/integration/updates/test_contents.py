"""What becomes of words when upstream's release is taken."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.errors import Broken, Invalid, Stale
from editions.models import Update
from editions.translation_sync import follow_source
from tests.integration.updates.school import (
    documents_of,
    edit,
    fork,
    lineage,
    make_school,
    page_of,
    question,
    release,
    rewrite,
    take_all,
    take_clean,
    translate,
    words,
)

pytestmark = pytest.mark.django_db


def test_both_sides_edits_of_one_lesson_are_kept() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(edition, "first", "a", "<p>Call our post.</p>")
    rewrite(upstream, "first", "b", "<p>Keep the list. Check it each month.</p>")
    release(upstream)

    take_clean(edition)

    assert words(edition, "first") == {
        "a": "<p>Call our post.</p>",
        "b": "<p>Keep the list. Check it each month.</p>",
    }


def test_one_paragraph_edited_on_both_sides_merges_by_sentence() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(edition, "first", "b", "<p>Keep our list. Check it twice.</p>")
    rewrite(upstream, "first", "b", "<p>Keep the list. Check it each month.</p>")
    release(upstream)

    update = take_clean(edition)

    assert not update.items.exclude(conflict="").exists()
    assert words(edition, "first")["b"] == "<p>Keep our list. Check it each month.</p>"


def test_a_conflict_stays_mine_until_it_is_decided_and_comes_back() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_what_was_declined_does_not_come_back() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)

    update = offer_update(edition)
    decide_update(update, "keep", Which(all=True))
    update = apply_update(update)

    assert update.state == Update.State.DECLINED
    assert words(edition, "first")["a"] == "<p>Call the post.</p>"
    edition.refresh_from_db()
    assert not offer_update(edition).items.exists()


def test_a_text_of_ones_own_is_taken_instead_of_theirs() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(edition, "first", "a", "<p>Mine.</p>")
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)

    update = offer_update(edition)
    item = update.items.get()
    decide_update(update, "take", Which(ids=[item.key]), text="<p>Both of us.</p>")
    apply_update(update)
    publish_update(update)

    assert words(edition, "first")["a"] == "<p>Both of us.</p>"


def test_options_and_ticks_of_a_question_merge_together_or_not_at_all() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_a_draft_of_mine_is_merged_with_and_not_passed_over() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


# Translations ------------------------------------------------------------------------------------


def test_upstreams_french_comes_with_its_english() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(upstream, "first", "a", "<p>Call the post at once.</p>")
    translate(upstream, "first", "body.a.text", "Call the post at once.", "Appelez tout de suite.")
    release(upstream)

    take_all(edition)

    assert words(edition, "first", "fr")["a"] == "<p>Appelez tout de suite.</p>"
    assert documents_of(edition)[_place("first", "fr")] == documents_of(upstream)[_place("first", "fr")]


def test_my_french_is_served_on_and_out_of_date_where_upstream_changed_english_alone() -> None:
    upstream = make_school()
    edition = fork(upstream)
    translate(edition, "first", "body.a.text", "Call the post.", "Appelez notre poste.")
    rewrite(upstream, "first", "a", "<p>Call the post at once.</p>")
    release(upstream)

    take_all(edition)

    assert words(edition, "first")["a"] == "<p>Call the post at once.</p>"
    assert words(edition, "first", "fr")["a"] == "<p>Appelez notre poste.</p>"
    strings = documents_of(edition)[_place("first", "fr")]["translation"]["strings"]
    assert "body.a.text" not in {row["path"] for row in strings}


def test_upstreams_new_french_is_offered_against_mine() -> None:
    upstream = make_school()
    edition = fork(upstream)
    translate(edition, "first", "body.a.text", "Call the post.", "Appelez notre poste.")
    translate(upstream, "first", "body.a.text", "Call the post.", "Téléphonez au poste.")
    release(upstream)

    update = offer_update(edition)
    item = update.items.get()
    assert (item.locale, item.conflict, item.mine, item.theirs) == (
        "fr",
        "value",
        "Appelez notre poste.",
        "Téléphonez au poste.",
    )
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    assert words(edition, "first", "fr")["a"] == "<p>Appelez notre poste.</p>"
    publish_update(update)

    assert words(edition, "first", "fr")["a"] == "<p>Téléphonez au poste.</p>"


def test_a_later_sync_neither_resurrects_nor_overwrites() -> None:
    upstream = make_school()
    edition = fork(upstream)
    translate(edition, "first", "body.a.text", "Call the post.", "Appelez notre poste.")
    rewrite(upstream, "first", "a", "<p>Call the post at once.</p>")
    rewrite(upstream, "first", "b", "<p>Keep it.</p>")
    translate(upstream, "first", "body.b.text", "Keep it.", "Gardez-la.")
    release(upstream)
    take_all(edition)
    before = documents_of(edition)

    follow_source(page_of(edition, "first"))

    assert documents_of(edition) == before
    assert words(edition, "first", "fr") == {"a": "<p>Appelez notre poste.</p>", "b": "<p>Gardez-la.</p>"}


# Undoing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("published", [False, True])
def test_undoing_brings_back_the_exact_documents_and_the_base(published: bool) -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(edition, "first", "a", "<p>Mine.</p>")
    translate(edition, "second", "body.c.text", "Call the post.", "Appelez notre poste.")
    rewrite(edition, "second", "c", "<p>My draft.</p>", publish=False)
    rewrite(upstream, "first", "b", "<p>New.</p>")
    translate(upstream, "first", "body.b.text", "New.", "Neuf.")
    rewrite(upstream, "second", "c", "<p>Call the post at once.</p>")
    translate(upstream, "second", "body.c.text", "Call the post at once.", "Tout de suite.")
    release(upstream)
    before = documents_of(edition)

    update = offer_update(edition)
    offered = [item.key for item in update.items.all()]
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    if published:
        publish_update(update)
        assert documents_of(edition) != before
    update = undo_update(update)

    assert documents_of(edition) == before
    draft = page_of(edition, "second").get_latest_revision_as_object()
    assert draft.body.raw_data[0]["value"]["text"] == "<p>My draft.</p>"
    assert update.skipped == []
    edition.refresh_from_db()
    assert edition.base_release is not None
    assert edition.base_release.version == "1.0"
    assert [item.key for item in offer_update(edition).items.all()] == offered


@pytest.mark.parametrize("published", [False, True])
def test_undoing_leaves_and_names_a_page_that_was_edited_since(published: bool) -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    rewrite(upstream, "second", "c", "<p>Theirs too.</p>")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    if published:
        publish_update(update)
    rewrite(edition, "first", "b", "<p>Since then.</p>")

    update = undo_update(update)

    assert "First" in {row["page_title"] for row in update.skipped}
    assert words(edition, "first")["a"] == "<p>Theirs.</p>"
    assert words(edition, "second")["c"] == "<p>Call the post.</p>"


# Refusals ----------------------------------------------------------------------------------------


def test_a_page_that_changed_since_the_offer_is_named_and_nothing_is_written() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_a_repeated_offer_keeps_decisions_where_they_hold() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    rewrite(upstream, "second", "c", "<p>Theirs too.</p>")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    rewrite(edition, "first", "a", "<p>Mine, meanwhile.</p>")

    again = offer_update(edition)

    assert again.pk == update.pk
    assert {item.page_title: item.decision for item in again.items.all()} == {"First": "", "Second": "take"}


def test_locked_pages_are_left_alone_and_named() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_an_update_is_applied_once() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    apply_update(update)

    with pytest.raises(Invalid, match="applied"):
        apply_update(update)


def test_merged_content_that_nobody_could_publish_stops_publishing_and_not_merging() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def _place(name: str, code: str) -> tuple[str, str]:
    return (lineage(name), code)
