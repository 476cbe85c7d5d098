"""What the sign-in page offers, and how an installation says it."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from editions.models import Role
from tests.factories import make_member
from tests.integration.single_sign_on.conftest import START

ADDRESSES = [START, "/admin/sso/sso/callback/?code=1&state=2"]


def test_the_page_offers_the_provider_by_its_name(by_ministry, db, client):
    by_ministry("https://id.ministry.example")
    page = client.get("/admin/login/?next=/admin/account/").content.decode()
    assert "Sign in with Ministry account" in page
    assert f'action="{START}?next=%2Fadmin%2Faccount%2F"' in page


def test_without_a_name_it_is_single_sign_on(configure, db, client):
    configure(OIDC_ISSUER="https://id.ministry.example", OIDC_CLIENT_ID="courses", OIDC_CLIENT_SECRET="secret")
    assert "Sign in with Single sign-on" in client.get("/admin/login/").content.decode()


def test_without_an_issuer_nothing_is_offered(configure, db, client):
    configure(OIDC_ISSUER="")
    page = client.get("/admin/login/").content.decode()
    assert "Sign in with a passkey" in page
    assert "/sso/" not in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_an_issuer_there_is_no_way_to_it(configure, db, client, address):
    configure(OIDC_ISSUER="")
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_a_provider_that_is_not_there_is_not_found(by_ministry, db, client):
    by_ministry("https://id.ministry.example")
    for way in ("login", "callback"):
        assert client.get(f"/admin/sso/other/{way}/").status_code == 404


@pytest.mark.parametrize("setting", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_an_issuer_alone_is_refused_at_the_start(configure, setting):
    given = {"OIDC_ISSUER": "https://id.ministry.example", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}
    with pytest.raises(Exception, match=setting):
        configure(**{name: value for name, value in given.items() if name != setting})


def test_a_link_alone_sends_nobody_to_the_provider(by_ministry, db, client):
    by_ministry("https://id.ministry.example")
    page = client.get(START)
    assert page.status_code == 200
    assert "Ministry account" in page.content.decode()


def test_a_form_of_another_site_sends_nobody_to_the_provider(by_ministry, db):
    by_ministry("https://id.ministry.example")
    assert Client(enforce_csrf_checks=True).post(START).status_code == 403


def test_who_has_a_connection_sees_their_page_when_the_provider_is_switched_off(configure, edition, client):
    configure(OIDC_ISSUER="")
    member = make_member(edition, Role.EDITOR)
    SocialAccount.objects.create(user=member, provider="sso", uid="1")
    client.force_login(member)
    assert client.get("/admin/account/").status_code == 200
    assert client.get("/admin/account/connections/").status_code == 200
