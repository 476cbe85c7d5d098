"""Slots are changed all or nothing, live at once, and never over what somebody else has just put there."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import WorkflowState

from cms.content.models import Directory
from editions.actions.change_slots import change_slots
from editions.directory.changes import Change, SlotsInvalid, SlotsStale
from editions.errors import NotPermitted
from editions.models import DirectorySnapshot, Role
from tests.factories import make_user
from tests.integration.directory.conftest import NUMBER, OTHER_NUMBER

pytestmark = pytest.mark.django_db


def test_a_changed_hotline_is_what_readers_get_at_once(scene, served):
    assert scene.change("hotline", phone="+1 (202) 555-0123") == 1

    assert served(scene.edition)["hotline"] == {"key": "hotline", "filled": True, "value": NUMBER}


def test_a_number_is_kept_in_e164_and_shown_as_people_write_it(scene, served):
    scene.change("hotline", phone=NUMBER)

    phone = served(scene.edition, fields="phone { number national international label }")["hotline"]["phone"]
    assert phone == {
        "number": NUMBER,
        "national": "(202) 555-0123",
        "international": "+1 202-555-0123",
        "label": "",
    }


def test_hours_are_served_as_a_week_in_a_time_zone(scene, served):
    scene.change(
        "hotline", phone=NUMBER, hours="fr-sa 22:00-02:00", time_zone="asia/beirut", hours_note="Not on holidays"
    )

    fields = "openingHours { always text timeZone note words intervals { day opens closes } }"
    assert served(scene.edition, fields=fields)["hotline"]["openingHours"] == {
        "always": False,
        "text": "Fr,Sa 22:00-02:00",
        "timeZone": "Asia/Beirut",
        "note": "Not on holidays",
        "words": ["Friday, Saturday 22:00–02:00"],
        "intervals": [
            {"day": "FRIDAY", "opens": "22:00", "closes": "02:00"},
            {"day": "SATURDAY", "opens": "22:00", "closes": "02:00"},
        ],
    }


def test_every_kind_takes_what_belongs_to_it(scene, served):
    change_slots(
        scene.edition,
        [
            scene.wanted("ministry", institution=scene.lineage),
            scene.wanted("law", text="Act 12 of 2020"),
            scene.wanted("site", url="https://help.example", text="Our site"),
            scene.wanted("site", "ar", url="https://help.example/ar", text="موقعنا"),
        ],
        user=None,
    )

    found = {key: slot["value"] for key, slot in served(scene.edition).items()}
    assert found == {"hotline": "", "ministry": "Ministry of alpha", "law": "Act 12 of 2020", "site": "Our site"}
    assert served(scene.edition, "ar")["site"]["value"] == "موقعنا"


@pytest.mark.parametrize(
    "slot,values,field,words",
    [
        ("hotline", {"phone": "112"}, "phone", "Begin with +"),
        ("hotline", {"phone": "+120255501"}, "phone", "too short"),
        ("hotline", {"phone": "+999123456789"}, "phone", "Begin with +"),
        ("hotline", {"phone": NUMBER, "hours": "9 to 5", "time_zone": "UTC"}, "hours", "cannot be read"),
        ("hotline", {"phone": NUMBER, "hours": "Mo 09:00-17:00"}, "time_zone", "time zone"),
        ("hotline", {"phone": NUMBER, "time_zone": "Mars/Base"}, "time_zone", "no time zone"),
        ("hotline", {"phone": NUMBER, "valid_until": "30/06/2027"}, "valid_until", "2027-06-30"),
        ("hotline", {"phone": NUMBER, "valid_from": "2027-02-01", "valid_until": "2027-01-01"}, "valid_until", "befor"),
        ("hotline", {"hours": "24/7", "time_zone": "UTC"}, "phone", "Fill this in"),
        ("site", {"url": "javascript:alert(1)"}, "url", "valid URL"),
        ("site", {"text": "Words alone"}, "url", "Fill this in"),
        ("law", {"text": "x" * 301}, "text", "300"),
        ("ministry", {"institution": "not a lineage"}, "institution", "UUID"),
    ],
)
def test_what_cannot_stand_is_refused_with_what_would_be_right(scene, slot, values, field, words):
    with pytest.raises(SlotsInvalid) as refused:
        scene.change(slot, **values)

    assert list(refused.value.errors) == [(slot, "en")]
    assert words in refused.value.errors[slot, "en"][field]


def test_one_mistake_keeps_everything_from_being_saved(scene):
    before = DirectorySnapshot.objects.get(edition=scene.edition).digest
    changes = [scene.wanted("law", text="Act 12"), scene.wanted("hotline", "fr", phone="nonsense")]
    with pytest.raises(SlotsInvalid):
        change_slots(scene.edition, changes, user=None)

    assert DirectorySnapshot.objects.get(edition=scene.edition).digest == before
    assert scene.values("law")["text"] == ""


def test_what_somebody_else_has_changed_meanwhile_is_not_written_over(scene):
    seen = scene.values("hotline")
    scene.change("hotline", phone=NUMBER)

    with pytest.raises(SlotsStale) as refused:
        change_slots(scene.edition, [Change("hotline", "en", seen, {"phone": OTHER_NUMBER})], user=None)
    assert refused.value.now == {("hotline", "en"): {"phone": NUMBER}}
    assert scene.values("hotline")["phone"] == NUMBER


def test_two_people_may_change_different_cells_of_one_row(scene):
    scene.change("hotline", phone=NUMBER)
    seen = scene.values("hotline")
    scene.change("hotline", valid_until="2099-01-01")
    change_slots(scene.edition, [Change("hotline", "en", seen, {"phone": OTHER_NUMBER})], user=None)

    assert (scene.values("hotline")["phone"], scene.values("hotline")["valid_until"]) == (OTHER_NUMBER, "2099-01-01")


def test_another_editions_institution_is_refused(scene, foreign):
    with pytest.raises(SlotsInvalid) as refused:
        scene.change("ministry", institution=foreign.lineage)

    assert "no such institution" in refused.value.errors["ministry", "en"]["institution"]


def test_only_who_may_publish_changes_slots(scene, foreign):
    for user in (scene.member(Role.REVIEWER), foreign.member(Role.OWNER), make_user()):
        with pytest.raises(NotPermitted):
            scene.change("hotline", user=user, phone=NUMBER)
    assert scene.change("hotline", user=scene.member(Role.PUBLISHER), phone=NUMBER) == 1


def test_a_draft_that_somebody_has_begun_is_kept_and_gets_the_change(scene):
    draft = scene.pages["en"]
    draft.title = "Contacts, to be renamed"
    draft.save_revision()
    scene.change("hotline", phone=NUMBER)

    page = Directory.objects.get(pk=draft.pk)
    assert (page.title, page.has_unpublished_changes) == ("Contacts en of alpha", True)
    latest = page.get_latest_revision_as_object()
    assert latest.title == "Contacts, to be renamed"
    assert latest.slot_values.raw_data[0]["value"]["phone"] == NUMBER


def test_what_does_not_count_in_a_slot_is_left_as_it_is(scene):
    page = scene.pages["en"]
    stray = {"slot": "hotline", "phone": NUMBER, "text": "Stray", "url": "", "institution": ""}
    twice = {"slot": "law", "phone": "", "text": "First", "url": "", "institution": ""}
    page.slot_values = Directory._meta.get_field("slot_values").to_python(
        [
            {"type": "value", "id": "a", "value": stray},
            {"type": "value", "id": "b", "value": twice},
            {"type": "value", "id": "c", "value": twice | {"text": "Second"}},
        ]
    )
    page.save_revision().publish()
    scene.change("hotline", phone=OTHER_NUMBER)
    scene.change("law", text="Third")

    found = [dict(item["value"]) for item in Directory.objects.get(pk=page.pk).slot_values.raw_data]
    assert [(each["slot"], each["phone"], each["text"]) for each in found] == [
        ("hotline", OTHER_NUMBER, "Stray"),
        ("law", "", "Third"),
    ]


def test_an_emptied_row_is_no_longer_filled(scene, served):
    scene.change("hotline", phone=NUMBER, valid_until="2099-01-01")
    scene.change("hotline", phone="", valid_until="")

    assert served(scene.edition)["hotline"]["filled"] is False
    assert len(Directory.objects.get(pk=scene.pages["en"].pk).slot_values) == 0


@pytest.mark.parametrize("state", ["locked", "scheduled", "in review", "unpublished"])
def test_nobody_elses_lock_review_or_schedule_is_passed_over(scene, state):
    page = scene.pages["fr"]
    if state == "locked":
        page.locked = True
        page.save()
    elif state == "scheduled":
        page.go_live_at = timezone.now() + timedelta(days=3)
        page.save()
    elif state == "unpublished":
        page.unpublish()
    else:
        page.save_revision()
        page.get_workflow().start(page, scene.member(Role.EDITOR))
        assert WorkflowState.objects.active().exists()

    changes = [scene.wanted("law", text="Act"), scene.wanted("law", "fr", text="Loi")]
    with pytest.raises(SlotsInvalid) as refused:
        change_slots(scene.edition, changes, user=None)
    assert list(refused.value.errors) == [("law", "fr")]
    assert "Contacts fr of alpha" in refused.value.errors["law", "fr"][""]
    assert scene.values("law")["text"] == ""


def test_a_value_holds_from_its_first_to_its_last_day(scene, served):
    today = timezone.now().date()
    scene.change("law", "fr", text="Loi", valid_until=today.isoformat())
    assert served(scene.edition, "fr")["law"]["value"] == "Loi"

    yesterday = (today - timedelta(days=1)).isoformat()
    scene.change("law", text="Act")
    scene.change("law", "fr", valid_until=yesterday)
    # What no longer holds in one language makes room for the next.
    assert served(scene.edition, "fr")["law"]["value"] == "Act"
