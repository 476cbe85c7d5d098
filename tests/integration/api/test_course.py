"""The course in one language: what stands where, and in which language it really is."""

import pytest

from tests.integration.api.release_maker import lineage
from tests.integration.api.sample_blocks import block

pytestmark = pytest.mark.django_db


def modules(edition, selection: str, locale: str = "en"):
    return edition(f'course(locale: "{locale}") {{ modules {{ {selection} }} }}')["course"]["modules"]


def test_the_course_tells_what_it_is_for_and_how_long_it_takes(lagoon, edition):
    found = edition('course(locale: "en") { id title locale direction summary minutes parts { key title } }')["course"]

    assert found == {
        "id": lineage("course"),
        "title": "The course",
        "locale": "en",
        "direction": "LTR",
        "summary": "What it is for",
        "minutes": 20 + 30 + 15,
        "parts": [{"key": "A", "title": "Understanding"}],
    }


def test_a_translated_title_does_not_hide_that_the_summary_is_not(lagoon, edition):
    found = edition(
        'course(locale: "ar") { locale direction summaryLocale summaryDirection parts { locale direction } }'
    )

    assert found["course"] == {
        "locale": "ar",
        "direction": "RTL",
        "summaryLocale": "en",
        "summaryDirection": "LTR",
        "parts": [{"locale": "en", "direction": "LTR"}],
    }


def test_modules_are_numbered_in_the_courses_order(lagoon, edition):
    found = modules(edition, "id slug title number part minutes")

    assert found == [
        {"id": lineage("module-1"), "slug": "module-1", "title": "Module one", "number": 1, "part": "A", "minutes": 20},
        {"id": lineage("module-2"), "slug": "module-2", "title": "Module two", "number": 2, "part": "", "minutes": 30},
    ]


def test_a_page_without_a_translation_stands_in_its_source_language(lagoon, edition):
    found = modules(edition, "title locale lessons { title locale direction }", "fr")

    assert [(module["title"], module["locale"]) for module in found] == [
        ("Module one (fr)", "fr"),
        ("Module two", "en"),
    ]
    assert found[1]["lessons"] == [{"title": "Lesson three", "locale": "en", "direction": "LTR"}]


def test_a_title_that_is_left_untranslated_says_the_source_language(lagoon, edition):
    lessons = modules(edition, "lessons { slug locale }", "fr")[0]["lessons"]

    assert lessons == [{"slug": "lesson-1", "locale": "fr"}, {"slug": "lesson-2", "locale": "en"}]


def test_a_language_falls_back_along_its_chain_before_the_source(lagoon, edition):
    found = modules(edition, "title locale", "ar")

    assert found == [{"title": "Module one (fr)", "locale": "fr"}, {"title": "Module two", "locale": "en"}]


def test_a_page_that_stands_in_another_language_alone_is_left_out(lagoon, edition):
    in_english = modules(edition, "lessons { slug }")[1]["lessons"]
    in_arabic = modules(edition, "lessons { slug }", "ar")[1]["lessons"]

    assert [lesson["slug"] for lesson in in_english] == ["lesson-3"]
    assert [lesson["slug"] for lesson in in_arabic] == ["lesson-3", "lesson-4"]


def test_what_stands_below_a_page_that_is_left_out_is_left_out_too(lagoon, edition):
    lagoon.page("module-3", "content.Module", "course", {"ar": "وحدة"}, {"minutes": 1})
    lagoon.page("lesson-5", "content.Lesson", "module-3", {"en": "Orphan"}, {"body": []})
    lagoon.page("case-5", "content.CaseStudy", "module-3", {"en": "Orphan"}, {})
    link = f'<p><a linktype="course-page" ref="{lineage("lesson-5")}">words</a></p>'
    body = [block("x", "case_study", case_study=lineage("case-5")), block("y", "rich_text", text=link)]
    lagoon.page("lesson-2", "content.Lesson", "module-1", {"en": "Lesson two"}, {"body": body})
    lagoon.release("2.0")

    slugs = [lesson["slug"] for module in modules(edition, "lessons { slug }") for lesson in module["lessons"]]
    referring = "body { ... on CaseStudyBlock { caseStudy { id } } ... on RichTextBlock { text } }"
    assert slugs == ["lesson-1", "lesson-2", "lesson-3"]
    assert edition(f'lesson(locale: "en", slug: "lesson-2") {{ {referring} }}')["lesson"]["body"] == [
        {"caseStudy": None},
        {"text": "<p>words</p>"},
    ]


def test_terms_say_their_language_one_by_one(lagoon, edition):
    terms = edition('course(locale: "fr") { glossary { id key term definition locale direction } }')["course"][
        "glossary"
    ]

    assert terms[0]["locale"] == "fr"
    assert terms[1] == {
        "id": "t2",
        "key": "referral",
        "term": "referral",
        "definition": "A hand-over",
        "locale": "en",
        "direction": "LTR",
    }


def test_the_final_assessment_tells_its_settings(lagoon, edition):
    found = edition('course(locale: "fr") { finalAssessment { questionCount passMark attempts pauseHours minutes } }')

    assert found["course"]["finalAssessment"] == {
        "questionCount": 20,
        "passMark": 80,
        "attempts": 3,
        "pauseHours": 24,
        "minutes": 15,
    }


def test_a_course_need_not_have_an_assessment_or_a_glossary(lagoon, edition):
    del lagoon.pages["assessment"], lagoon.pages["glossary"]
    lagoon.release("2.0")

    found = edition('course(locale: "en") { minutes finalAssessment { passMark } glossary { key } }')["course"]
    assert found == {"minutes": 50, "finalAssessment": None, "glossary": []}


def test_a_course_that_no_language_of_the_chain_has_is_null(lagoon, edition):
    lagoon.pages = {}
    lagoon.page("course", "content.Course", None, {"ar": "الدورة"})
    lagoon.release("2.0")

    assert edition('course(locale: "en") { title } slots(locale: "en") { key }') == {"course": None, "slots": []}


def test_case_studies_carry_how_sure_we_are(lagoon, edition):
    selection = """caseStudies {
      id slug title locale countries { code name } place year yearTo crisisType facts teachingPoint
      sources { key title url } certainty reviewDate sample
    }"""

    assert modules(edition, selection)[0]["caseStudies"] == [
        {
            "id": lineage("case-1"),
            "slug": "case-1",
            "title": "A case",
            "locale": "en",
            "countries": [{"code": "LB", "name": "Lebanon"}, {"code": "PH", "name": "Philippines"}],
            "place": "",
            "year": 2011,
            "yearTo": None,
            "crisisType": "CONFLICT",
            "facts": "<p>Facts</p>",
            "teachingPoint": "<p>Point</p>",
            "sources": [{"key": "S1", "title": "Report", "url": ""}],
            "certainty": "SEEN",
            "reviewDate": "2027-06-30",
            "sample": True,
        }
    ]


def test_tools_offer_their_text_and_file(lagoon, edition):
    tool = modules(edition, "tools { title kind text file { url name mime bytes sha256 } }")[0]["tools"][0]

    assert tool["kind"] == "CHECKLIST"
    assert tool["text"] == "<h3>Use it</h3>"
    assert tool["file"]["name"] == "contact sheet.pdf"
    assert tool["file"]["url"].endswith("/contact%20sheet.pdf")
    assert (tool["file"]["mime"], tool["file"]["bytes"], tool["file"]["sha256"]) == ("application/pdf", 2048, "c" * 64)


def test_a_choice_that_this_version_does_not_know_stands_as_the_neutral_one(lagoon, edition):
    lagoon.page("tool-1", "content.Tool", "module-1", {"en": "A tool"}, {"kind": "oracle", "text": "", "file": None})
    lagoon.release("2.0")

    assert modules(edition, "tools { kind file { url } }")[0]["tools"] == [{"kind": "TEMPLATE", "file": None}]


@pytest.mark.parametrize("asked", ["FR", " fr ", "Fr"])
def test_languages_may_be_written_in_any_case(lagoon, edition, asked):
    assert edition("course(locale: $locale) { title }", locale=asked)["course"]["title"] == "Le cours"
