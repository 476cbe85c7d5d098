"""What becomes of the tree of pages, of media and of bases when upstream's release is taken."""

from typing import Any

import pytest
from wagtail.models import Page

from cms.content.models import Lesson
from cms.media.models import CourseImage
from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.actions.withdraw_release import withdraw_release
from editions.errors import Invalid, NotFound
from editions.identity import give_identity
from editions.models import Edition
from tests.factories import make_image, png
from tests.integration.updates.school import (
    documents_of,
    edit,
    fork,
    lineage,
    make_school,
    page_of,
    release,
    rewrite,
    take_all,
    take_clean,
    text,
    tree_of,
    words,
)

pytestmark = pytest.mark.django_db


def add_lesson(edition: Edition, name: str, slug: str = "", **fields: Any) -> Lesson:
    """A new last lesson, whose lineage has a name."""
    parent = page_of(edition, "ready")
    page = Lesson(title=name.capitalize(), slug=slug or name, locale=parent.locale, **fields)
    parent.add_child(instance=page)
    page.identity.delete()
    give_identity(page, edition, lineage(name))  # type: ignore[arg-type]
    page.save_revision().publish()
    return page


def delete(edition: Edition, name: str) -> None:
    for code in ("en", "fr"):
        page_of(edition, name, code).delete()


def sound() -> bool:
    return not any(Page.find_problems())


def test_a_new_lesson_comes_in_its_place() -> None:
    upstream = make_school()
    edition = fork(upstream)
    add_lesson(upstream, "fourth")
    page_of(upstream, "fourth").move(page_of(upstream, "first"), pos="right")
    release(upstream)

    take_all(edition)

    assert tree_of(edition) == tree_of(upstream)
    assert documents_of(edition)[lineage("fourth"), "en"] == documents_of(upstream)[lineage("fourth"), "en"]
    assert sound()


def test_a_lesson_that_upstream_deleted_goes_in_every_language_and_comes_back_by_undoing() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_a_lesson_that_i_edited_and_upstream_deleted_is_a_conflict_and_stays() -> None:
    upstream = make_school()
    edition = fork(upstream)
    rewrite(edition, "second", "c", "<p>Mine.</p>")
    delete(upstream, "second")
    edit(upstream, "third", title="Third, better")
    release(upstream)

    update = take_clean(edition)

    assert [(item.change, item.conflict) for item in update.items.exclude(conflict="")] == [
        ("deleted", "theirs_deleted")
    ]
    assert words(edition, "second") == {"c": "<p>Mine.</p>"}


def test_a_lesson_that_i_deleted_and_upstream_edited_stays_deleted_unless_it_is_taken() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_lessons_are_reordered_where_i_left_their_order() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_a_lesson_of_mine_stands_where_it_stood_among_upstreams() -> None:
    upstream = make_school()
    edition = fork(upstream)
    add_lesson(edition, "own")
    page_of(edition, "own").move(page_of(edition, "first"), pos="right")
    add_lesson(upstream, "fourth")
    release(upstream)

    take_all(edition)

    children = [page.slug for page in page_of(edition, "ready").get_children().order_by("path")]
    assert children == ["first", "own", "second", "third", "fourth"]


def test_a_new_lesson_whose_slug_i_use_gets_another_one() -> None:
    upstream = make_school()
    edition = fork(upstream)
    add_lesson(edition, "own", slug="registration")
    add_lesson(upstream, "fourth", slug="registration")
    release(upstream)

    take_all(edition)

    assert page_of(edition, "own").slug == "registration"
    assert page_of(edition, "fourth").slug == "registration-2"
    publish_release(edition)


def test_declined_and_deferred_structure_settles_and_comes_back() -> None:
    upstream = make_school()
    edition = fork(upstream)
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


def test_a_release_is_refused_while_operations_are_pending() -> None:
    upstream = make_school()
    edition = fork(upstream)
    add_lesson(upstream, "fourth")
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    apply_update(update)

    with pytest.raises(Invalid, match=str(update.pk)):
        publish_release(edition)

    publish_update(update)
    publish_release(edition)


def test_a_page_that_i_took_offline_stays_offline() -> None:
    upstream = make_school()
    edition = fork(upstream)
    page_of(edition, "second").unpublish()
    rewrite(upstream, "second", "c", "<p>Theirs.</p>")
    release(upstream)

    take_all(edition)

    page = page_of(edition, "second")
    assert not page.live
    assert page.get_latest_revision_as_object().body.raw_data[0]["value"]["text"] == "<p>Theirs.</p>"


def test_pictures_are_copied_when_first_taken_and_never_twice() -> None:
    upstream = make_school()
    edition = fork(upstream)
    picture = make_image(upstream.collection, "Map", content=png("red"), content_hash="")
    for name in ("second", "third"):
        raw = list(page_of(upstream, name).body.raw_data)
        value = {
            "image": picture.pk,
            "alt_text": "A map",
            "decorative": False,
            "caption": "",
            "mandatory": False,
        }
        edit(upstream, name, body=[*raw, {"id": f"i-{name}", "type": "image", "value": value}])
    release(upstream)

    update = take_all(edition)

    copies = CourseImage.objects.filter(collection=edition.collection)
    assert [copy.content_hash for copy in copies] == [CourseImage.objects.get(pk=picture.pk).content_hash]
    assert {item.change for item in update.items.all()} == {"added"}
    publish_release(edition)


def test_an_undone_updates_pictures_go_with_it() -> None:
    upstream = make_school()
    edition = fork(upstream)
    picture = make_image(upstream.collection, "Map", content=png("red"))
    value = {"image": picture.pk, "alt_text": "A map", "decorative": False, "caption": "", "mandatory": False}
    edit(upstream, "third", body=[{"id": "i", "type": "image", "value": value}])
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    apply_update(update)
    assert CourseImage.objects.filter(collection=edition.collection).exists()

    undo_update(update)

    assert not CourseImage.objects.filter(collection=edition.collection).exists()


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
