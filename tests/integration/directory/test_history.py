"""Who changed which slot from what to what; it is only ever added to, and each change can be taken back."""

import pytest

from editions.actions.change_slots import change_slots
from editions.actions.undo_slot_change import undo_slot_change
from editions.errors import Invalid, NotPermitted, Overtaken, Stale
from editions.models import Role, SlotChange
from tests.integration.directory.conftest import NUMBER, OTHER_NUMBER

pytestmark = pytest.mark.django_db


def told(change: SlotChange) -> tuple:
    return change.slot, change.language, change.before, change.after, change.how


def newest() -> SlotChange:
    return SlotChange.objects.all()[0]


def oldest() -> SlotChange:
    return SlotChange.objects.reverse()[0]


def test_a_change_says_who_what_before_and_after(scene):
    publisher = scene.member()
    scene.change("hotline", user=publisher, phone=NUMBER)
    scene.change("hotline", user=publisher, phone=OTHER_NUMBER, valid_until="2099-01-01")

    second, first = SlotChange.objects.filter(edition=scene.edition)
    assert told(first) == ("hotline", "en", {}, {"phone": NUMBER}, "table")
    after = {"phone": OTHER_NUMBER, "valid_until": "2099-01-01"}
    assert told(second) == ("hotline", "en", {"phone": NUMBER}, after, "table")
    assert first.by == second.by == publisher


def test_each_slot_of_one_save_is_noted_by_itself(scene):
    changes = [scene.wanted("law", text="Act"), scene.wanted("law", "fr", text="Loi"), scene.wanted("site")]
    change_slots(scene.edition, changes, user=None, how=SlotChange.How.FILE)

    found = SlotChange.objects.filter(edition=scene.edition).values_list("slot", "language", "how")
    assert sorted(found) == [("law", "en", "file"), ("law", "fr", "file")]


def test_what_is_published_in_the_page_editor_is_noted_too(scene):
    editor = scene.member()
    page = scene.pages["ar"]
    page.slot_values = [("value", {"slot": "law", "text": "قانون"})]
    page.save_revision(user=editor).publish(user=editor)

    change = SlotChange.objects.get(edition=scene.edition)
    assert told(change) == ("law", "ar", {}, {"text": "قانون"}, "page")
    assert change.by == editor


def test_publishing_what_changes_no_slot_is_not_noted(scene):
    scene.institution.save_revision().publish()
    scene.pages["en"].save_revision().publish()

    assert not SlotChange.objects.filter(edition=scene.edition).exists()


def test_undoing_puts_back_what_stood_there_and_is_a_change_itself(scene, served):
    publisher = scene.member()
    scene.change("hotline", phone=NUMBER, valid_until="2099-01-01")
    scene.change("hotline", phone=OTHER_NUMBER, valid_until="")
    change = newest()
    undo_slot_change(change, user=publisher)

    assert served(scene.edition)["hotline"]["value"] == NUMBER
    assert scene.values("hotline")["valid_until"] == "2099-01-01"
    undone = newest()
    assert (undone.how, undone.undoes, undone.by) == ("undo", change, publisher)

    undo_slot_change(undone, user=publisher)
    assert served(scene.edition)["hotline"]["value"] == OTHER_NUMBER


def test_a_change_is_undone_once(scene):
    scene.change("hotline", phone=NUMBER)
    change = SlotChange.objects.get()
    undo_slot_change(change, user=None)
    scene.change("hotline", phone=NUMBER)

    with pytest.raises(Overtaken):
        undo_slot_change(change, user=None)
    assert scene.values("hotline")["phone"] == NUMBER


def test_what_was_changed_again_is_not_undone_over_the_later_change(scene):
    scene.change("hotline", phone=NUMBER)
    scene.change("hotline", phone=OTHER_NUMBER)

    with pytest.raises(Stale):
        undo_slot_change(oldest(), user=None)
    assert scene.values("hotline")["phone"] == OTHER_NUMBER


def test_an_institution_that_is_gone_does_not_come_back_by_undoing(scene):
    scene.change("ministry", institution=scene.lineage)
    scene.change("ministry", institution="")
    scene.institution.unpublish()

    with pytest.raises(Invalid):
        undo_slot_change(newest(), user=None)
    assert scene.values("ministry")["institution"] == ""


def test_only_who_may_publish_undoes(scene, foreign):
    scene.change("hotline", phone=NUMBER)
    for user in (scene.member(Role.EDITOR), foreign.member(Role.OWNER)):
        with pytest.raises(NotPermitted):
            undo_slot_change(SlotChange.objects.get(), user=user)


def test_history_is_neither_rewritten_nor_shortened(scene):
    scene.change("hotline", phone=NUMBER)
    change = SlotChange.objects.get()
    change.slot = "law"

    for attempt in (
        change.save,
        change.delete,
        SlotChange.objects.all().delete,
        lambda: SlotChange.objects.update(slot="law"),
    ):
        with pytest.raises(TypeError):
            attempt()
    assert SlotChange.objects.get().slot == "hotline"


def test_history_outlives_its_people(scene):
    publisher = scene.member()
    scene.change("hotline", user=publisher, phone=NUMBER)
    publisher.delete()
    assert SlotChange.objects.get().by is None
