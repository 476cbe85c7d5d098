"""Slots and institutions: what an edition says of itself today, joined to any of its releases."""

import copy
import datetime

import pytest
from django.utils import timezone

from tests.integration.api.small_course import DIRECTORY

pytestmark = pytest.mark.django_db

SLOT = "key kind meaning neutralText locale filled value valueLocale url institution { id name }"


def changed(lagoon, **institution):
    """The directory with its one institution changed."""
    directory = copy.deepcopy(DIRECTORY)
    directory["institutions"][0] |= institution
    lagoon.directory(directory)


def slots(edition, locale: str = "en", selection: str = SLOT):
    return {slot["key"]: slot for slot in edition(f'slots(locale: "{locale}") {{ {selection} }}')["slots"]}


def names(edition, arguments: str = 'locale: "en"'):
    return [each["name"] for each in edition(f"institutions({arguments}) {{ name }}")["institutions"]]


def day(offset: int) -> str:
    return (timezone.now().date() + datetime.timedelta(days=offset)).isoformat()


def test_slots_stand_in_the_order_in_which_the_course_declares_them(lagoon, edition):
    assert list(slots(edition)) == ["hotline", "ministry", "rule", "site"]


def test_a_filled_slot_of_each_kind(lagoon, edition):
    found = slots(edition)

    assert found["hotline"] == {
        "key": "hotline",
        "kind": "PHONE",
        "meaning": "Meaning of hotline",
        "neutralText": "Ask for hotline",
        "locale": "en",
        "filled": True,
        "value": "+12025550100",
        "valueLocale": "en",
        "url": "",
        "institution": None,
    }
    assert found["ministry"]["institution"] == {"id": "inst-1", "name": "The ministry"}
    assert found["ministry"]["value"] == "The ministry"
    assert (found["site"]["value"], found["site"]["url"]) == ("Our site", "https://help.example")


def test_an_unfilled_slot_says_what_to_show_instead(lagoon, edition):
    found = slots(edition)["rule"]

    assert (found["filled"], found["value"], found["valueLocale"]) == (False, "", None)
    assert found["neutralText"] == "Ask for rule"


def test_without_a_directory_every_slot_is_unfilled(lagoon, edition):
    lagoon.edition.directory.delete()

    assert {slot["filled"] for slot in slots(edition).values()} == {False}
    assert names(edition) == []


def test_values_fall_back_along_the_languages_one_by_one(lagoon, edition):
    found = slots(edition, "ar")

    assert (found["hotline"]["value"], found["hotline"]["valueLocale"]) == ("+12025550101", "fr")
    assert (found["site"]["value"], found["site"]["valueLocale"]) == ("Our site", "en")
    assert found["hotline"]["locale"] == "en"


@pytest.mark.parametrize(
    "value",
    [
        {"phone": "not a number"},
        {"phone": "", "text": "+12025550100"},
        {"url": "javascript:alert(1)"},
        {"institution": "nobody"},
        {"text": "   "},
    ],
)
def test_what_does_not_suit_a_slots_kind_does_not_fill_it(lagoon, edition, value):
    empty = {"institution": "", "text": "", "phone": "", "url": ""}
    lagoon.directory({"slots": {"en": dict.fromkeys(("hotline", "ministry", "site"), empty | value)}})

    assert {slot["filled"] for slot in slots(edition).values()} == {False}


def test_a_slot_in_a_lesson_is_the_same_slot(lagoon, edition):
    found = edition(f'lesson(locale: "en", slug: "lesson-1") {{ body {{ ... on SlotBlock {{ slot {{ {SLOT} }} }} }} }}')

    assert [block["slot"] for block in found["lesson"]["body"] if block] == [slots(edition)["hotline"]]


def test_an_institution_tells_how_to_reach_it(lagoon, edition):
    selection = "id name locale direction kind address phones { label number } hours languages url validFrom validUntil"

    assert edition(f'institutions(locale: "fr") {{ {selection} }}')["institutions"] == [
        {
            "id": "inst-1",
            "name": "The ministry",
            "locale": "en",
            "direction": "LTR",
            "kind": "MINISTRY",
            "address": "1 Example Street",
            "phones": [{"label": "Desk", "number": "+12025550102"}],
            "hours": "Always",
            "languages": ["en", "fr"],
            "url": "https://ministry.example",
            "validFrom": None,
            "validUntil": None,
        }
    ]


@pytest.mark.parametrize(
    "valid_from,valid_until,served",
    [
        (None, day(0), True),
        (None, day(-1), False),
        (day(0), None, True),
        (day(2), None, False),
        (day(-5), day(5), True),
    ],
)
def test_an_institution_is_served_while_it_is_valid(lagoon, edition, valid_from, valid_until, served):
    changed(lagoon, valid_from=valid_from, valid_until=valid_until)

    assert names(edition) == (["The ministry"] if served else [])
    assert slots(edition)["ministry"]["filled"] is served
    assert (slots(edition)["ministry"]["institution"] is not None) is served


def test_an_institution_told_in_no_language_of_the_chain_is_left_out(lagoon, edition):
    words = DIRECTORY["institutions"][0]["locales"]["en"]
    changed(lagoon, locales={"es": words, "ar": words | {"name": "الوزارة"}})

    assert names(edition, 'locale: "fr"') == []
    assert names(edition, 'locale: "ar"') == ["الوزارة"]


def test_institutions_can_be_asked_for_by_slot(lagoon, edition):
    assert names(edition, 'locale: "en", slot: "ministry"') == ["The ministry"]
    assert names(edition, 'locale: "en", slot: "hotline"') == []
    assert names(edition, 'locale: "en", slot: "nothing"') == []


def test_numbers_and_addresses_that_are_not_safe_to_follow_are_left_out(lagoon, edition):
    words = DIRECTORY["institutions"][0]["locales"]["en"]
    phones = [{"label": "", "number": "tel:1"}, {"label": "", "number": "+12025550199"}]
    changed(lagoon, url="javascript:alert(1)", locales={"en": words | {"phones": phones}})

    found = edition('institutions(locale: "en") { url phones { number } }')["institutions"][0]
    assert found == {"url": "", "phones": [{"number": "+12025550199"}]}


def test_a_change_reaches_readers_of_a_pinned_release(lagoon, ask):
    query = 'query($v: String) { edition(code: "lagoon", release: $v) { slots(locale: "en") { key value } } }'
    before = ask(query, v="1.0")["edition"]["slots"][0]
    directory = copy.deepcopy(DIRECTORY)
    directory["slots"]["en"]["hotline"]["phone"] = "+12025550177"
    lagoon.directory(directory)

    assert before["value"] == "+12025550100"
    assert ask(query, v="1.0")["edition"]["slots"][0]["value"] == "+12025550177"
