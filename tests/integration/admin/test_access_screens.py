"""An owner's screens of access: who may read the edition, and its tokens."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from api.access.origins import origins_of
from api.access.tokens import access_by, create_token, tokens_of
from api.models import Scope
from editions.models import Edition, Role
from tests.factories import make_edition, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition("lagoon")


@pytest.fixture
def owner(edition) -> Client:
    client = Client()
    client.force_login(make_member(edition, Role.OWNER))
    return client


def at(name: str, *more: object, code: str = "lagoon") -> str:
    return reverse(f"access_admin:{name}", args=[code, *more])


def test_a_token_is_made_and_shown_once(edition, owner):
    posted = {"name": "Our platform", "scopes": [Scope.READ_PUBLISHED, Scope.READ_BUNDLE], "days": 30}
    response = owner.post(at("add"), posted)
    found = re.search(r'value="(cet_[^"]+)"', response.content.decode())

    assert found
    assert "no-store" in response["Cache-Control"]
    assert access_by(found[1]).scopes == {"read:published", "read:bundle"}
    listed = owner.get(at("index")).content.decode()
    assert "Our platform" in listed
    assert found[1] not in listed


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"scopes": []}, {"scopes": ["read:everything"]}, {"days": 0}, {"days": "x"}]
)
def test_what_makes_no_token_comes_back_with_what_was_written(edition, owner, wrong):
    posted = {"name": "Our platform", "scopes": [Scope.READ_PUBLISHED], "days": 30} | wrong
    response = owner.post(at("add"), posted)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not tokens_of(edition).exists()


def test_a_token_is_revoked_when_its_owner_is_sure(edition, owner):
    token = create_token(edition, name="Old", scopes=[Scope.READ_PUBLISHED]).token
    assert owner.post(at("revoke", token.pk), {}).status_code == 200
    token.refresh_from_db()
    assert token.valid

    assert owner.post(at("revoke", token.pk), {"sure": "on"}).status_code == 302
    token.refresh_from_db()
    assert not token.valid
    assert "Revoked" in owner.get(at("index")).content.decode()


def test_who_may_read_it_is_changed(edition, owner):
    response = owner.post(at("opening"), {"public": "no", "origins": "https://learn.example\nhttps://lms.example\n"})
    changed = Edition.objects.get(pk=edition.pk)

    assert response.status_code == 302
    assert not changed.public
    assert origins_of(changed) == ["https://learn.example", "https://lms.example"]


def test_an_origin_that_is_none_changes_nothing(edition, owner):
    response = owner.post(at("opening"), {"public": "no", "origins": "learn.example"})

    assert "is no origin" in response.content.decode()
    assert Edition.objects.get(pk=edition.pk).public
    assert origins_of(Edition.objects.get(pk=edition.pk)) == ["*"]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_members_who_are_no_owners_are_told_so(edition, role):
    client = Client()
    client.force_login(make_member(edition, role))
    token = create_token(edition, name="Old", scopes=[Scope.READ_PUBLISHED]).token

    for address in (at("index"), at("opening"), at("add"), at("revoke", token.pk)):
        assert client.get(address).status_code in (302, 403), address
    client.post(at("revoke", token.pk), {"sure": "on"})
    token.refresh_from_db()
    assert token.valid


def test_an_owner_reaches_no_other_editions_tokens(edition, owner):
    other = make_edition("island")
    token = create_token(other, name="Theirs", scopes=[Scope.READ_PUBLISHED]).token

    assert owner.get(at("index", code="island")).status_code == 404
    for code in ("lagoon", "island"):
        assert owner.post(at("revoke", token.pk, code=code), {"sure": "on"}).status_code == 404
    token.refresh_from_db()
    assert token.valid


def test_the_editions_screen_leads_there(edition, owner):
    page = owner.get(reverse("editions_admin:edition", args=["lagoon"])).content.decode()

    assert at("index") in page
