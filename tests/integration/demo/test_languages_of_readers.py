"""What readers get of the demo course is in the language that it says, block by block."""

import pytest

from tests.integration.demo.asking import EDITION_LANGUAGES, ask, course

pytestmark = pytest.mark.django_db


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
