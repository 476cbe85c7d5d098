"""A page's form takes in nothing foreign, and shows nothing foreign, on any of its ways."""

import json
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.content.models import Lesson, Tool
from cms.content.page import ContentPage
from editions.admin.isolation.page_form import EditionPageForm
from editions.admin.isolation.references import in_html, plain_html
from tests.integration.isolation.leaks import leaks, text_of

PAGES = [model for model in apps.get_models() if issubclass(model, ContentPage)]
REFUSED = "not part of this edition"


def picture(image, **fields):
    return {"image": image, "alt_text": "Seen", "caption": "", **fields}


def lesson_data(*blocks, **fields):
    """A lesson as its form sends it."""
    body = streamfield([(name, value) for name, value in blocks])
    for number, (_name, value) in enumerate(blocks):
        body[f"{number}-value"] = value
    data = {"title": "A lesson", "slug": "a-lesson", "body": body, "comments": inline_formset([]), **fields}
    return nested_form_data(data)


def edit(land):
    return reverse("wagtailadmin_pages:edit", args=[land.pk("lesson")])


@pytest.fixture
def alpha(world, sign_in):
    return sign_in(world.alpha.owner)


def test_ones_own_picture_is_saved(world, alpha):
    own = world.alpha.pk("image")
    response = alpha.post(edit(world.alpha), lesson_data(("image", picture(own))))
    assert response.status_code == 302
    saved = Lesson.objects.get(pk=world.alpha.pk("lesson")).get_latest_revision_as_object()
    assert saved.body[0].value["image"].pk == own


@pytest.mark.parametrize("publish", [{}, {"action-publish": "yes"}], ids=["draft", "publish"])
def test_a_foreign_picture_is_refused_and_not_shown(world, alpha, publish):
    before = Lesson.objects.get(pk=world.alpha.pk("lesson")).latest_revision_id
    blocks = ("rich_text", {"text": rich_text("<p>Mine</p>")}), ("image", picture(world.beta.pk("image")))
    response = alpha.post(edit(world.alpha), lesson_data(*blocks, **publish))
    assert response.status_code == 200
    assert REFUSED in text_of(response)
    assert r"2 picture \u203a picture" in text_of(response)
    assert not leaks(response, world)
    assert Lesson.objects.get(pk=world.alpha.pk("lesson")).latest_revision_id == before


def test_a_foreign_picture_is_not_saved_on_the_side_of_background_saving(world, alpha):
    response = alpha.post(
        edit(world.alpha),
        lesson_data(("image", picture(world.beta.pk("image")))),
        headers={"Accept": "application/json"},
    )
    assert not leaks(response, world)
    newest = Lesson.objects.get(pk=world.alpha.pk("lesson")).get_latest_revision_as_object()
    assert world.beta.pk("image") not in [
        block.value["image"].pk for block in newest.body if block.block_type == "image"
    ]


def test_a_foreign_picture_is_not_previewed(world, alpha):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[world.alpha.pk("lesson")])
    response = alpha.post(url, lesson_data(("image", picture(world.beta.pk("image")))))
    assert response.json() == {"is_valid": False, "is_available": False}
    assert not leaks(alpha.get(url), world)


def test_a_foreign_picture_does_not_come_back_with_an_old_revision(world, alpha):
    url = reverse("wagtailadmin_pages:revisions_revert", args=[world.alpha.pk("lesson"), world.alpha.pk("revision")])
    assert alpha.get(url).status_code == 200
    response = alpha.post(
        url, lesson_data(("image", picture(world.beta.pk("image"))), revision=str(world.alpha.pk("revision")))
    )
    assert REFUSED in text_of(response)
    assert not leaks(response, world)


def test_a_new_page_is_bounded_by_the_page_above_it(world, alpha):
    url = reverse("wagtailadmin_pages:add", args=["content", "tool", world.alpha.pk("module")])
    data = {"title": "New tool", "slug": "new-tool", "kind": "guide", "comments": inline_formset([])}
    data = {**data, "text": rich_text("<p>x</p>")}
    foreign = alpha.post(url, nested_form_data({**data, "file": world.beta.pk("document")}))
    assert REFUSED in text_of(foreign)
    assert not leaks(foreign, world)
    assert not Tool.objects.filter(slug="new-tool").exists()
    assert alpha.post(url, nested_form_data({**data, "file": world.alpha.pk("document")})).status_code == 302
    assert Tool.objects.get(slug="new-tool").file == world.alpha.objects["document"]


def test_what_does_not_exist_is_refused_like_what_is_foreign(world):
    data = {"title": "Tool", "slug": "tool", "kind": "guide", "text": rich_text("<p>x</p>")}
    answers = []
    for pk in (world.beta.pk("document"), 987654):
        form = Tool.get_edit_handler().get_form_class()(
            nested_form_data({**data, "file": pk, "comments": inline_formset([])}),
            instance=Tool.objects.get(pk=world.alpha.pk("tool")),
            parent_page=world.alpha.objects["module"],
            for_user=world.alpha.owner,
        )
        assert not form.is_valid()
        answers.append(json.loads(form.errors.as_json())["file"])
    assert answers[0] == answers[1]


def test_a_page_that_holds_what_is_foreign_does_not_show_it(world, alpha):
    """Whatever way it came in: what is not the edition's is not drawn."""
    lesson = Lesson.objects.get(pk=world.alpha.pk("lesson"))
    lesson.body = [{"type": "image", "value": picture(world.beta.pk("image"), decorative=False, mandatory=False)}]
    lesson.save_revision()
    response = alpha.get(edit(world.alpha))
    assert response.status_code == 200
    assert not leaks(response, world)


def test_links_and_embeds_by_number_are_found_and_taken_out():
    html = (
        '<p><a linktype="page" id="7">a</a> <a id="8" linktype="document">b</a> <a href="https://x.example">c</a></p>'
        '<embed embedtype="image" id="9" alt="" format="left"/>'
    )
    assert {(each.kind, each.key) for each in in_html(html, (), lambda: None)} == {
        ("page", "7"),
        ("document", "8"),
        ("image", "9"),
    }
    assert plain_html(html) == '<p><a>a</a> <a>b</a> <a href="https://x.example">c</a></p>'


@pytest.mark.parametrize(
    "html",
    ['<p><a linktype="page" id="{lesson}">x</a></p>', '<embed embedtype="image" id="{image}" alt="" format="left"/>'],
)
def test_a_foreign_object_in_rich_text_is_refused(world, html):
    tool = Tool.objects.get(pk=world.alpha.pk("tool"))
    form = Tool.get_edit_handler().get_form_class()(
        instance=tool, parent_page=tool.get_parent(), for_user=world.alpha.owner
    )
    text = html.format(lesson=world.beta.pk("lesson"), image=world.beta.pk("image"))
    value, foreign, _lineages = form._own("text", text)
    assert [each.kind for each in foreign] == ["page" if "page" in html else "image"]
    assert value == plain_html(text)
    own = html.format(lesson=world.alpha.pk("lesson"), image=world.alpha.pk("image"))
    assert form._own("text", own) == (own, [], [])


def test_references_are_found_however_deep_they_lie(world):
    lesson = Lesson.objects.get(pk=world.alpha.pk("lesson"))
    form = Lesson.get_edit_handler().get_form_class()(
        instance=lesson, parent_page=lesson.get_parent(), for_user=world.alpha.owner
    )
    link = f'<a linktype="page" id="{world.gamma.pk("lesson")}">there</a>'
    step = {"title": "First", "text": RichText(f"<p>{link}</p>")}
    field = lesson.body.stream_block.child_blocks["steps"]
    lesson.body.append(("steps", field.normalize({"title": "", "steps": [step], "mandatory": False})))
    value, foreign, _lineages = form._own("body", lesson.body)
    assert [(each.kind, each.where[-1]) for each in foreign] == [("page", "Text")]
    assert value[-1].value["steps"][0]["text"].source == "<p><a>there</a></p>"


def test_a_page_by_lineage_must_be_one_of_the_edition_before_it_is_published(world, alpha):
    own, elsewhere = (land.objects["tool"].identity.lineage for land in (world.alpha, world.beta))

    def block(lineage):
        return ("tool", {"tool": str(lineage), "note": ""})

    for lineage in (elsewhere, uuid4()):
        response = alpha.post(edit(world.alpha), lesson_data(block(lineage), **{"action-publish": "yes"}))
        assert "this edition does not have" in text_of(response)
        assert not leaks(response, world)
    assert alpha.post(edit(world.alpha), lesson_data(block(elsewhere))).status_code == 302
    assert alpha.post(edit(world.alpha), lesson_data(block(own), **{"action-publish": "yes"})).status_code == 302


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_page_of_a_course_has_this_form_and_no_way_round_it(model):
    """Child objects in panels would bring forms of their own, which this one does not look into."""
    form = model.get_edit_handler().get_form_class()
    assert issubclass(form, EditionPageForm)
    assert set(form.formsets) <= {"comments"}
