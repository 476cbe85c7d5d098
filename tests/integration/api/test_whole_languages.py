"""A node is in the language that it says, whole: words, pictures and everything else in it."""

from typing import Any

import pytest

from tests.integration.api.release_maker import ReleaseMaker
from tests.integration.api.sample_blocks import PICTURE, block, item
from tests.integration.api.small_course import MEDIA

pytestmark = pytest.mark.django_db

MIRRORED = "d" * 64
LANGUAGES = ("en", "ar", "fil")


def picture(digest: str, alt: str, caption: str) -> dict[str, Any]:
    return block("b-image", "image", image=f"sha256:{digest}", alt_text=alt, decorative=False, caption=caption)


def question(stem: str, *options: str) -> dict[str, Any]:
    texts = [item(f"o{n}", text=text, correct=n == 0) for n, text in enumerate(options)]
    feedback = {"points": 1, "feedback_right": f"{stem} right", "feedback_wrong": f"{stem} wrong"}
    return block("q-single", "question_single", stem=stem, options=texts, **feedback)


def true_false(stem: str) -> dict[str, Any]:
    return block("q-tf", "question_true_false", stem=stem, correct=True, points=1, feedback_right="", feedback_wrong="")


class Course(ReleaseMaker):
    """One module with one lesson, in English and in translations of it."""

    def __init__(self) -> None:
        super().__init__("lagoon", locales=LANGUAGES)
        self.media = {PICTURE: MEDIA[PICTURE], MIRRORED: MEDIA[PICTURE] | {"alt": "وصف الخريطة"}}
        self.page("course", "content.Course", None, {"en": "Course", "ar": "الدورة", "fil": "Kurso"})
        self.page("module", "content.Module", "course", {"en": "Module", "ar": "وحدة", "fil": "Modyul"})

    def lesson(self, code: str, english: Any, translated: Any, *untranslated: str, title: str = "درس") -> "Course":
        fields = {"en": {"body": [english]}, code: {"body": [translated]}}
        self.page("lesson", "content.Lesson", "module", {"en": "Lesson", code: title}, fields, {code: [*untranslated]})
        self.release()
        return self


@pytest.fixture
def only_block(db, edition):
    """The one block of the lesson, as readers of a language get it."""

    def ask(locale: str) -> dict[str, Any]:
        selection = """
          id locale direction
          ... on ImageBlock { caption image { src alt } }
          ... on QuestionBlock { question {
            locale stem ... on SingleQuestion { options { text } } ... on TrueFalseQuestion { options { text } }
            answer { feedbackRight }
          } }
        """
        return edition(f'lesson(locale: "{locale}", slug: "lesson") {{ body {{ {selection} }} }}')["lesson"]["body"][0]

    return ask


def test_a_partly_translated_picture_is_the_sources_with_all_its_words(only_block):
    Course().lesson("ar", picture(PICTURE, "A map", "The way"), picture(MIRRORED, "خريطة", "The way"), "body.b-image")

    assert only_block("ar") == {**only_block("en"), "locale": "en", "direction": "LTR"}
    assert only_block("ar")["image"]["alt"] == "A map"


def test_a_wholly_translated_picture_is_the_translations_with_all_its_words(only_block):
    Course().lesson("ar", picture(PICTURE, "A map", "The way"), picture(MIRRORED, "خريطة", "الطريق"))

    found = only_block("ar")
    assert (found["locale"], found["direction"], found["caption"]) == ("ar", "RTL", "الطريق")
    assert found["image"]["alt"] == "خريطة"
    assert found["image"]["src"] != only_block("en")["image"]["src"]


def test_a_picture_that_only_its_own_description_tells_is_in_the_language_of_that(only_block):
    Course().lesson("ar", picture(PICTURE, "", "The way"), picture(PICTURE, "", "الطريق"))

    assert only_block("ar") == only_block("en")


def test_a_picture_of_the_translations_own_brings_its_own_description(only_block):
    Course().lesson("ar", picture(PICTURE, "", "The way"), picture(MIRRORED, " ", "الطريق"))

    found = only_block("ar")
    assert (found["locale"], found["caption"], found["image"]["alt"]) == ("ar", "الطريق", "وصف الخريطة")


def test_a_decorative_picture_needs_no_words(only_block):
    english, arabic = picture(PICTURE, "", "The way"), picture(PICTURE, "", "الطريق")
    for each in (english, arabic):
        each["value"]["decorative"] = True
    Course().lesson("ar", english, arabic)

    assert only_block("ar")["locale"] == "ar"


def test_a_question_with_one_option_untranslated_is_asked_in_the_sources_language(only_block):
    Course().lesson("ar", question("Which?", "This", "That"), question("أيهما؟", "هذا", "That"), "body.q-single")

    assert only_block("ar") == only_block("en")
    assert only_block("ar")["question"]["answer"] == {"feedbackRight": "Which? right"}


def test_true_and_false_are_said_in_the_questions_language(only_block):
    Course().lesson("ar", true_false("So?"), true_false("هل هذا صحيح؟"))

    assert only_block("ar")["question"]["locale"] == "ar"
    assert [option["text"] for option in only_block("ar")["question"]["options"]] != ["True", "False"]


def test_where_there_are_no_words_for_true_and_false_the_question_falls_back_whole(only_block):
    Course().lesson("fil", true_false("So?"), true_false("Ganoon ba?"), title="Aralin")

    assert only_block("fil") == only_block("en")
    assert only_block("fil")["question"]["stem"] == "So?"


def test_an_untranslated_title_does_not_take_translated_blocks_along(edition):
    english, arabic = picture(PICTURE, "A map", "The way"), picture(MIRRORED, "خريطة", "الطريق")
    Course().lesson("ar", english, arabic, "title", title="Lesson before it was renamed")

    found = edition('lesson(locale: "ar", slug: "lesson") { title locale direction body { locale } }')["lesson"]
    assert found == {"title": "Lesson", "locale": "en", "direction": "LTR", "body": [{"locale": "ar"}]}


OBJECTIVES = {
    "en": [("obj-1", "Know"), ("obj-2", "Do")],
    "ar": [("obj-1", "اعرف"), ("obj-2", "Do")],
}


@pytest.fixture
def module(db, edition):
    """Releases the module with these units untranslated, and gives it in Arabic."""

    def ask(*untranslated: str) -> dict[str, Any]:
        maker = Course()
        fields = {
            code: {"objectives": [{"id": id_, "type": "objective", "value": text} for id_, text in objectives]}
            for code, objectives in OBJECTIVES.items()
        }
        titles = {"en": "Module", "ar": "وحدة"}
        maker.page("module", "content.Module", "course", titles, fields, {"ar": [*untranslated]})
        maker.page("lesson", "content.Lesson", "module", {"en": "Lesson", "ar": "درس"})
        maker.release()
        selection = (
            "title locale direction objectives objectiveItems { text locale } lessons { module { title locale } }"
        )
        return edition(f'course(locale: "ar") {{ modules {{ {selection} }} }}')["course"]["modules"][0]

    return ask


def test_title_and_objectives_of_a_module_stand_in_one_language(module):
    found = module("objectives.obj-2")

    assert (found["title"], found["locale"], found["direction"]) == ("Module", "en", "LTR")
    assert found["objectives"] == ["Know", "Do"]
    assert found["lessons"] == [{"module": {"title": "Module", "locale": "en"}}]


def test_each_objective_still_says_its_own_language(module):
    assert module("objectives.obj-2")["objectiveItems"] == [
        {"text": "اعرف", "locale": "ar"},
        {"text": "Do", "locale": "en"},
    ]


def test_an_untranslated_title_takes_the_plain_objectives_along(module):
    found = module("title")

    assert (found["title"], found["locale"], found["objectives"]) == ("Module", "en", ["Know", "Do"])


def test_a_module_that_is_wholly_translated_is_so_everywhere(module):
    found = module()

    assert (found["title"], found["locale"], found["direction"]) == ("وحدة", "ar", "RTL")
    assert found["lessons"] == [{"module": {"title": "وحدة", "locale": "ar"}}]


@pytest.mark.parametrize("untranslated", ["title", "place", "facts", "teaching_point"])
def test_a_case_study_with_anything_untranslated_is_told_in_the_sources_language(edition, untranslated):
    maker = Course()
    words = {
        "en": {"place": "at sea", "facts": "<p>Facts</p>", "teaching_point": "<p>Point</p>"},
        "ar": {"place": "في البحر", "facts": "<p>وقائع</p>", "teaching_point": "<p>عبرة</p>"},
    }
    words["ar"].pop(untranslated, None)
    shared = {"countries": ["LB"], "sources": []}
    maker.page(
        "case", "content.CaseStudy", "module", {"en": "Case", "ar": "حالة"}, {**shared, **words}, {"ar": [untranslated]}
    )
    maker.release()
    selection = "title locale direction place facts teachingPoint countries { name }"

    def told(locale: str) -> Any:
        return edition(f'course(locale: "{locale}") {{ modules {{ caseStudies {{ {selection} }} }} }}')

    assert told("ar") == told("en")
    assert "Lebanon" in str(told("ar"))


def test_a_tool_with_an_untranslated_text_is_the_sources_with_its_file(edition):
    maker = Course()
    maker.media |= {
        digest: {"kind": "document", "file_name": f"{digest[0]}.pdf", "mime": "application/pdf", "size": 1}
        for digest in ("e" * 64, "f" * 64)
    }
    fields = {
        "kind": "checklist",
        "en": {"text": "<p>Use it</p>", "file": "sha256:" + "e" * 64},
        "ar": {"text": "<p>Use it</p>", "file": "sha256:" + "f" * 64},
    }
    maker.page("tool", "content.Tool", "module", {"en": "Tool", "ar": "أداة"}, fields, {"ar": ["text"]})
    maker.release()

    tool = edition('course(locale: "ar") { modules { tools { title locale text file { name } } } }')["course"]
    assert tool["modules"][0]["tools"] == [
        {"title": "Tool", "locale": "en", "text": "<p>Use it</p>", "file": {"name": "e.pdf"}}
    ]


def test_a_summary_says_its_own_language(edition):
    maker = Course()
    fields = {"en": {"summary": "What for"}, "ar": {"summary": "What it was for"}}
    maker.page("course", "content.Course", None, {"en": "Course", "ar": "الدورة"}, fields, {"ar": ["summary"]})
    maker.release()

    found = edition('course(locale: "ar") { title locale summary summaryLocale }')["course"]
    assert found == {"title": "الدورة", "locale": "ar", "summary": "What for", "summaryLocale": "en"}
