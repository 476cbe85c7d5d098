"""Lessons, block by block."""

import pytest

from cms.content.blocks import LESSON_BLOCKS
from tests.integration.api.release_maker import lineage
from tests.integration.api.sample_blocks import BODY, block

pytestmark = pytest.mark.django_db

EVERY_BLOCK = """
  __typename id locale direction mandatory
  ... on RichTextBlock { text }
  ... on CalloutBlock { tone title text }
  ... on QuoteBlock { quote attribution }
  ... on StepsBlock { title steps { id title text } }
  ... on ChecklistBlock { title items { id text } }
  ... on TableBlock { caption columns rows { id header cells } }
  ... on TimelineBlock { title entries { id when title text } }
  ... on ImageBlock { decorative caption image { alt width height credit licence } }
  ... on VideoBlock { title url minutes transcript }
  ... on CaseStudyBlock { note caseStudy { title facts } }
  ... on ToolBlock { note tool { title text } }
  ... on SlotBlock { note slot { key value } }
  ... on QuestionBlock { question { kind stem } }
  ... on UnknownBlock { type }
"""
CONTENT = {
    "b-text": {"text": '<p>Call <a data-slot="hotline">us</a>.</p>'},
    "b-callout": {"tone": "WARNING", "title": "Mind", "text": "<p>the step</p>"},
    "b-quote": {"quote": "Help is coming", "attribution": "A message"},
    "b-steps": {"title": "How", "steps": [{"id": "st1", "title": "First", "text": "<p>Sit</p>"}]},
    "b-checklist": {"title": "Bring", "items": [{"id": "ch1", "text": "Passport"}]},
    "b-table": {
        "caption": "Who does what",
        "columns": ["Who", "What"],
        "rows": [{"id": "row1", "header": "Desk", "cells": ["Answers"]}],
    },
    "b-timeline": {"title": "Days", "entries": [{"id": "en1", "when": "Day 1", "title": "Start", "text": "Begin"}]},
    "b-image": {
        "decorative": False,
        "caption": "A map",
        "image": {"alt": "Alt of map", "width": 960, "height": 480, "credit": "Somebody", "licence": "CC BY 4.0"},
    },
    "b-video": {"title": "Film", "url": "https://films.example/1", "minutes": 3, "transcript": "<p>Words</p>"},
    "b-case": {"note": "Read this", "caseStudy": {"title": "A case", "facts": "<p>Facts</p>"}},
    "b-tool": {"note": "Use this", "tool": {"title": "A tool", "text": "<h3>Use it</h3>"}},
    "b-slot": {"note": "Day and night", "slot": {"key": "hotline", "value": "+12025550100"}},
    "b-q-ordering": {"question": {"kind": "ORDERING", "stem": "In which order?"}},
    "b-future": {"type": "hologram"},
}


def body(edition, locale: str = "en", selection: str = EVERY_BLOCK, slug: str = "lesson-1"):
    return edition(f'lesson(locale: "{locale}", slug: "{slug}") {{ body {{ {selection} }} }}')["lesson"]["body"]


def test_the_small_course_holds_every_block_there_is():
    assert {name for name, _block in LESSON_BLOCKS} == {item["type"] for item in BODY} - {"hologram"}


@pytest.mark.parametrize("identifier", CONTENT)
def test_every_block_is_served_whole(lagoon, edition, identifier):
    found = next(block for block in body(edition) if block["id"] == identifier)

    shared = {"__typename", "id", "locale", "direction", "mandatory"}
    assert {name: value for name, value in found.items() if name not in shared} == CONTENT[identifier]


def test_blocks_keep_their_order_and_say_their_type(lagoon, edition):
    names = [(found["id"], found["__typename"]) for found in body(edition, selection="id __typename")]

    assert [identifier for identifier, _name in names] == [item["id"] for item in BODY]
    assert names[0] == ("b-text", "RichTextBlock")
    assert names[-1] == ("b-future", "UnknownBlock")
    assert {name for _id, name in names[12:18]} == {"QuestionBlock"}


def test_mandatory_blocks_say_so(lagoon, edition):
    assert [found["id"] for found in body(edition, selection="id mandatory") if found["mandatory"]] == ["b-text"]


def test_each_block_says_the_language_that_it_is_really_in(lagoon, edition):
    selection = "id locale ... on QuestionBlock { question { locale direction } }"
    found = {block["id"]: block for block in body(edition, "fr", selection)}

    # The picture has no text alternative but its own description, which is in English.
    in_english = {"b-callout", "b-q-single", "b-image"}
    assert {identifier for identifier, each in found.items() if each["locale"] == "en"} == in_english
    assert found["b-q-single"]["question"] == {"locale": "en", "direction": "LTR"}
    assert found["b-q-multiple"]["question"]["locale"] == "fr"


def test_in_a_lesson_that_fell_back_every_block_says_so(lagoon, edition):
    found = {each["id"]: each["locale"] for each in body(edition, "ar", "id locale")}

    assert found.pop("b-callout") == found.pop("b-q-single") == found.pop("b-image") == "en"
    assert set(found.values()) == {"fr"}


@pytest.mark.parametrize(
    "lost",
    [
        block("lost", "image", image="sha256:" + "f" * 64, alt_text="", decorative=False, caption=""),
        block("lost", "image", image=None, alt_text="", decorative=False, caption=""),
        block("lost", "slot", slot="undeclared", note=""),
        {"id": "lost", "type": "question_essay", "value": {"stem": "Why?"}},
    ],
)
def test_a_block_with_nothing_to_show_is_an_unknown_block(lagoon, edition, lost):
    lagoon.page("lesson-2", "content.Lesson", "module-1", {"en": "Two"}, {"body": [lost]})
    lagoon.release("2.0")

    assert body(edition, slug="lesson-2")[0]["__typename"] == "UnknownBlock"


def test_references_to_pages_that_the_release_lacks_are_null(lagoon, edition):
    broken = [
        block("x", "case_study", case_study=lineage("tool-1"), note=""),
        block("y", "tool", tool=lineage("nowhere"), note=""),
    ]
    lagoon.page("lesson-2", "content.Lesson", "module-1", {"en": "Two"}, {"body": broken})
    lagoon.release("2.0")

    case_study, tool = body(edition, slug="lesson-2")
    assert case_study["caseStudy"] is None
    assert tool["tool"] is None


@pytest.mark.parametrize("name", [name for name, _block in LESSON_BLOCKS])
@pytest.mark.parametrize("value", [{}, None, {"mandatory": "yes", "points": "3", "options": "no", "rows": [None, 3]}])
def test_damaged_blocks_are_served_empty_not_as_errors(lagoon, edition, name, value):
    damaged = {"id": "b", "type": name, "value": value}
    lagoon.page("lesson-2", "content.Lesson", "module-1", {"en": "Two"}, {"body": [damaged]})
    lagoon.release("2.0")

    assert body(edition, slug="lesson-2")[0]["mandatory"] is False


@pytest.mark.parametrize(
    "fields,alt",
    [
        ({"alt_text": "", "decorative": False}, "Alt of map"),
        ({"alt_text": "The way out", "decorative": False}, "The way out"),
        ({"alt_text": "The way out", "decorative": True}, ""),
    ],
)
def test_a_picture_is_described_unless_it_is_decoration(lagoon, edition, fields, alt):
    picture = block("p", "image", image="sha256:" + "a" * 64, caption="", **fields)
    lagoon.page("lesson-2", "content.Lesson", "module-1", {"en": "Two"}, {"body": [picture]})
    lagoon.release("2.0")

    assert body(edition, slug="lesson-2")[0]["image"]["alt"] == alt


def test_a_lesson_knows_what_stands_around_it(lagoon, edition):
    selection = "module { slug title locale } previous { slug } next { slug title locale direction }"
    found = edition(f'lesson(locale: "fr", slug: "lesson-2") {{ {selection} }}')["lesson"]

    assert found == {
        "module": {"slug": "module-1", "title": "Module one (fr)", "locale": "fr"},
        "previous": {"slug": "lesson-1"},
        "next": {"slug": "lesson-3", "title": "Lesson three", "locale": "en", "direction": "LTR"},
    }


def test_the_first_lesson_has_nothing_before_it_and_the_last_nothing_after(lagoon, edition):
    first = edition('lesson(locale: "en", slug: "lesson-1") { previous { slug } next { slug } }')["lesson"]
    last = edition('lesson(locale: "en", slug: "lesson-3") { previous { slug } next { slug } }')["lesson"]

    assert first == {"previous": None, "next": {"slug": "lesson-2"}}
    assert last == {"previous": {"slug": "lesson-2"}, "next": None}


def test_a_lesson_is_the_same_by_its_id_in_every_language(lagoon, edition):
    for locale, title in (("en", "Lesson one"), ("fr", "Lesson one (fr)")):
        found = edition(f'lesson(locale: "{locale}", id: "{lineage("lesson-1")}") {{ id title }}')["lesson"]
        assert found == {"id": lineage("lesson-1"), "title": title}


def test_guidelines_are_named_and_codes_that_are_none_are_left_out(lagoon, edition):
    found = edition('lesson(locale: "en", slug: "lesson-1") { guidelines { code title theme locale } }')["lesson"]

    assert found["guidelines"] == [
        {"code": "G5", "title": "Plan for and with migrants", "theme": "Contingency planning", "locale": "en"},
        {"code": "P1", "title": "Lives first", "theme": "Principle", "locale": "en"},
    ]


def test_guidelines_in_a_language_without_a_catalogue_say_that_they_are_in_english(db, edition):
    from tests.integration.api.release_maker import ReleaseMaker

    maker = ReleaseMaker("lagoon", locales=("fil",))
    for key, kind, parent in (("c", "Course", None), ("m", "Module", "c"), ("l", "Lesson", "m")):
        maker.page(key, f"content.{kind}", parent, {"fil": key}, {"guidelines": ["P1"]})
    maker.release()

    assert edition('lesson(locale: "fil", slug: "l") { guidelines { title locale direction } }')["lesson"] == {
        "guidelines": [{"title": "Lives first", "locale": "en", "direction": "LTR"}]
    }
