"""What becomes of translations when upstream's release is taken."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.models import Edition
from editions.translation_sync import follow_source
from tests.integration.updates.school import (
    documents_of,
    lineage,
    page_of,
    release,
    rewrite,
    take_all,
    translate,
    words,
)

pytestmark = pytest.mark.django_db


def test_upstreams_french_comes_with_its_english(upstream: Edition, edition: Edition) -> None:
    rewrite(upstream, "first", "a", "<p>Call the post at once.</p>")
    translate(upstream, "first", "body.a.text", "Call the post at once.", "Appelez tout de suite.")
    release(upstream)

    take_all(edition)

    assert words(edition, "first", "fr")["a"] == "<p>Appelez tout de suite.</p>"
    assert documents_of(edition)[_place("first", "fr")] == documents_of(upstream)[_place("first", "fr")]


def test_my_french_is_served_on_and_out_of_date_where_upstream_changed_english_alone(
    upstream: Edition, edition: Edition
) -> None:
    translate(edition, "first", "body.a.text", "Call the post.", "Appelez notre poste.")
    rewrite(upstream, "first", "a", "<p>Call the post at once.</p>")
    release(upstream)

    take_all(edition)

    assert words(edition, "first")["a"] == "<p>Call the post at once.</p>"
    assert words(edition, "first", "fr")["a"] == "<p>Appelez notre poste.</p>"
    strings = documents_of(edition)[_place("first", "fr")]["translation"]["strings"]
    assert "body.a.text" not in {row["path"] for row in strings}


def test_upstreams_new_french_is_offered_against_mine(upstream: Edition, edition: Edition) -> None:
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


def test_a_later_sync_neither_resurrects_nor_overwrites(upstream: Edition, edition: Edition) -> None:
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


def _place(name: str, code: str) -> tuple[str, str]:
    return (lineage(name), code)
