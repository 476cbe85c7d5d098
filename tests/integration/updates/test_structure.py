"""What becomes of the tree of pages when upstream's release is taken."""

import pytest
from wagtail.models import Page

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.models import Edition
from tests.integration.updates.school import (
    add_lesson,
    delete,
    documents_of,
    edit,
    lineage,
    page_of,
    release,
    rewrite,
    take_all,
    take_clean,
    tree_of,
    words,
)

pytestmark = pytest.mark.django_db


def sound() -> bool:
    return not any(Page.find_problems())


def test_a_new_lesson_comes_in_its_place(upstream: Edition, edition: Edition) -> None:
    add_lesson(upstream, "fourth")
    page_of(upstream, "fourth").move(page_of(upstream, "first"), pos="right")
    release(upstream)

    take_all(edition)

    assert tree_of(edition) == tree_of(upstream)
    assert documents_of(edition)[lineage("fourth"), "en"] == documents_of(upstream)[lineage("fourth"), "en"]
    assert sound()


def test_a_lesson_that_upstream_deleted_goes_in_every_language_and_comes_back_by_undoing(
    upstream: Edition, edition: Edition
) -> None:
    delete(upstream, "second")
    release(upstream)
    before, tree = documents_of(edition), tree_of(edition)

    update = take_all(edition)

    assert [notice["kind"] for notice in update.notices] == ["deleted_by_upstream"]
    for code in ("en", "fr"):
        with pytest.raises(Page.DoesNotExist):
            page_of(edition, "second", code)
    undo_update(update)
    assert (documents_of(edition), tree_of(edition)) == (before, tree)
    assert sound()


def test_a_lesson_that_i_edited_and_upstream_deleted_is_a_conflict_and_stays(
    upstream: Edition, edition: Edition
) -> None:
    rewrite(edition, "second", "c", "<p>Mine.</p>")
    delete(upstream, "second")
    edit(upstream, "third", title="Third, better")
    release(upstream)

    update = take_clean(edition)

    assert [(item.change, item.conflict) for item in update.items.exclude(conflict="")] == [
        ("deleted", "theirs_deleted")
    ]
    assert words(edition, "second") == {"c": "<p>Mine.</p>"}


def test_a_lesson_that_i_deleted_and_upstream_edited_stays_deleted_unless_it_is_taken(
    upstream: Edition, edition: Edition
) -> None:
    delete(edition, "second")
    rewrite(upstream, "second", "c", "<p>Theirs.</p>")
    release(upstream)

    update = offer_update(edition)
    assert [(item.change, item.conflict) for item in update.items.all()] == [("changed", "mine_deleted")]
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    publish_update(update)

    assert words(edition, "second") == {"c": "<p>Theirs.</p>"}
    assert tree_of(edition) == tree_of(upstream)


def test_lessons_are_reordered_where_i_left_their_order(upstream: Edition, edition: Edition) -> None:
    for code in ("en", "fr"):
        page_of(upstream, "third", code).move(page_of(upstream, "first", code), pos="left")
    release(upstream)
    before = tree_of(edition)

    update = take_all(edition)

    assert tree_of(edition) == tree_of(upstream)
    french = [page.slug for page in page_of(edition, "ready", "fr").get_children().order_by("path")]
    assert french == ["third", "first", "second"]
    undo_update(update)
    assert tree_of(edition) == before
    assert sound()


def test_a_lesson_of_mine_stands_where_it_stood_among_upstreams(upstream: Edition, edition: Edition) -> None:
    add_lesson(edition, "own")
    page_of(edition, "own").move(page_of(edition, "first"), pos="right")
    add_lesson(upstream, "fourth")
    release(upstream)

    take_all(edition)

    children = [page.slug for page in page_of(edition, "ready").get_children().order_by("path")]
    assert children == ["first", "own", "second", "third", "fourth"]


def test_a_new_lesson_whose_slug_i_use_gets_another_one(upstream: Edition, edition: Edition) -> None:
    add_lesson(edition, "own", slug="registration")
    add_lesson(upstream, "fourth", slug="registration")
    release(upstream)

    take_all(edition)

    assert page_of(edition, "own").slug == "registration"
    assert page_of(edition, "fourth").slug == "registration-2"
    publish_release(edition)


def test_declined_and_deferred_structure_settles_and_comes_back(upstream: Edition, edition: Edition) -> None:
    add_lesson(upstream, "fourth")
    delete(upstream, "second")
    release(upstream)
    update = offer_update(edition)
    items = {item.change: item for item in update.items.all()}
    decide_update(update, "keep", Which(ids=[items["added"].key]))
    decide_update(update, "defer", Which(ids=[items["deleted"].key]))
    apply_update(update)
    publish_update(update)
    edition.refresh_from_db()

    again = offer_update(edition)

    assert [item.key for item in again.items.all()] == [items["deleted"].key]
    assert lineage("fourth") not in dict(tree_of(edition))


def test_a_page_that_i_took_offline_stays_offline(upstream: Edition, edition: Edition) -> None:
    page_of(edition, "second").unpublish()
    rewrite(upstream, "second", "c", "<p>Theirs.</p>")
    release(upstream)

    take_all(edition)

    page = page_of(edition, "second")
    assert not page.live
    assert page.get_latest_revision_as_object().body.raw_data[0]["value"]["text"] == "<p>Theirs.</p>"
