"""Decisions from the review screen: one at a time, by module, or all without conflict."""

import pytest

from editions.models import UpdateItem
from editions.updates.items import stamp_of
from tests.integration.updates.school import lineage


def decisions(scene) -> dict[str, str]:
    return {item.key: item.decision for item in scene.update.items.all()}


@pytest.mark.parametrize("decision", ["take", "keep", "defer"])
def test_one_change_is_decided_by_a_plain_form(scene, editor, decision):
    response = scene.decide(editor, scene.clean, decision, query="show=conflict")

    assert response.status_code == 302
    assert response.url == f"{scene.url()}?show=conflict#item-{scene.clean.key}"
    assert scene.clean.decision == decision
    assert scene.clean.decided_by.memberships.get().edition == scene.edition


def test_a_decision_is_taken_back(scene, editor):
    scene.decide(editor, scene.clean, "take")
    scene.decide(editor, scene.clean, "")

    assert scene.clean.decision == ""


def test_a_script_gets_the_card_and_how_far_it_is(scene, editor):
    headers = {"X-Requested-With": "XMLHttpRequest"}
    url, item = scene.url("decide_update_item", scene.clean.key), scene.clean
    answer = editor.post(url, {"decision": "take", "seen": stamp_of(item)}, headers=headers).json()

    assert f'id="item-{item.key}"' in answer["html"]
    assert answer["progress"]["decided"] == 1
    assert answer["said"] == "Take"


def test_all_without_conflict_are_taken_at_once(scene, editor):
    data = {"decision": "take", "clean": "on", "offered": scene.update.offered_at.isoformat()}
    editor.post(scene.url("decide_update_items"), data)

    decided = set(scene.update.items.filter(decision="take"))
    assert decided == set(scene.update.items.filter(conflict=""))


def test_a_module_is_decided_and_the_rest_is_not(scene, editor):
    UpdateItem.objects.filter(pk=scene.clean.pk).update(module=None)
    data = {"decision": "keep", "module": lineage("ready"), "offered": scene.update.offered_at.isoformat()}
    editor.post(scene.url("decide_update_items"), data)

    assert scene.clean.decision == ""
    assert scene.conflict.decision == "keep"


def test_deciding_many_leaves_alone_what_somebody_decided(scene, editor):
    scene.decide(editor, scene.clean, "keep")
    editor.post(scene.url("decide_update_items"), {"decision": "take", "offered": scene.update.offered_at.isoformat()})

    assert scene.clean.decision == "keep"
    assert scene.conflict.decision == "take"


def test_deciding_many_on_an_old_list_decides_nothing(scene, editor):
    response = editor.post(scene.url("decide_update_items"), {"decision": "take", "offered": "long ago"}, follow=True)

    assert not any(decisions(scene).values())
    assert "offered anew" in response.content.decode()


def test_a_decision_that_is_none_is_refused(scene, editor):
    response = scene.decide(editor, scene.clean, "burn")

    assert response.status_code == 302
    assert scene.clean.decision == ""


def test_a_text_of_ones_own_is_taken(scene, editor):
    url = scene.url("edit_update_item", scene.item(change="changed", path=["title"], locale="en").key)
    item = scene.item(change="changed", path=["title"], locale="en")
    assert "Second and last" in editor.get(url).content.decode()
    response = editor.post(url, {"text": "Second, ours", "seen": stamp_of(item)})

    assert response.status_code == 302
    item.refresh_from_db()
    assert (item.decision, item.edited) == ("take", {"value": "Second, ours"})


def test_rich_text_is_edited_in_the_editor_that_its_block_has(scene, editor):
    html = editor.get(scene.url("edit_update_item", scene.conflict.key)).content.decode()

    assert "w-draftail" in html or "draftail" in html.lower()
    assert "Keep our list" in html


def test_a_picture_or_a_whole_block_has_no_text_to_edit(scene, editor):
    added = scene.item(change="added", node="new")

    assert editor.get(scene.url("edit_update_item", added.key)).status_code == 404
