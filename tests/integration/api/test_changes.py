"""What front ends are told to fetch again after a release: that, and nothing else."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.integration.api.release_maker import ReleaseMaker, lineage
from tests.integration.api.sample_blocks import PICTURE, block
from tests.integration.api.small_course import SECRET, SLOTS, small_course

pytestmark = pytest.mark.django_db

CHANGES = """
query C($code: ID!, $release: String, $since: String!) {
  edition(code: $code, release: $release) {
    changedSince(release: $since) {
      from { version } to { version } branding languages media assessmentSettings
      locales { locale outline slots added { ...N } changed { ...N } removed { ...N } }
    }
  }
}
fragment N on ChangedNode { id kind slug }
"""
FLAGS = ("branding", "languages", "media", "assessmentSettings")


class Told:
    """An answer, with the pages by the keys that tests know them by."""

    def __init__(self, answer: dict[str, Any], keys: list[str]) -> None:
        self.answer = answer
        self._keys = {lineage(key): key for key in keys}
        self.locales = {each["locale"]: each for each in answer["locales"]}

    def pages(self, what: str) -> dict[str, list[str]]:
        found = {code: [self._keys[node["id"]] for node in each[what]] for code, each in self.locales.items()}
        return {code: keys for code, keys in found.items() if keys}

    @property
    def flags(self) -> list[str]:
        return [flag for flag in FLAGS if self.answer[flag]]

    def languages_with(self, flag: str) -> list[str]:
        return [code for code, each in self.locales.items() if each[flag]]


@pytest.fixture
def told(lagoon: ReleaseMaker, ask):
    """What is told after the release that a change makes."""
    before = set(lagoon.pages)

    def since(version: str = "1.0", **variables: Any) -> Told:
        answer = ask(CHANGES, code="lagoon", since=version, **variables)["edition"]["changedSince"]
        return Told(answer, [*before, *lagoon.pages])

    return since


def lesson(maker: ReleaseMaker, key: str = "lesson-2", module: str = "module-1", **changed: Any) -> None:
    """A lesson in English and French, like the second of the small course but for what is said."""
    titles = changed.pop("titles", {"en": "Lesson two", "fr": "Lesson two (fr)"})
    untranslated = changed.pop("untranslated", {"fr": ["title"]})
    slugs = changed.pop("slugs", None)
    maker.page(key, "content.Lesson", module, titles, {"guidelines": [], "body": []} | changed, untranslated, slugs)


def quote(words: str) -> dict[str, Any]:
    return block("b-quote", "quote", quote=words, attribution="")


def test_nothing_is_told_when_nothing_changed(lagoon, told):
    lagoon.release("2.0")
    answer = told()

    assert answer.flags == []
    assert [answer.pages(what) for what in ("added", "changed", "removed")] == [{}, {}, {}]
    assert answer.languages_with("outline") == answer.languages_with("slots") == []
    assert list(answer.locales) == ["en", "fr", "ar"]
    assert (answer.answer["from"], answer.answer["to"]) == ({"version": "1.0"}, {"version": "2.0"})


def test_a_lesson_that_was_edited_is_told_for_all_who_read_it(lagoon, told):
    lesson(lagoon, en={"body": [quote("New")]}, fr={"body": []})
    lagoon.release("2.0")

    # Arabic falls back to French, which has no quote; the English text changed alone.
    assert told().pages("changed") == {"en": ["lesson-2"]}


def test_a_page_that_falls_back_changes_for_those_who_are_shown_it(lagoon, told):
    lesson(lagoon, "lesson-3", "module-2", titles={"en": "Lesson three"}, untranslated={}, body=[quote("New")])
    lagoon.release("2.0")

    assert told().pages("changed") == {"en": ["lesson-3"], "fr": ["lesson-3"], "ar": ["lesson-3"]}


def test_words_that_a_translation_borrows_from_its_source_change_with_it(lagoon, told):
    lesson(lagoon, body=[quote("Old")], untranslated={"fr": ["title", "body.b-quote"]})
    lagoon.release("2.0")
    lesson(
        lagoon, en={"body": [quote("New")]}, fr={"body": [quote("Old")]}, untranslated={"fr": ["title", "body.b-quote"]}
    )
    lagoon.release("3.0")

    assert told("2.0").pages("changed") == {"en": ["lesson-2"], "fr": ["lesson-2"], "ar": ["lesson-2"]}


def test_words_that_a_translation_has_for_itself_do_not(lagoon, told):
    lesson(lagoon, en={"body": [quote("Old")]}, fr={"body": [quote("Vieux")]})
    lagoon.release("2.0")
    lesson(lagoon, en={"body": [quote("New")]}, fr={"body": [quote("Vieux")]})
    lagoon.release("3.0")

    assert told("2.0").pages("changed") == {"en": ["lesson-2"]}


def test_pages_that_came_and_went(lagoon, told):
    lesson(lagoon, "lesson-9", slugs={"fr": "neuf"})
    lagoon.pages.pop("lesson-3")
    lagoon.release("2.0")
    answer = told()

    assert answer.pages("added") == {"en": ["lesson-9"], "fr": ["lesson-9"], "ar": ["lesson-9"]}
    assert answer.pages("removed") == {"en": ["lesson-3"], "fr": ["lesson-3"], "ar": ["lesson-3"]}
    assert answer.pages("changed") == {}
    assert answer.languages_with("outline") == ["en", "fr", "ar"]
    assert answer.locales["fr"]["added"] == [{"id": lineage("lesson-9"), "kind": "LESSON", "slug": "neuf"}]


def test_an_older_release_can_be_asked_what_it_lacks(lagoon, told):
    lesson(lagoon, "lesson-9")
    lagoon.release("2.0")

    assert told("2.0", release="1.0").pages("removed")["en"] == ["lesson-9"]


def test_a_slug_alone_is_a_change(lagoon, told):
    lesson(lagoon, slugs={"fr": "lecon-deux"})
    lagoon.release("2.0")

    assert told().pages("changed") == {"fr": ["lesson-2"], "ar": ["lesson-2"]}


def test_order_is_told_apart_from_words(lagoon, told):
    first = lagoon.pages.pop("lesson-1")
    lagoon.pages["lesson-1"] = first
    lagoon.release("2.0")
    answer = told()

    assert answer.pages("changed") == {}
    assert answer.languages_with("outline") == ["en", "fr", "ar"]


def test_a_page_that_moved_to_another_module(lagoon, told):
    lagoon.pages.pop("lesson-2")
    lesson(lagoon, module="module-2")
    lagoon.release("2.0")

    assert set(told().pages("changed")["en"]) == {"lesson-2"}


def test_translating_a_page_changes_it_for_its_readers(lagoon, told):
    lesson(lagoon, titles={"en": "Lesson two", "fr": "Leçon deux"}, untranslated={})
    lagoon.release("2.0")

    assert told().pages("changed") == {"fr": ["lesson-2"], "ar": ["lesson-2"]}


def test_the_glossary_is_a_page_like_any_other(lagoon, told):
    lagoon.page("glossary", "content.Glossary", "course", {"en": "Glossary"}, {"terms": []})
    lagoon.release("2.0")

    assert "glossary" in told().pages("changed")["en"]
    assert told().locales["en"]["changed"][-1]["kind"] == "GLOSSARY"


def test_the_look_languages_and_descriptions_of_pictures_are_told(lagoon, told):
    lagoon.branding["color_primary"] = "#000000"
    lagoon.media[PICTURE] = lagoon.media[PICTURE] | {"alt": "Better"}
    lagoon.release("2.0")
    assert told().flags == ["branding", "media"]

    lagoon.locales[2]["fallback"] = None
    lagoon.release("3.0")
    assert told("2.0").flags == ["languages"]
    assert "lesson-1" in told("2.0").pages("changed")["ar"]


def test_a_language_that_is_no_longer_offered_has_no_pages_any_more(lagoon, told):
    lagoon.locales[1]["offered"] = False
    lagoon.release("2.0")
    answer = told()

    assert answer.flags == ["languages"]
    assert set(answer.pages("removed")) == {"fr"}
    assert set(answer.pages("removed")["fr"]) >= {"course", "module-1", "lesson-1", "glossary"}
    assert set(told("2.0", release="1.0").pages("added")) == {"fr"}


def test_slots_are_told_by_language(lagoon, told):
    titles = {"en": "The course", "fr": "Le cours", "ar": "الدورة"}
    fields = {"summary": "What it is for", "parts": [], "slots": SLOTS[:2]}
    lagoon.page("course", "content.Course", None, titles, fields, {})
    lagoon.release("2.0")

    assert told().languages_with("slots") == ["en", "fr", "ar"]


def assessment(maker: ReleaseMaker, **changed: Any) -> None:
    settings = {"question_count": 20, "pass_mark": 80, "attempts": 3, "pause_hours": 24, "minutes": 15}
    fields = settings | {"blueprint": [], "bank": []} | changed
    maker.page("assessment", "content.FinalAssessment", "course", {"en": "Assessment"}, fields)


def test_settings_of_the_assessment_are_told_apart_from_its_questions(lagoon, told, post):
    assessment(lagoon)
    lagoon.release("2.0")
    assessment(lagoon, bank=[block("x", "question_single", stem=SECRET)])
    lagoon.release("3.0")
    assessment(lagoon, pass_mark=70)
    lagoon.release("4.0")

    assert (told("2.0", release="3.0").flags, told("2.0", release="3.0").pages("changed")["en"]) == ([], ["assessment"])
    assert told("3.0").flags == ["assessmentSettings"]
    assert SECRET not in post(CHANGES, code="lagoon", since="2.0").content.decode()


def test_whoever_holds_a_withdrawn_release_can_ask_what_changed_since(lagoon, told):
    first = lagoon.edition.latest_release
    first.withdrawn_at = timezone.now()
    first.save()
    lesson(lagoon, "lesson-9")
    lagoon.release("2.0")

    assert told().pages("added")["en"] == ["lesson-9"]


def test_a_release_that_is_not_of_this_edition_is_not_found(lagoon, refused):
    small_course("delta").release("7.0")

    for version in ("7.0", "9.9", ""):
        error = refused(CHANGES, code="lagoon", since=version)
        assert (error["extensions"]["code"], error["path"]) == ("RELEASE_NOT_FOUND", ["edition", "changedSince"])


def test_three_questions_to_the_database_tell_everything(lagoon, told):
    lesson(lagoon, en={"body": [quote("New")]}, fr={"body": []}, untranslated={"fr": ["title"]})
    lagoon.release("2.0")

    with CaptureQueriesContext(connection) as captured:
        told()
    assert len(captured) == 3
