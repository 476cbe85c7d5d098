"""Pictures and files of withdrawn releases: stopped as texts are, where no standing release holds them."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.content.models import Lesson
from cms.media.models import CourseImage
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.models import PublicMedia
from editions.withdrawn_media import settle_media
from tests.factories import make_image, photo
from tests.integration.documents.pictured import edition_with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return edition_with_picture()[0]


@pytest.fixture
def status(client):
    """What a picture's address answers."""

    def ask(public: PublicMedia, name: str = "480.webp") -> int:
        return answer(client, f"/media/lagoon/{public.token}/{name}").status_code

    return ask


def answer(client, address: str, **options):
    """Read to its end."""
    response = client.get(address, **options)
    response.getvalue()
    return response


def show_another_picture(edition) -> None:
    lesson = Lesson.objects.get(slug="first")
    image = make_image(edition.collection, "Another", content=photo(500, 500))
    body = list(lesson.body.raw_data)
    body[0]["value"]["image"] = image.pk
    lesson.body = json.dumps(body)
    lesson.save_revision().publish()


def test_what_only_a_withdrawn_release_holds_is_gone(edition, status):
    publish_release(edition)
    public = PublicMedia.objects.get()
    assert status(public) == 200

    show_another_picture(edition)
    publish_release(edition)
    withdraw_release(edition, "1.0", reason="A wrong number on the map")

    assert status(public) == 410
    assert status(public, "480.avif") == 410
    assert status(PublicMedia.objects.exclude(pk=public.pk).get()) == 200


def test_what_a_standing_release_holds_too_is_served(edition, status):
    publish_release(edition)
    publish_release(edition)
    withdraw_release(edition, "1.1", reason="A typing error")

    assert status(PublicMedia.objects.get()) == 200


def test_an_edition_without_any_standing_release_serves_nothing(edition, status):
    publish_release(edition)
    withdraw_release(edition, "1.0", reason="All wrong")

    assert status(PublicMedia.objects.get()) == 410


def test_what_a_later_release_holds_again_is_served_again(edition, status):
    publish_release(edition)
    withdraw_release(edition, "1.0", reason="All wrong")
    publish_release(edition)

    assert status(PublicMedia.objects.get()) == 200


def test_the_same_picture_of_another_edition_is_not_touched(edition, client):
    other, _lesson = edition_with_picture("delta")
    publish_release(edition)
    publish_release(other)
    assert CourseImage.objects.values("content_hash").distinct().count() == 1
    withdraw_release(edition, "1.0", reason="All wrong")

    token = PublicMedia.objects.get(edition=other).token
    assert answer(client, f"/media/delta/{token}/480.webp").status_code == 200


def test_caches_keep_that_it_is_gone_for_a_minute_alone(edition, client):
    publish_release(edition)
    withdraw_release(edition, "1.0", reason="All wrong")
    response = client.get(f"/media/lagoon/{PublicMedia.objects.get().token}/480.webp")

    assert response["Cache-Control"] == "public, max-age=60"
    assert response.content == b""


def test_a_cache_that_asks_again_is_told_too(edition, client):
    publish_release(edition)
    address = f"/media/lagoon/{PublicMedia.objects.get().token}/480.webp"
    etag = answer(client, address)["ETag"]
    withdraw_release(edition, "1.0", reason="All wrong")

    assert client.get(address, headers={"if-none-match": etag}).status_code == 410


def test_one_query_tells(edition, client):
    publish_release(edition)
    address = f"/media/lagoon/{PublicMedia.objects.get().token}/480.webp"
    withdraw_release(edition, "1.0", reason="All wrong")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)

    assert len(captured) == 1


def test_settling_finds_what_was_withdrawn_before_media_were(edition):
    publish_release(edition)
    withdraw_release(edition, "1.0", reason="All wrong")
    PublicMedia.objects.update(withdrawn=False)
    settle_media(edition)

    assert PublicMedia.objects.get().withdrawn
