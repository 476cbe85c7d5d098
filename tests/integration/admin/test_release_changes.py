"""A release's page, and what the next one would change: page by page, in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.content.models import Lesson
from editions.actions.publish_release import publish_release
from editions.models import Role
from tests.factories import make_image, make_module, make_page, photo
from tests.integration.admin.conftest import text_block


def address(name: str, small, *more: str) -> str:
    return reverse(f"editions_admin:{name}", args=[small.edition.code, *more])


@pytest.fixture
def editor(small, sign_in):
    return sign_in(small.member(Role.EDITOR))


def write(page, **fields) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()


def changes(client, address: str, **query: str):
    response = client.get(address, query)
    assert response.status_code == 200
    return response


def told(response) -> dict[tuple[str, str], str]:
    return {(row.page.title, row.page.locale): row.page.kind for row in response.context["rows"]}


def test_an_edited_block_is_shown_word_by_word_and_the_others_are_not(small, editor):
    lesson = small.pages["lesson"]
    write(lesson, body=[text_block("<p>Call the embassy.</p>", "b1"), text_block("<p>Stay calm.</p>", "b2")])
    publish_release(small.edition)
    write(lesson, body=[text_block("<p>Call the consulate.</p>", "b1"), text_block("<p>Stay calm.</p>", "b2")])

    response = changes(editor, address("next_release", small))

    html = response.content.decode()
    assert told(response) == {("First hours", "en"): "changed"}
    assert "embassy" in html.split("review-del")[1].split("</del>")[0]
    assert "consulate" in html.split("review-ins")[1].split("</ins>")[0]
    assert "Stay calm" not in html


def test_a_release_is_compared_with_the_one_before_or_the_one_asked_for(small, editor):
    lesson = small.pages["lesson"]
    publish_release(small.edition, version="1.0")
    write(lesson, title="Second hours")
    publish_release(small.edition, version="1.1", notes="Renamed")
    write(lesson, title="Third hours")
    publish_release(small.edition, version="1.2")

    before = changes(editor, address("release", small, "1.2"))
    first = changes(editor, address("release", small, "1.2"), since="1.0")

    assert before.context["since"].version == "1.1"
    assert "Second" in before.content.decode()
    assert first.context["since"].version == "1.0"
    assert "First" in first.content.decode()
    assert "Renamed" in changes(editor, address("release", small, "1.1")).content.decode()


def test_pages_that_came_went_and_moved_are_told(small, editor):
    course, module, lesson = (small.pages[name] for name in ("course", "module", "lesson"))
    gone = make_page(Lesson, module, "Old ways", slug="old-ways")
    publish_release(small.edition)
    other = make_module(course, "Evacuation", slug="evacuation")
    lesson.move(other, pos="last-child")
    gone.unpublish()

    response = changes(editor, address("next_release", small))

    assert told(response) == {
        ("Evacuation", "en"): "added",
        ("First hours", "en"): "changed",
        ("Old ways", "en"): "removed",
    }
    assert "Moved from “Readiness” to “Evacuation”." in response.content.decode()


def test_pages_that_only_changed_their_order_are_told_once(small, editor):
    module, lesson = small.pages["module"], small.pages["lesson"]
    for name in ("Two", "Three"):
        make_page(Lesson, module, name, slug=name.lower())
    publish_release(small.edition)
    lesson.move(module, pos="last-child")

    response = changes(editor, address("next_release", small))

    rows = response.context["rows"]
    assert [(row.page.title, row.page.reordered) for row in rows] == [("First hours", True)]


def test_a_language_can_be_looked_at_alone(small, editor):
    publish_release(small.edition)
    write(small.pages["lesson"], title="Second hours")
    write(small.pages["arabic"], summary="ملخص جديد")

    both = changes(editor, address("next_release", small))
    arabic = changes(editor, address("next_release", small), language="ar")

    assert {locale for _title, locale in told(both)} == {"en", "ar"}
    assert {locale for _title, locale in told(arabic)} == {"ar"}
    assert '<bdi lang="ar" dir="rtl">' in arabic.content.decode()


def test_what_would_stop_the_release_is_told_beforehand(small, editor):
    publish_release(small.edition)
    write(small.pages["lesson"], body=[text_block('<p><a linktype="slot" ref="nowhere">x</a></p>')])

    html = changes(editor, address("next_release", small)).content.decode()

    assert "These would stop the release" in html
    assert "nowhere" in html


def test_looking_publishes_and_keeps_nothing(small, editor):
    publish_release(small.edition)
    write(small.pages["lesson"], title="Second hours")

    changes(editor, address("next_release", small))

    assert small.edition.releases.count() == 1


def test_before_the_first_release_all_is_new(small, editor):
    response = changes(editor, address("next_release", small))

    assert {row.page.kind for row in response.context["rows"]} == {"added"}
    assert response.context["since"] is None


def test_a_replaced_picture_is_shown_as_both(small, editor):
    collection = small.edition.collection
    picture, other = (
        make_image(collection, title, content=photo(width)) for title, width in (("Door", 600), ("Window", 640))
    )
    lesson = small.pages["lesson"]
    value = {"image": picture.pk, "alt_text": "", "decorative": True, "caption": "", "mandatory": False}
    write(lesson, body=[{"type": "image", "id": "i1", "value": value}])
    publish_release(small.edition)
    write(lesson, body=[{"type": "image", "id": "i1", "value": {**value, "image": other.pk}}])

    html = changes(editor, address("next_release", small)).content.decode()

    assert html.count('class="review-figure"') == 2
    assert "Door" in html
    assert "Window" in html


@pytest.mark.parametrize("query", [{"since": "9.9"}, {"since": "1.1"}])
def test_what_is_no_earlier_release_is_not_found(small, editor, query):
    publish_release(small.edition, version="1.0")
    publish_release(small.edition, version="1.1")

    assert editor.get(address("release", small, "1.1"), query).status_code == 404


def test_releases_of_others_are_not_there(small, foreign, editor):
    publish_release(foreign.edition, version="1.0")

    assert editor.get(address("release", foreign, "1.0")).status_code == 404
    assert editor.get(address("next_release", foreign)).status_code == 404
    assert editor.get(address("release", small, "1.0")).status_code == 404


def test_only_the_manifests_that_are_compared_are_read(small, editor):
    for version in ("1.0", "1.1", "1.2", "1.3"):
        publish_release(small.edition, version=version)

    with CaptureQueriesContext(connection) as asked:
        changes(editor, address("release", small, "1.3"))

    reading = [query["sql"] for query in asked if '"editions_release"."manifest"' in query["sql"]]
    assert len(reading) == 2
