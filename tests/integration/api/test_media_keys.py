"""Pictures of an edition that is not for everybody open in a page, by the address that its answer tells."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from api.access.opening import set_public
from api.access.tokens import create_token
from api.models import Scope
from cms.content.models import Lesson
from editions.actions.archive_edition import archive_edition
from editions.actions.publish_release import publish_release
from editions.models import Edition
from tests.factories import make_course, make_edition, make_image, make_module, make_page, png

pytestmark = pytest.mark.django_db


@pytest.fixture
def shore() -> Edition:
    """An edition for holders of tokens, whose one lesson shows a picture that is released."""
    edition = make_edition("shore")
    make_page(Lesson, make_module(make_course(edition)), "A lesson", body=shown(edition, "red"))
    publish_release(edition)
    set_public(edition, public=False)
    return edition


def shown(edition: Edition, colour: str) -> list[object]:
    image = make_image(edition.collection, colour, content=png(colour), description=colour)
    value = {"image": image.pk, "alt_text": "", "caption": "", "decorative": False, "mandatory": False}
    return [{"type": "image", "id": "i1", "value": value}]


def source_of_picture(edition: Edition, scope: Scope = Scope.READ_PUBLISHED) -> str:
    """The address of the picture, as the edition's answer tells it to the holder of a token."""
    release = ', release: "draft"' if scope == Scope.READ_DRAFT else ""
    query = f"""{{ edition(code: "{edition.code}"{release}) {{ course(locale: "en") {{ modules {{ lessons {{
        body {{ ... on ImageBlock {{ image {{ src }} }} }} }} }} }} }} }}"""
    token = create_token(edition, name="App", scopes=[scope]).text
    headers = {"authorization": f"Bearer {token}"}
    said = Client().post("/graphql/", json.dumps({"query": query}), content_type="application/json", headers=headers)
    return said.json()["data"]["edition"]["course"]["modules"][0]["lessons"][0]["body"][0]["image"]["src"]


def fetched(address: str) -> Any:
    """What anybody gets who knows the address and shows nothing."""
    response: Any = Client().get(address)
    response.getvalue()
    return response


def status_of(address: str) -> int:
    return fetched(address).status_code


def show(edition: Edition, colour: str) -> None:
    """Publishes the lesson with another picture, without a release. Drafts are looked at once a minute at most."""
    lesson = Lesson.objects.get(identity__edition=edition)
    lesson.body = shown(edition, colour)
    lesson.save_revision().publish()
    cache.clear()


def test_the_address_in_an_answer_opens_in_a_page(shore):
    source = source_of_picture(shore)
    response = fetched(source)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, max-age=86400"


def test_without_its_key_it_opens_to_nobody(shore):
    address, _mark, key = source_of_picture(shore).partition("?")

    assert status_of(address) == 404
    assert status_of(f"{address}?{key}0") == 404
    assert status_of(f"{address}?{key.partition('&')[2]}") == 404
    assert status_of(f"{address}?until=never&{key.partition('&')[2]}") == 404
    assert status_of(f"{address}?{key.partition('&')[0]}&key=ключ") == 404


def test_a_key_ends_with_the_next_day_and_is_not_prolonged_by_hand(shore, monkeypatch):
    source = source_of_picture(shore)
    now = timezone.now()
    tomorrow, later = now + timedelta(days=1), now + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert status_of(source) == 200
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert status_of(source) == 404
    assert status_of(source.replace(tomorrow.date().isoformat(), later.date().isoformat())) == 404


def test_a_token_opens_also_where_the_key_is_over(shore, monkeypatch):
    token = create_token(shore, name="App", scopes=[Scope.READ_PUBLISHED]).text
    source = source_of_picture(shore)
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    response: Any = Client().get(source, headers={"authorization": f"Bearer {token}"})
    response.getvalue()

    assert response.status_code == 200


def test_the_key_of_another_edition_opens_nothing(shore):
    other = make_edition("delta")
    make_page(Lesson, make_module(make_course(other)), "A lesson", body=shown(other, "red"))
    publish_release(other)
    set_public(other, public=False)
    theirs = source_of_picture(other).partition("?")[2]

    assert status_of(f"{source_of_picture(shore).partition('?')[0]}?{theirs}") == 404


def test_what_is_archived_opens_no_more(shore):
    source = source_of_picture(shore)
    archive_edition(shore, reason="It is over.")

    assert status_of(source) == 404


def test_an_edition_for_everybody_has_addresses_without_keys(shore):
    set_public(shore, public=True)

    assert "?" not in source_of_picture(shore)


def test_answers_of_one_day_are_the_same_byte_by_byte(shore):
    assert source_of_picture(shore) == source_of_picture(shore)


@pytest.mark.parametrize("public", [True, False])
def test_a_token_for_drafts_opens_what_no_release_holds(shore, public):
    set_public(shore, public=public)
    assert status_of(source_of_picture(shore, Scope.READ_DRAFT)) == 200, "what a release holds"
    show(shore, "blue")
    source = source_of_picture(shore, Scope.READ_DRAFT)

    assert fetched(source)["Content-Type"] == "image/png"
    assert status_of(source.partition("?")[0]) == 404


def test_the_key_to_a_file_of_a_draft_opens_that_file_alone(shore):
    show(shore, "blue")
    key = source_of_picture(shore, Scope.READ_DRAFT).partition("?")[2]
    released = source_of_picture(shore).partition("?")[2]
    other = make_image(shore.collection, "Other", content=png("green"))
    theirs = make_image(make_edition("delta").collection, "Theirs", content=png("green"))

    for image in (other, theirs):
        assert status_of(f"/media/{image.file.name}?{key}") == 404
        assert status_of(f"/media/{image.file.name}?{released}") == 404
