"""Two people review at once: nobody writes over a decision that they have not seen."""

import pytest

from editions.actions.offer_update import offer_update
from editions.updates.items import stamp_of
from tests.integration.updates.school import release, rewrite


@pytest.fixture
def other(scene, sign_in):
    return sign_in(scene.edition)


def test_who_has_not_seen_the_others_decision_is_told_of_it(scene, editor, other):
    shown_to_both = scene.clean
    scene.decide(editor, shown_to_both, "take")
    response = scene.decide(other, shown_to_both, "keep")

    assert scene.clean.decision == "take"
    said = other.get(response.url).content.decode()
    assert "decided meanwhile: Take" in said


def test_a_script_is_answered_409_with_the_card_as_it_is(scene, editor, other):
    seen = stamp_of(scene.clean)
    scene.decide(editor, scene.clean, "take")
    url = scene.url("decide_update_item", scene.clean.key)
    response = other.post(url, {"decision": "keep", "seen": seen}, headers={"X-Requested-With": "XMLHttpRequest"})

    assert response.status_code == 409
    assert "decided meanwhile" in response.json()["said"]
    assert stamp_of(scene.clean) in response.json()["html"]


def test_who_has_seen_it_may_decide_otherwise(scene, editor, other):
    scene.decide(editor, scene.clean, "take")
    scene.decide(other, scene.clean, "keep")

    assert scene.clean.decision == "keep"


def test_decisions_on_different_changes_do_not_meet(scene, editor, other):
    first, second = scene.clean, scene.conflict
    scene.decide(editor, first, "take")
    scene.decide(other, second, "keep")

    assert (scene.clean.decision, scene.conflict.decision) == ("take", "keep")


def test_a_text_of_ones_own_does_not_pass_over_a_decision(scene, editor, other):
    item = scene.item(path=["title"], locale="en")
    seen = stamp_of(item)
    scene.decide(editor, item, "keep")
    response = other.post(scene.url("edit_update_item", item.key), {"text": "Mine alone", "seen": seen})

    assert response.status_code == 200
    assert "decided meanwhile" in response.content.decode()
    assert scene.item(path=["title"], locale="en").decision == "keep"


def test_what_is_offered_anew_with_other_words_has_to_be_seen_first(scene, editor):
    old = scene.clean
    rewrite(scene.upstream, "first", "a", "<p>Call nobody.</p>")
    release(scene.upstream)
    offer_update(scene.edition)
    scene.decide(editor, old, "take")

    assert scene.clean.decision == ""


def test_decisions_last_until_the_next_sitting(scene, editor):
    scene.decide(editor, scene.clean, "take")
    offer_update(scene.edition)
    html = editor.get(scene.url()).content.decode()

    assert scene.clean.decision == "take"
    total = scene.update.items.count()
    assert f"1 of {total} decided" in html
