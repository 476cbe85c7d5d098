"""A page as the update would leave it, in the reader, before anything is applied."""

import re

from editions.actions.decide_update import Which, decide_update
from editions.preview import overlay_for
from tests.integration.updates.school import lineage, words


def previewed(scene, client, name: str, locale: str = "en"):
    response = client.get(scene.url("preview_update", lineage(name), locale))
    token = re.search(r"preview/([^/]+)/", response.url)
    assert token, response.url
    overlay = overlay_for(token.group(1))
    row = next(page for page in overlay.manifest["pages"] if page["lineage"] == lineage(name))
    return overlay.documents[row["locales"][locale]["digest"]]


def test_what_is_taken_is_shown_and_the_rest_stays(scene, editor):
    scene.decide(editor, scene.clean, "take")
    body = previewed(scene, editor, "first")["fields"]["body"]

    said = {block["id"]: block["value"].get("text") for block in body}
    assert said["a"] == "<p>Call the post at once.</p>"
    assert said["b"] == "<p>Keep our list. Check it twice.</p>"
    assert "new" not in said
    assert words(scene.edition, "first")["a"] == "<p>Call the post.</p>"


def test_a_text_of_ones_own_is_shown(scene, editor):
    item = scene.conflict
    decide_update(scene.update, "take", Which(ids=[item.key]), text="<p>Keep every list.</p>")
    body = previewed(scene, editor, "first")["fields"]["body"]

    assert body[1]["value"]["text"] == "<p>Keep every list.</p>"


def test_a_translation_is_shown_with_what_is_taken(scene, editor):
    item = scene.item(locale="fr", lineage=lineage("third"))
    scene.decide(editor, item, "take")

    assert previewed(scene, editor, "third", "fr")["fields"]["title"] == "Troisième et dernier"


def test_a_page_that_would_not_be_there_has_no_preview(scene, editor):
    assert editor.get(scene.url("preview_update", lineage("nowhere"), "en")).status_code == 404
