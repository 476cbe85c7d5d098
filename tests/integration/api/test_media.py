"""Released pictures and files, under addresses that cannot be guessed."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from api.access.opening import set_public
from api.access.origins import set_origins
from api.access.tokens import create_token
from api.models import Scope
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


@pytest.fixture
def fetch(client):
    """Gets an address and reads the answer to its end, as `body`."""

    def send(address: str, method: str = "get", **options):
        response = getattr(client, method)(address, **options)
        response.body = response.getvalue()
        return response

    return send


def test_a_rendition_is_shown(fetch, picture):
    _media, address = picture
    response = fetch(f"{address}/8.webp")

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "attachment" not in response.get("Content-Disposition", "")
    assert response.body.startswith(b"RIFF")


def test_a_file_is_offered_for_saving_under_its_name(fetch, sheet):
    _media, address = sheet
    response = fetch(f"{address}/contact%20sheet.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="contact sheet.pdf"'
    assert response.body == PDF


def test_what_could_run_in_a_browser_is_never_displayed(fetch, owner):
    default_storage.save("objects/te/test.html", ContentFile(b"<script>alert(1)</script>"))
    media = MediaObject.objects.create(digest="d" * 64, name="objects/te/test.html", mime="text/html", size=3)
    address = f"/media/lagoon/{make_public(owner, media, 'page.html').token}/page.html"
    response = fetch(address)

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_an_address_may_be_kept_for_a_day_and_by_shared_caches_for_five_minutes(fetch, picture):
    _media, address = picture
    response = fetch(f"{address}/8.webp")

    assert response["Cache-Control"] == "public, max-age=86400, s-maxage=300"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_what_a_browser_has_already_is_not_sent_again(fetch, picture):
    _media, address = picture
    etag = fetch(f"{address}/8.webp")["ETag"]
    again = fetch(f"{address}/8.webp", headers={"if-none-match": etag})

    assert again.status_code == 304
    assert again.body == b""
    assert again["Cache-Control"] == "public, max-age=86400, s-maxage=300"


def test_head_sends_no_body(fetch, picture):
    _media, address = picture

    assert fetch(f"{address}/8.webp", "head").body == b""


@pytest.mark.parametrize("name", ["9.webp", "map.png", "8.png", "08.webp", "8.webp.exe", "original", "..", "8"])
def test_nothing_but_the_renditions_of_a_picture_is_public(fetch, picture, name):
    _media, address = picture

    assert fetch(f"{address}/{name}").status_code == 404


def test_a_file_has_no_other_name(fetch, sheet):
    _media, address = sheet

    assert fetch(f"{address}/sheet.pdf").status_code == 404
    assert fetch(f"{address}/8.webp").status_code == 404


def test_a_known_file_does_not_tell_its_address(fetch, picture, owner):
    media, _address = picture
    other = make_edition("delta")

    assert public_token(other, media.digest) != public_token(owner, media.digest)
    assert fetch(f"/media/lagoon/{media.digest}/8.webp").status_code == 404
    assert fetch(f"/media/delta/{public_token(owner, media.digest)}/8.webp").status_code == 404
    assert fetch(f"/media/delta/{public_token(other, media.digest)}/8.webp").status_code == 404


def test_media_of_an_edition_that_is_not_public_are_not_served(fetch, picture, owner):
    _media, address = picture
    owner.public = False
    owner.save()

    assert fetch(f"{address}/8.webp").status_code == 404


def test_a_file_that_is_lost_is_not_found(fetch, picture):
    media, address = picture
    default_storage.delete(media.renditions[0]["name"])

    assert fetch(f"{address}/8.webp").status_code == 404


def test_nothing_can_be_posted(fetch, picture):
    _media, address = picture

    assert fetch(f"{address}/8.webp", "post").status_code == 405


def test_pictures_in_answers_lead_to_their_renditions(lagoon, edition):
    logo = edition("branding { logo { src srcset width height } }")["branding"]["logo"]
    token = public_token(lagoon.edition, "b" * 64)

    assert logo["src"] == f"/media/lagoon/{token}/960.webp"
    assert logo["srcset"].split(", ") == [f"/media/lagoon/{token}/{w}.webp {w}w" for w in (480, 960, 1200)]
    assert (logo["width"], logo["height"]) == (960, 480)
    assert PublicMedia.objects.count() == 0, "made by hand: the addresses alone are tested here"


def test_media_of_an_edition_that_is_not_public_are_for_holders_of_its_tokens(fetch, picture, owner):
    _media, address = picture
    set_public(owner, public=False)
    token = create_token(owner, name="App", scopes=[Scope.READ_PUBLISHED]).text
    response = fetch(f"{address}/8.webp", headers={"authorization": f"Bearer {token}"})

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, max-age=86400"
    assert response["Vary"] == "Authorization, Origin"


@pytest.mark.parametrize("scopes", [[Scope.READ_DRAFT], [Scope.READ_BUNDLE]])
def test_a_token_for_something_else_opens_no_media(fetch, picture, owner, scopes):
    _media, address = picture
    set_public(owner, public=False)
    token = create_token(owner, name="App", scopes=scopes).text

    assert fetch(f"{address}/8.webp", headers={"authorization": f"Bearer {token}"}).status_code == 404


def test_a_token_of_another_edition_opens_no_media(fetch, picture, owner):
    _media, address = picture
    set_public(owner, public=False)
    token = create_token(make_edition("delta"), name="App", scopes=[Scope.READ_PUBLISHED]).text

    assert fetch(f"{address}/8.webp", headers={"authorization": f"Bearer {token}"}).status_code == 404
    assert fetch(f"{address}/8.webp", headers={"authorization": "Bearer cet_forged"}).status_code == 404


def test_what_is_purged_with_the_edition_says_so(fetch, picture):
    _media, address = picture

    assert fetch(f"{address}/8.webp")["Surrogate-Key"] == "edition:lagoon"


def test_scripts_of_the_named_origins_read_media_and_those_of_others_do_not(fetch, picture, owner):
    _media, address = picture
    assert fetch(f"{address}/8.webp", headers={"origin": "https://learn.example"})["Access-Control-Allow-Origin"] == "*"
    set_origins(owner, ["https://learn.example"])

    allowed = fetch(f"{address}/8.webp", headers={"origin": "https://learn.example"})
    other = fetch(f"{address}/8.webp", headers={"origin": "https://else.example"})

    assert allowed["Access-Control-Allow-Origin"] == "https://learn.example"
    assert "Access-Control-Allow-Origin" not in other
    assert other["Vary"] == "Origin"


def test_a_browser_may_ask_before_it_sends_a_token(picture, client):
    _media, address = picture
    asked = client.options(f"{address}/8.webp", headers={"origin": "https://learn.example"})

    assert asked.status_code == 204
    assert "Authorization" in asked["Access-Control-Allow-Headers"]
