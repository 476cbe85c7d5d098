"""Released pictures and files, under addresses that cannot be guessed."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from editions.media_store import keep, make_public, public_token
from editions.models import MediaObject, PublicMedia
from tests.factories import PDF, make_edition, png

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_edition("lagoon")


@pytest.fixture
def picture(owner) -> tuple[MediaObject, str]:
    media = keep(png("teal"), "map.png")
    return media, f"/media/lagoon/{make_public(owner, media, 'map.png').token}"


@pytest.fixture
def sheet(owner) -> tuple[MediaObject, str]:
    media = keep(PDF, "sheet.pdf")
    return media, f"/media/lagoon/{make_public(owner, media, 'contact sheet.pdf').token}"


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_rendition_is_shown(client, picture):
    _media, address = picture
    response = client.get(f"{address}/8.webp")

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "attachment" not in response.get("Content-Disposition", "")
    assert content(response).startswith(b"RIFF")


def test_a_file_is_offered_for_saving_under_its_name(client, sheet):
    _media, address = sheet
    response = client.get(f"{address}/contact%20sheet.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="contact sheet.pdf"'
    assert content(response) == PDF


def test_what_could_run_in_a_browser_is_never_displayed(client, owner):
    default_storage.save("objects/te/test.html", ContentFile(b"<script>alert(1)</script>"))
    media = MediaObject.objects.create(digest="d" * 64, name="objects/te/test.html", mime="text/html", size=3)
    address = f"/media/lagoon/{make_public(owner, media, 'page.html').token}/page.html"
    response = client.get(address)

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_an_address_may_be_kept_for_ever(client, picture):
    _media, address = picture
    response = client.get(f"{address}/8.webp")

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_what_a_browser_has_already_is_not_sent_again(client, picture):
    _media, address = picture
    etag = client.get(f"{address}/8.webp")["ETag"]
    again = client.get(f"{address}/8.webp", headers={"if-none-match": etag})

    assert again.status_code == 304
    assert again.content == b""
    assert again["Cache-Control"].endswith("immutable")


def test_head_sends_no_body(client, picture):
    _media, address = picture

    assert content(client.head(f"{address}/8.webp")) == b""


@pytest.mark.parametrize("name", ["9.webp", "map.png", "8.png", "08.webp", "8.webp.exe", "original", "..", "8"])
def test_nothing_but_the_renditions_of_a_picture_is_public(client, picture, name):
    _media, address = picture

    assert client.get(f"{address}/{name}").status_code == 404


def test_a_file_has_no_other_name(client, sheet):
    _media, address = sheet

    assert client.get(f"{address}/sheet.pdf").status_code == 404
    assert client.get(f"{address}/8.webp").status_code == 404


def test_a_known_file_does_not_tell_its_address(client, picture, owner):
    media, _address = picture
    other = make_edition("delta")

    assert public_token(other, media.digest) != public_token(owner, media.digest)
    assert client.get(f"/media/lagoon/{media.digest}/8.webp").status_code == 404
    assert client.get(f"/media/delta/{public_token(owner, media.digest)}/8.webp").status_code == 404
    assert client.get(f"/media/delta/{public_token(other, media.digest)}/8.webp").status_code == 404


def test_media_of_an_edition_that_is_not_public_are_not_served(client, picture, owner):
    _media, address = picture
    owner.public = False
    owner.save()

    assert client.get(f"{address}/8.webp").status_code == 404


def test_a_file_that_is_lost_is_not_found(client, picture):
    media, address = picture
    default_storage.delete(media.renditions[0]["name"])

    assert client.get(f"{address}/8.webp").status_code == 404


def test_nothing_can_be_posted(client, picture):
    _media, address = picture

    assert client.post(f"{address}/8.webp").status_code == 405


def test_pictures_in_answers_lead_to_their_renditions(client, lagoon, edition):
    logo = edition("branding { logo { src srcset width height } }")["branding"]["logo"]
    token = public_token(lagoon.edition, "b" * 64)

    assert logo["src"] == f"/media/lagoon/{token}/960.webp"
    assert logo["srcset"].split(", ") == [f"/media/lagoon/{token}/{w}.webp {w}w" for w in (480, 960, 1200)]
    assert (logo["width"], logo["height"]) == (960, 480)
    assert PublicMedia.objects.count() == 0, "made by hand: the addresses alone are tested here"
