"""Undoing an update brings back what was, and leaves alone what was done since."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.models import Edition
from tests.integration.updates.school import apply_all, documents_of, page_of, release, rewrite, translate, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("published", [False, True])
def test_undoing_brings_back_the_exact_documents_and_the_base(
    upstream: Edition, edition: Edition, published: bool
) -> None:
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
def test_undoing_leaves_and_names_a_page_that_was_edited_since(
    upstream: Edition, edition: Edition, published: bool
) -> None:
    rewrite(upstream, "first", "a", "<p>Theirs.</p>")
    rewrite(upstream, "second", "c", "<p>Theirs too.</p>")
    release(upstream)
    update = apply_all(edition)
    if published:
        publish_update(update)
    rewrite(edition, "first", "b", "<p>Since then.</p>")

    update = undo_update(update)

    assert "First" in {row["page_title"] for row in update.skipped}
    assert words(edition, "first")["a"] == "<p>Theirs.</p>"
    assert words(edition, "second")["c"] == "<p>Call the post.</p>"
