"""Pages in Wagtail's editor: they open, they preview, and what is unfinished stays a draft."""

import json
import re
from urllib.parse import unquote

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from editions.actions.publish_release import publish_release
from editions.models import Role
from editions.preview import overlay_for
from tests.factories import make_image, make_page

NAMES = [
    *("course", "module", "lesson", "tool", "case"),
    *("glossary", "assessment", "directory", "institution", "arabic"),
]
DANGLING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def publisher(small, sign_in):
    return sign_in(small.member(Role.PUBLISHER))


@pytest.mark.parametrize("name", NAMES)
def test_every_type_of_page_opens_in_the_editor(small, publisher, name):
    response = publisher.get(reverse("wagtailadmin_pages:edit", args=[small.pages[name].pk]))

    assert response.status_code == 200
    assert b'id="course-references"' in response.content


@pytest.mark.parametrize("name", NAMES)
def test_every_preview_leads_into_the_reader_with_a_token(small, publisher, name):
    publish_release(small.edition)
    page = small.pages[name]

    response = publisher.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 302
    found = re.fullmatch(r"/reader/#/preview/([^/]+)/alpha/(en|ar)(/.*)?", unquote(response["Location"]))
    assert found
    assert overlay_for(found[1]).lineage == small.lineage(name)


@pytest.mark.parametrize(
    "model, parent", [("module", "course"), ("lesson", "module"), ("casestudy", "module"), ("tool", "module")]
)
def test_a_new_page_opens_in_the_editor(small, publisher, model, parent):
    address = reverse("wagtailadmin_pages:add", args=["content", model, small.pages[parent].pk])

    assert publisher.get(address).status_code == 200


def lesson_form(*blocks: tuple[str, object], **more: str) -> dict[str, str]:
    items = [(kind, value) for kind, value in blocks]
    return nested_form_data(
        {
            "title": "First hours",
            "slug": "first-hours",
            "guidelines": [],
            "body": streamfield(items),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
            **more,
        }
    )


def text(html: str) -> tuple[str, dict[str, object]]:
    features = ["bold", "external-link", "slot", "term", "course-page"]
    return "rich_text", {"text": rich_text(html, features=features)}


def question(*right: bool) -> tuple[str, dict[str, object]]:
    options = [
        {"value": {"text": f"Option {n}", **({"correct": "on"} if each else {})}, "deleted": "", "order": str(n)}
        for n, each in enumerate(right)
    ]
    listed = {"count": str(len(options)), **{str(n): option for n, option in enumerate(options)}}
    return "question_single", {
        "stem": "What now?",
        "points": "1",
        "options": listed,
        "feedback_right": "Yes",
        "feedback_wrong": "No",
    }


BROKEN = {
    "an undeclared slot in text": (text('<p><a linktype="slot" ref="nowhere">x</a></p>'), "nowhere"),
    "an unknown term": (text('<p><a linktype="term" ref="nobody">x</a></p>'), "nobody"),
    "a page that is gone": (text(f'<p><a linktype="course-page" ref="{DANGLING}">x</a></p>'), "does not have"),
    "an undeclared slot in a block": (("slot", {"slot": "nowhere", "note": ""}), "nowhere"),
    "a block without its page": (("tool", {"tool": DANGLING, "note": ""}), "does not have"),
    "a question without a right answer": (question(False, False), "Tick the one option"),
    "a question with two": (question(True, True), "Tick the one option"),
}


def send(client, page, form):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def test_a_page_that_is_not_saved_previews_what_its_form_holds(small, publisher):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["content", "lesson", small.pages["module"].pk])
    form = lesson_form(text("<p>Never saved.</p>"), title="Only here", slug="only-here")

    assert publisher.post(address, form).json() == {"is_valid": True, "is_available": True}
    response = publisher.get(address)

    token = unquote(response["Location"]).split("/")[4]
    preview = overlay_for(token)
    (document,) = [each for each in preview.documents.values() if each["lineage"] == preview.lineage]
    assert document["fields"]["title"] == "Only here"
    assert "Never saved." in str(document["fields"]["body"])


@pytest.mark.parametrize("block, said", BROKEN.values(), ids=BROKEN)
def test_what_leads_nowhere_can_be_kept_as_a_draft(small, publisher, block, said):
    lesson = small.pages["lesson"]
    before = lesson.latest_revision_id

    response = send(publisher, lesson, lesson_form(block))

    assert response.status_code == 302, response.context["form"].errors
    lesson.refresh_from_db()
    assert lesson.latest_revision_id != before
    assert lesson.has_unpublished_changes


@pytest.mark.parametrize("block, said", BROKEN.values(), ids=BROKEN)
def test_what_leads_nowhere_is_not_published_and_the_editor_is_told_why(small, publisher, block, said):
    lesson = small.pages["lesson"]

    response = send(publisher, lesson, lesson_form(block, **{"action-publish": "publish"}))

    assert response.status_code == 200
    (error,) = response.context["form"].errors["body"].as_data()
    told = json.dumps(error.as_json_data() if hasattr(error, "as_json_data") else error.messages)
    assert said in told
    lesson.refresh_from_db()
    assert "Stay calm" in str(lesson.body.raw_data[0])


def test_the_very_block_is_marked(small, publisher):
    blocks = [text("<p>Fine.</p>"), BROKEN["an undeclared slot in a block"][0]]

    response = send(publisher, small.pages["lesson"], lesson_form(*blocks, **{"action-publish": "publish"}))

    (error,) = response.context["form"].errors["body"].as_data()
    assert list(error.as_json_data()["blockErrors"]) == [1]
    assert list(error.as_json_data()["blockErrors"][1]["blockErrors"]) == ["slot"]


def test_another_kind_of_page_than_the_block_wants_is_not_published(small, publisher):
    block = ("tool", {"tool": small.lineage("lesson"), "note": ""})

    response = send(publisher, small.pages["lesson"], lesson_form(block, **{"action-publish": "publish"}))

    assert response.status_code == 200
    assert "body" in response.context["form"].errors


def test_a_picture_without_words_is_not_published(small, publisher):
    image = make_image(small.edition.collection, description="")
    block = ("image", {"image": str(image.pk), "alt_text": "", "caption": ""})

    assert send(publisher, small.pages["lesson"], lesson_form(block)).status_code == 302
    response = send(publisher, small.pages["lesson"], lesson_form(block, **{"action-publish": "publish"}))
    assert "Describe this picture" in json.dumps(response.context["form"].errors["body"].as_data()[0].as_json_data())


def test_what_is_whole_is_published(small, publisher):
    blocks = [
        text(
            '<p><a linktype="slot" ref="hotline">x</a> <a linktype="term" ref="consul">y</a> '
            f'<a linktype="course-page" ref="{small.lineage("case")}">z</a></p>'
        ),
        ("slot", {"slot": "hotline", "note": ""}),
        ("tool", {"tool": small.lineage("tool"), "note": ""}),
        question(True, False),
    ]

    response = send(publisher, small.pages["lesson"], lesson_form(*blocks, **{"action-publish": "publish"}))

    assert response.status_code == 302, response.context["form"].errors
    lesson = small.pages["lesson"]
    lesson.refresh_from_db()
    assert [block.block_type for block in lesson.body] == ["rich_text", "slot", "tool", "question_single"]
    assert lesson.body[2].value["tool"] == small.lineage("tool")


def test_a_slug_that_another_lesson_has_is_not_published(small, publisher):
    other = make_page(type(small.pages["module"]), small.pages["course"], "Elsewhere", slug="elsewhere")
    make_page(type(small.pages["lesson"]), other, "Namesake", slug="first-hours")

    assert send(publisher, small.pages["lesson"], lesson_form()).status_code == 302
    response = send(publisher, small.pages["lesson"], lesson_form(**{"action-publish": "publish"}))
    assert "Namesake" in str(response.context["form"].errors["slug"])


def test_rich_text_outside_of_blocks_is_looked_at_too(small, publisher):
    form = nested_form_data(
        {
            "title": "Plan",
            "slug": "plan",
            "kind": "template",
            "file": "",
            "text": rich_text('<p><a linktype="slot" ref="nowhere">x</a></p>', features=["slot"]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
            "action-publish": "publish",
        }
    )

    response = send(publisher, small.pages["tool"], form)

    assert "nowhere" in str(response.context["form"].errors["text"])
