"""What is made of a picture when it is released, and afterwards of those that lack it."""

import hashlib
import io
import json

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from cms.media.models import CourseImage
from editions import media_store, picture_check
from editions.actions.fork_edition import fork_edition
from editions.actions.make_renditions import make_renditions
from editions.actions.publish_release import publish_release
from editions.media_store import complete, is_complete, keep
from editions.models import MediaObject, ReleasePictures, Role
from editions.release_pictures import note_pictures
from tests.factories import PDF, make_member, photo, png
from tests.integration.documents.pictured import focal_point, picture_of, release_with_picture

pytestmark = pytest.mark.django_db


def stored(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        return file.read()


def as_it_was_kept_before(media: MediaObject) -> MediaObject:
    """Without all that is newer than WebP renditions."""
    for each in media.avif or []:
        default_storage.delete(each["name"])
    media.renditions = [{key: each[key] for key in ("width", "height", "name")} for each in media.renditions]
    media.avif, media.placeholder, media.color = None, "", ""
    media.save()
    return media


def test_a_picture_is_drawn_in_both_formats_at_the_same_widths():
    media = keep(photo(600, 300), "map.png")

    assert [(each["width"], each["height"]) for each in media.renditions] == [(480, 240), (600, 300)]
    assert [(each["width"], each["height"]) for each in media.avif] == [(480, 240), (600, 300)]
    for kind, made in (("WEBP", media.renditions), ("AVIF", media.avif)):
        for each in made:
            opened = Image.open(io.BytesIO(stored(each["name"])))
            assert (opened.format, opened.size) == (kind, (each["width"], each["height"]))


def test_a_rendition_says_its_size_and_checksum():
    media = keep(photo(), "map.png")

    for each in (*media.renditions, *media.avif):
        content = stored(each["name"])
        assert (each["bytes"], each["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_avif_is_smaller_or_not_offered():
    saves, saves_nothing = keep(photo(), "map.png"), keep(png(), "dot.png")

    assert sum(each["bytes"] for each in saves.avif) < sum(each["bytes"] for each in saves.renditions)
    assert saves_nothing.avif == []
    assert not any(name.endswith(".avif") for name in default_storage.listdir(f"objects/{saves_nothing.digest[:2]}")[1])


def test_the_placeholder_is_small_and_shows_the_picture():
    media = keep(png("teal"), "map.png")

    assert media.placeholder.startswith("data:image/webp;base64,")
    assert len(media.placeholder) < 1000
    assert media.color == "#008080"


def test_what_is_partly_transparent_has_nothing_that_would_show_through():
    media = keep(photo(transparent=True), "logo.png")

    assert (media.placeholder, media.color) == ("", "")
    assert media.avif is not None


def test_a_file_is_no_picture():
    media = keep(PDF, "sheet.pdf")

    assert (media.renditions, media.avif, media.placeholder) == ([], None, "")
    assert is_complete(media)


def test_a_picture_that_was_kept_before_is_completed_and_what_readers_hold_stays():
    media = keep(photo(), "map.png")
    made = (media.renditions, media.avif, media.placeholder, media.color)
    before = {each["name"]: stored(each["name"]) for each in media.renditions}
    media = as_it_was_kept_before(media)
    assert not is_complete(media)

    complete(media)
    media.refresh_from_db()

    assert (media.renditions, media.avif, media.placeholder, media.color) == made
    assert {each["name"]: stored(each["name"]) for each in media.renditions} == before
    assert is_complete(media)


def test_without_an_encoder_pictures_are_offered_in_webp_and_completed_later(monkeypatch):
    monkeypatch.setattr(media_store, "can_write_avif", lambda: False)
    media = keep(photo(), "map.png")
    assert media.avif is None
    assert media.placeholder
    assert is_complete(media)

    monkeypatch.undo()
    assert not is_complete(media)
    complete(media)
    assert media.avif


def test_the_command_completes_what_is_kept_and_tells_readers_of_earlier_releases(capsys):
    release = release_with_picture()
    as_it_was_kept_before(picture_of(release))
    ReleasePictures.objects.all().delete()

    call_command("make_renditions", json=True)
    first = json.loads(capsys.readouterr().out)
    call_command("make_renditions", json=True)
    again = json.loads(capsys.readouterr().out)

    assert first == {"pictures": 1, "completed": 1, "in_avif": 1, "lost": 0, "releases": 1, "avif": True}
    assert again == {**first, "completed": 0, "releases": 0}
    told = ReleasePictures.objects.get().parsed()[picture_of(release).digest]
    assert [each[0] for each in told["avif"]] == [480, 600]


def test_a_picture_whose_file_is_lost_stops_nothing():
    release = release_with_picture()
    media = as_it_was_kept_before(picture_of(release))
    default_storage.delete(media.name)

    assert (make_renditions().lost, make_renditions().completed) == (1, 0)


def test_a_release_says_the_focal_point_that_its_picture_had():
    release = release_with_picture(**focal_point(x=150, y=60, width=40, height=20))
    digest = picture_of(release).digest

    assert json.loads(release.manifest)["media"][digest]["focal_point"] == {
        "x": 150,
        "y": 60,
        "width": 40,
        "height": 20,
    }
    CourseImage.objects.update(**focal_point(x=1, y=1, width=1, height=1))
    note_pictures(release)
    assert ReleasePictures.objects.get().parsed()[digest]["focal_point"]["x"] == 150


def test_a_manifest_without_focal_points_is_as_it_always_was():
    release = release_with_picture()

    assert "focal_point" not in json.loads(release.manifest)["media"][picture_of(release).digest]


def test_a_release_from_before_gets_the_focal_point_that_is_marked_when_it_is_first_told_of():
    release = release_with_picture()
    digest = picture_of(release).digest
    ReleasePictures.objects.all().delete()
    CourseImage.objects.update(**focal_point(x=150, y=60, width=40, height=20))

    make_renditions()
    CourseImage.objects.update(**focal_point(x=1, y=1, width=1, height=1))
    make_renditions()

    assert ReleasePictures.objects.get().parsed()[digest]["focal_point"]["x"] == 150


def test_a_fork_and_its_releases_keep_the_focal_point():
    release = release_with_picture(**focal_point(x=150, y=60, width=40, height=20))
    fork = fork_edition(release.edition, "delta", title="Delta", owner="Somebody").edition

    image = CourseImage.objects.get(collection=fork.collection)
    assert (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height) == (
        *(150, 60),
        *(40, 20),
    )
    told = ReleasePictures.objects.get(release=publish_release(fork).release).parsed()
    assert told[picture_of(release).digest]["focal_point"]["x"] == 150


def test_the_focal_point_is_marked_in_the_admin(client):
    release = release_with_picture()
    image = CourseImage.objects.get()
    client.force_login(make_member(release.edition, Role.OWNER))
    address = reverse("wagtailimages:edit", args=[image.pk])
    marked = focal_point(x=150, y=60, width=40, height=20)
    response = client.post(address, {"title": image.title, "collection": image.collection_id, "tags": "", **marked})

    assert response.status_code == 302
    image.refresh_from_db()
    assert image.focal_point_x == 150


def test_the_system_check_says_when_pictures_cannot_be_drawn_in_avif(monkeypatch):
    assert picture_check.check_formats() == []

    monkeypatch.setattr(picture_check, "can_write_avif", lambda: False)
    assert [each.id for each in picture_check.check_formats()] == ["editions.W001"]
