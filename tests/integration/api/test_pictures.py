"""Pictures as front ends get them: every size and format, what stands in for them, where to look."""

import hashlib
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.reading import sources
from cms.content.models import Lesson
from cms.media.models import CourseImage
from editions.actions.make_renditions import make_renditions
from editions.actions.publish_release import publish_release
from editions.models import MediaObject, PageIdentity, ReleasePictures
from tests.factories import photo, png
from tests.integration.documents.pictured import edition_with_picture, focal_point

pytestmark = pytest.mark.django_db

IMAGE = """
  src srcset width height alt placeholder color focalPoint { x y }
  sources { format mime srcset renditions { url format mime width height bytes sha256 } }
"""
LESSON = f'lesson(locale: "en", slug: "first") {{ body {{ ... on ImageBlock {{ image {{ {IMAGE} }} }} }} }}'


@pytest.fixture
def shown(edition):
    """The picture of the lesson."""

    def ask(selection: str = IMAGE, **variables) -> dict:
        lesson = LESSON.replace(IMAGE, selection)
        return edition(lesson, code="lagoon", **variables)["lesson"]["body"][0]["image"]

    return ask


@pytest.fixture
def released():
    marked: dict[str, Any] = focal_point(x=150, y=225, width=10, height=10)
    edition, lesson = edition_with_picture(**marked)
    publish_release(edition)
    return edition, lesson


def test_each_format_is_a_source_the_best_first(released, shown):
    picture = shown()

    assert [(each["format"], each["mime"]) for each in picture["sources"]] == [
        ("AVIF", "image/avif"),
        ("WEBP", "image/webp"),
    ]
    for source in picture["sources"]:
        assert source["srcset"] == ", ".join(f"{each['url']} {each['width']}w" for each in source["renditions"])
    assert picture["sources"][1]["srcset"] == picture["srcset"]


def test_what_is_told_of_a_rendition_is_what_is_sent(released, shown, client):
    for source in shown()["sources"]:
        for each in source["renditions"]:
            response = client.get(each["url"])
            content = response.getvalue()

            assert response["Content-Type"] == each["mime"] == source["mime"]
            assert (len(content), hashlib.sha256(content).hexdigest()) == (each["bytes"], each["sha256"])


@pytest.mark.parametrize(
    "asked,width,kind",
    [
        ("", 600, "WEBP"),
        ("(name: SMALL)", 480, "WEBP"),
        ("(name: SMALL, format: AVIF)", 480, "AVIF"),
        ("(name: ORIGINAL, format: AVIF)", 600, "AVIF"),
    ],
)
def test_a_rendition_is_had_by_name(released, shown, asked, width, kind):
    found = shown(f"rendition{asked} {{ width height format url }}")["rendition"]

    assert (found["width"], found["height"], found["format"]) == (width, width // 2, kind)
    assert found["url"].endswith(f"/{width}.{kind.lower()}")


def test_a_name_may_be_a_variable(released, ask):
    query = """query($name: RenditionName) { edition(code: "lagoon") { lesson(locale: "en", slug: "first") {
      body { ... on ImageBlock { image { rendition(name: $name) { width } } } } } } }"""
    found = ask(query, name="SMALL")["edition"]["lesson"]["body"][0]["image"]

    assert found == {"rendition": {"width": 480}}


def test_the_focal_point_is_told_in_parts_of_the_picture(released, shown):
    assert shown()["focalPoint"] == {"x": 0.25, "y": 0.75}


def test_a_picture_that_nobody_has_marked_has_no_focal_point(shown):
    edition, _lesson = edition_with_picture()
    publish_release(edition)

    assert shown()["focalPoint"] is None


def test_a_format_that_saves_nothing_is_not_offered(shown):
    edition, _lesson = edition_with_picture(content=png())
    publish_release(edition)
    picture = shown(f"{IMAGE} avif: rendition(format: AVIF) {{ url }}")

    assert [each["format"] for each in picture["sources"]] == ["WEBP"]
    assert picture["avif"] is None


def test_who_says_null_gets_what_is_usual(shown):
    edition, _lesson = edition_with_picture()
    publish_release(edition)
    picture = shown(f"{IMAGE} usual: rendition {{ url }} null: rendition(name: null, format: null) {{ url }}")

    assert picture["null"] == picture["usual"]
    assert picture["usual"]["url"]


def test_a_transparent_picture_has_no_placeholder(shown):
    edition, _lesson = edition_with_picture(content=photo(transparent=True))
    publish_release(edition)
    picture = shown()

    assert (picture["placeholder"], picture["color"]) == (None, None)


def test_a_pinned_release_keeps_its_focal_point(released, shown, ask):
    edition, _lesson = released
    CourseImage.objects.update(**focal_point(x=600, y=300, width=10, height=10))
    publish_release(edition)
    query = 'query($release: String) { edition(code: "lagoon", release: $release) { ' + LESSON + " } }"
    pinned = ask(query, release="1.0")["edition"]["lesson"]["body"][0]["image"]

    assert shown()["focalPoint"] == {"x": 1, "y": 1}
    assert pinned["focalPoint"] == {"x": 0.25, "y": 0.75}


def test_a_release_of_which_nothing_was_noted_is_served_from_its_manifest(released, shown):
    noted = shown()
    ReleasePictures.objects.all().delete()
    sources.forget()
    bare = shown()

    assert [each["format"] for each in bare["sources"]] == ["WEBP"]
    assert bare["sources"][0]["srcset"] == noted["srcset"]
    assert [each["bytes"] for each in bare["sources"][0]["renditions"]] == [None, None]
    assert (bare["placeholder"], bare["color"]) == (None, None)


def test_an_answer_that_was_kept_gives_way_when_pictures_get_more_formats(released, client, shown):
    ReleasePictures.objects.all().delete()
    variables = json.dumps({"code": "lagoon", "locale": "en", "id": _lineage_of_the_lesson()})
    address = f"/graphql/?operation=Lesson&variables={variables}"
    before = client.get(address)
    assert client.get(address, headers={"if-none-match": before["ETag"]}).status_code == 304

    make_renditions()
    after = client.get(address, headers={"if-none-match": before["ETag"]})

    assert after.status_code == 200
    assert b".avif" in after.content


def _lineage_of_the_lesson() -> str:
    return str(PageIdentity.objects.get(page=Lesson.objects.get(slug="first")).lineage)


def test_pictures_take_no_query_of_their_own(released, shown):
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            shown()
        counts.append(len(captured))

    assert counts == [2, 1]


def test_widths_that_manifests_tell_are_those_that_are_noted(released):
    media = MediaObject.objects.get()

    assert [each["width"] for each in media.renditions] == [480, 600]
