"""GraphQL over the demo course: every edition, every language, every block."""

import json

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.content.models import Lesson
from cms.demo import source_files
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.models import Edition
from tests.integration.demo.asking import EDITION_LANGUAGES, ask, course

pytestmark = pytest.mark.django_db


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
