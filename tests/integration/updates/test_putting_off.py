"""What is put off is offered again, whatever else of the update was settled."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.models import Edition
from tests.integration.updates.school import edit, page_of, release, rewrite, text, translate

pytestmark = pytest.mark.django_db


def put_off(edition: Edition) -> tuple[list[str], list[str]]:
    """The keys of what was offered and put off, and of what is offered after that."""
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    waiting = [item.key for item in update.items.all() if item.conflict == "mine_deleted"]
    decide_update(update, "defer", Which(ids=waiting))
    apply_update(update)
    publish_update(update)
    edition.refresh_from_db()
    return waiting, [item.key for item in offer_update(edition).items.all()]


def test_a_page_that_i_deleted_and_upstream_edited_is_offered_again(upstream: Edition, edition: Edition) -> None:
    for code in ("fr", "en"):
        page_of(edition, "second", code).delete()
    rewrite(upstream, "second", "c", "<p>Theirs.</p>")
    edit(upstream, "third", title="Also new")
    release(upstream)

    waiting, offered = put_off(edition)

    assert len(waiting) == 1
    assert offered == waiting


def test_a_module_that_i_deleted_is_offered_again_with_what_upstream_edited_in_it(
    upstream: Edition, edition: Edition
) -> None:
    for code in ("fr", "en"):
        page_of(edition, "ready", code).delete()
    rewrite(upstream, "second", "c", "<p>Theirs.</p>")
    edit(upstream, "course", title="Also new")
    release(upstream)

    waiting, offered = put_off(edition)

    assert len(waiting) == 1
    assert offered == waiting


def test_a_translation_that_i_deleted_is_offered_again(upstream: Edition, edition: Edition) -> None:
    page_of(edition, "second", "fr").delete()
    translate(upstream, "second", "title", "Second", "Le deuxième")
    edit(upstream, "third", title="Also new")
    release(upstream)

    waiting, offered = put_off(edition)

    assert len(waiting) == 1
    assert offered == waiting


def test_what_was_declined_beside_a_new_block_that_is_put_off_does_not_come_back(
    upstream: Edition, edition: Edition
) -> None:
    body = [*page_of(upstream, "second").body.raw_data, text("new", "<p>Theirs.</p>")]
    edit(upstream, "second", title="Declined", body=body)
    release(upstream)
    update = offer_update(edition)
    items = {item.change: item.key for item in update.items.all()}
    decide_update(update, "keep", Which(ids=[items["changed"]]))
    decide_update(update, "defer", Which(ids=[items["added"]]))
    apply_update(update)
    publish_update(update)
    edition.refresh_from_db()

    assert [item.key for item in offer_update(edition).items.all()] == [items["added"]]
