"""GraphQL over the demo course: every edition, every language, every block."""

import json

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.content.models import Lesson
from cms.demo import source_files
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.models import Edition

pytestmark = pytest.mark.django_db

SPINE = """
query Spine($code: ID!, $locale: String!, $release: String) {
  edition(code: $code, release: $release) {
    code release { version digest withdrawn } locales { code direction progress }
    slots(locale: $locale) { key kind filled value locale direction institution { id name } }
    course(locale: $locale) {
      id title locale direction
      finalAssessment { questionCount passMark attempts pauseHours }
      glossary { id key term definition locale direction }
      modules {
        id slug title locale minutes objectives
        tools { id title text } caseStudies { id title locale direction facts }
        knowledgeCheck { id locale direction kind stem answer { correct feedbackRight feedbackWrong } }
        lessons {
          id slug title locale direction
          body { __typename id locale direction ... on RichTextBlock { text } ... on CaseStudyBlock { caseStudy { id } }
                 ... on ToolBlock { tool { id } } ... on SlotBlock { slot { key filled } }
                 ... on ImageBlock { image { src alt width height } } }
        }
      }
    }
  }
}
"""
EDITION_LANGUAGES = [
    ("global", "en"),
    ("global", "fr"),
    ("global", "es"),
    ("global", "ar"),
    ("ph-sample", "en"),
    ("ph-sample", "fil"),
    ("lb-sample", "ar"),
    ("lb-sample", "fr"),
]


def ask(query=SPINE, **variables):
    body = {"query": query, "variables": variables}
    return Client().post("/graphql/", body, content_type="application/json").json()


def course(code, locale, release=None):
    answer = ask(code=code, locale=locale, release=release)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["edition"]["course"]


@pytest.mark.parametrize("code, locale", EDITION_LANGUAGES)
def test_the_spine_is_whole_in_every_edition_and_language(demo, code, locale):
    found = course(code, locale)
    assert [module["slug"] for module in found["modules"]] == source_files.module_keys()
    lessons = [lesson for module in found["modules"] for lesson in module["lessons"]]
    expected = [
        lesson["slug"]
        for number, key in enumerate(source_files.module_keys(), 1)
        for lesson in source_files.module_text(number, key)["lessons"]
    ]
    assert [lesson["slug"] for lesson in lessons] == expected
    assert len(lessons) == 83
    assert sum(len(module["knowledgeCheck"]) for module in found["modules"]) == 56
    assert len(found["glossary"]) == 91
    assert found["finalAssessment"] == {"questionCount": 20, "passMark": 80, "attempts": 3, "pauseHours": 24}


def every_node(value):
    if isinstance(value, dict):
        if "locale" in value and "direction" in value:
            yield value
        for inner in value.values():
            yield from every_node(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every_node(inner)


@pytest.mark.parametrize("code, locale", EDITION_LANGUAGES)
def test_every_block_is_typed_and_says_its_language_and_direction(demo, code, locale):
    found = course(code, locale)
    for node in every_node(found):
        assert node["locale"] in {locale, "en"}
        assert node["direction"] == ("RTL" if node["locale"] == "ar" else "LTR")
    blocks = [block for m in found["modules"] for lesson in m["lessons"] for block in lesson["body"]]
    assert "UnknownBlock" not in {block["__typename"] for block in blocks}
    assert len({block["__typename"] for block in blocks}) >= 12
    assert len({block["id"] for block in blocks}) == len(blocks)
    for block in blocks:
        if block["__typename"] in ("CaseStudyBlock", "ToolBlock"):
            assert block.get("caseStudy") or block.get("tool")
        if block["__typename"] == "ImageBlock":
            assert block["image"]["alt"]


@pytest.mark.parametrize("locale", ["fr", "es", "ar"])
def test_a_text_that_says_it_is_translated_has_other_letters_than_the_source(demo, locale):
    source = {block["id"]: block for block in every_node(course("global", "en")) if "id" in block}
    for node in every_node(course("global", locale)):
        text = node.get("text") or node.get("term") or node.get("title")
        if node["locale"] == "en" and text:
            assert text == source[node["id"]].get("text", text)
    arabic = [m["title"] for m in course("global", "ar")["modules"] if m["locale"] == "ar"]
    assert len(arabic) == 14
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in title) for title in arabic)


def test_filipino_falls_back_to_english_lesson_by_lesson(demo):
    lessons = [lesson for module in course("ph-sample", "fil")["modules"] for lesson in module["lessons"]]
    translated = [lesson["slug"] for lesson in lessons if lesson["locale"] == "fil"]
    assert len(translated) == 3
    first = next(lesson for lesson in lessons if lesson["slug"] == translated[0])
    assert {block["locale"] for block in first["body"] if block["__typename"] == "RichTextBlock"} == {"fil"}


WHOLE_BLOCKS = """
query Blocks($code: ID!, $locale: String!) {
  edition(code: $code) { course(locale: $locale) { modules {
    id title locale objectives
    tools { id title locale text kind }
    caseStudies { id title locale place facts teachingPoint countries { name } }
    knowledgeCheck { ...Asked }
    lessons { body {
      id locale
      ... on RichTextBlock { text } ... on CalloutBlock { title text } ... on QuoteBlock { quote attribution }
      ... on StepsBlock { title steps { title text } } ... on ChecklistBlock { title items { text } }
      ... on TableBlock { caption columns rows { header cells } } ... on TimelineBlock { entries { when title text } }
      ... on ImageBlock { caption image { src alt } } ... on CaseStudyBlock { note } ... on ToolBlock { note }
      ... on QuestionBlock { question { ...Asked } }
    } }
  } } }
}
fragment Asked on Question {
  id locale stem answer { correct feedbackRight feedbackWrong }
  ... on SingleQuestion { options { text } } ... on MultipleQuestion { options { text } }
  ... on TrueFalseQuestion { options { text } } ... on OrderingQuestion { items { text } }
  ... on MatchingQuestion { left { text } right { text } }
  ... on ScenarioQuestion { steps { prompt choices { text consequence } } }
}
"""


def nodes(code, locale):
    """Every node that says its language, by id; what says its own inside another one is not repeated there."""
    answer = ask(WHOLE_BLOCKS, code=code, locale=locale)
    assert "errors" not in answer, answer["errors"]
    found = {}

    def visit(value):
        if isinstance(value, list):
            return [visit(inner) for inner in value]
        if not isinstance(value, dict):
            return value
        own = {name: visit(inner) for name, inner in value.items()}
        if "locale" not in own:
            return own
        for name in ("tools", "caseStudies", "knowledgeCheck", "lessons"):
            own.pop(name, None)
        found[own["id"], tuple(own)] = own
        return None

    visit(answer["data"])
    return found


@pytest.mark.parametrize("code, locale", EDITION_LANGUAGES)
def test_what_says_english_is_the_english_course_to_the_letter_and_the_picture(demo, code, locale):
    found = nodes(code, locale)
    if locale != "en" and code != "lb-sample":
        english = nodes(code, "en")
        assert {key: node for key, node in found.items() if node["locale"] == "en" and node != english[key]} == {}
    assert len(found) > 500


def test_a_filipino_picture_with_an_english_description_is_english_with_its_caption(demo):
    query = """
    query($locale: String!) { edition(code: "ph-sample") {
      lesson(locale: $locale, slug: "what-a-crisis-does-to-a-small-post") {
        title locale body { __typename locale ... on ImageBlock { caption image { alt src } } }
      }
    } }
    """
    filipino, english = (ask(query, locale=code)["data"]["edition"]["lesson"] for code in ("fil", "en"))
    pictures = [
        [block for block in lesson["body"] if block["__typename"] == "ImageBlock"] for lesson in (filipino, english)
    ]
    assert filipino["locale"] == "fil"
    assert {block["locale"] for block in filipino["body"]} == {"fil", "en"}
    assert len(pictures[0]) == 1
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize(
    "variables, code",
    [
        ({"code": "no-such-edition", "locale": "en"}, "EDITION_NOT_FOUND"),
        ({"code": "global", "locale": "en", "release": "9.9"}, "RELEASE_NOT_FOUND"),
        ({"code": "lb-sample", "locale": "en"}, "LOCALE_NOT_OFFERED"),
        ({"code": "global", "locale": "de"}, "LOCALE_NOT_OFFERED"),
    ],
)
def test_what_is_not_there_has_its_error_code(demo, variables, code):
    errors = ask(**variables)["errors"]
    assert {error["extensions"]["code"] for error in errors} == {code}


def test_an_unknown_lesson_has_its_error_code(demo):
    query = 'query($code: ID!) { edition(code: $code) { lesson(locale: "en", slug: "no-such-lesson") { id } } }'
    errors = ask(query, code="global")["errors"]
    assert [error["extensions"]["code"] for error in errors] == ["LESSON_NOT_FOUND"]


@pytest.mark.parametrize("code", ["global", "ph-sample"])
def test_any_query_on_one_release_takes_three_queries_at_most(demo, code, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert course(code, "en")


def test_no_response_holds_a_question_of_the_assessment(demo):
    text = json.dumps(ask(code="global", locale="en"))
    bank = [block["value"]["stem"] for row in source_files.assessment()["bank"] for block in row["questions"]]
    assert len(bank) >= 6
    assert not [stem for stem in bank if stem in text]


def test_an_edit_in_the_admin_reaches_readers_of_that_edition_alone_once_released(demo, admin_client):
    lesson = Lesson.objects.filter(identity__edition__code="ph-sample", locale__language_code="en").first()
    before = {code: course(code, "en") for code in ("global", "ph-sample")}
    data = nested_form_data(
        {
            "title": lesson.title,
            "slug": lesson.slug,
            "body": streamfield([("rich_text", {"text": rich_text("<p>Edited in the admin.</p>")})]),
            "guidelines": ["P2"],
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
            "action-publish": "1",
        }
    )
    response = admin_client.post(f"/admin/pages/{lesson.pk}/edit/", data)
    assert response.status_code == 302, response.context["form"].errors
    assert course("ph-sample", "en") == before["ph-sample"]
    publish_release(Edition.objects.get(code="ph-sample"), version="1.1")
    after = course("ph-sample", "en")
    body = next(item for m in after["modules"] for item in m["lessons"] if item["slug"] == lesson.slug)["body"]
    assert [block["text"] for block in body] == ["<p>Edited in the admin.</p>"]
    assert course("global", "en") == before["global"]
    assert course("ph-sample", "en", release="1.0") == before["ph-sample"]


def test_a_withdrawn_release_says_so_and_names_its_successor(demo):
    edition = Edition.objects.get(code="lb-sample")
    publish_release(edition, version="1.1")
    withdraw_release(edition, "1.0", reason="A wrong safety instruction.")
    error = ask(code="lb-sample", locale="ar", release="1.0")["errors"][0]
    assert error["extensions"]["code"] == "RELEASE_WITHDRAWN"
    assert error["extensions"]["successor"] == "1.1"
    assert course("lb-sample", "ar")["modules"]


def test_a_changed_slot_reaches_readers_of_an_older_release_without_a_new_one(demo):
    from cms.content.models import Directory

    directory = Directory.objects.get(identity__edition__code="ph-sample", locale__language_code="en")
    raw = [dict(item) for item in directory.slot_values.raw_data]
    for item in raw:
        if item["value"]["slot"] == "24-hour-number":
            item["value"] = {**item["value"], "phone": "+12025550177"}
    directory.slot_values = Directory._meta.get_field("slot_values").to_python(raw)
    directory.save_revision().publish()
    slots = ask(code="ph-sample", locale="en", release="1.0")["data"]["edition"]["slots"]
    assert next(slot for slot in slots if slot["key"] == "24-hour-number")["value"] == "+12025550177"


def test_rich_text_is_html_with_references_a_front_end_can_follow(demo):
    text = json.dumps(course("global", "en"))
    assert "data-slot=" in text
    assert "data-term=" in text
    assert "data-page=" in text
    assert "linktype" not in text


@pytest.mark.parametrize("path", ["/reader/", "/healthz"])
def test_what_is_for_everybody_varies_by_nothing(client, path):
    response = client.get(path, headers={"accept-language": "ar"})
    assert response.status_code == 200
    assert "Content-Language" not in response
    assert "Accept-Language" not in response.get("Vary", "")
    assert "Cookie" not in response.get("Vary", "")
