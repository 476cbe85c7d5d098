"""The second factor that is asked for here is asked for after single sign-on too."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from django.urls import reverse

from editions.actions.require_second_factor import require_second_factor
from editions.models import Role
from tests.factories import make_member, make_user
from tests.integration.people.conftest import link_in
from tests.integration.people.test_second_factor import SET_UP, code, set_up
from tests.integration.single_sign_on.conftest import come_by, signed_in_as
from tests.integration.single_sign_on.ministry import NUMBERS

NEW_PASSWORD = "a long walk by the sea"


@pytest.fixture
def person(edition):
    """Somebody who came by single sign-on, and has no password."""
    user = make_user("noor", email="noor@ministry.example")
    user.set_unusable_password()
    user.save()
    SocialAccount.objects.create(user=user, provider="sso", uid=NUMBERS["noor"])
    return make_member(edition, Role.PUBLISHER, user)


@pytest.fixture
def with_password(person):
    person.set_password("secret")
    person.save()
    return person


def test_who_has_one_is_asked_for_it(sso, with_password):
    first = Client()
    first.post("/admin/login/", {"username": "noor", "password": "secret"})
    secret = set_up(first)

    client = Client()
    answer = come_by(sso, "noor", client, next="/admin/account/")
    assert answer.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not signed_in_as(client)
    assert client.get("/admin/account/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not signed_in_as(client)
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert signed_in_as(client) == str(with_password.pk)


def test_who_needs_one_can_open_nothing_else_before(sso, edition, owner, person, client):
    require_second_factor(edition, needed=True, user=owner)
    come_by(sso, "noor", client)
    for address in ("/admin/", "/admin/editions/of/lagoon/", "/admin/account/connections/"):
        assert client.get(address).headers.get("Location") == SET_UP


def test_who_has_no_password_is_led_to_one_and_sets_a_factor_up_with_it(sso, edition, owner, person, client):
    require_second_factor(edition, needed=True, user=owner)
    come_by(sso, "noor", client)
    page = client.get(SET_UP).content.decode()
    assert "You have no password here" in page
    assert reverse("account_reset_password") in page
    assert client.get(reverse("mfa_activate_totp")).status_code == 403

    assert client.get(reverse("account_reset_password")).status_code == 200
    client.post(reverse("account_reset_password"), {"email": "noor@ministry.example"})
    form = client.get(link_in(mail.outbox[-1].body), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    come_by(sso, "noor", client)
    assert "You have no password here" not in client.get(SET_UP).content.decode()
    client.post(reverse("account_reauthenticate"), {"password": NEW_PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
    assert client.get("/admin/editions/of/lagoon/").status_code == 200


def test_who_need_not_have_one_is_let_in(sso, person, client):
    come_by(sso, "noor", client)
    assert client.get("/admin/editions/of/lagoon/").status_code == 200


def test_the_only_way_in_is_not_taken_away(sso, person, client):
    come_by(sso, "noor", client)
    page = client.post("/admin/account/connections/", {"account": SocialAccount.objects.get().pk})
    assert '<li class="error">' in page.content.decode()
    assert SocialAccount.objects.filter(user=person).exists()


def test_who_has_no_password_is_told_that_connecting_asks_for_one(sso, person, client):
    come_by(sso, "noor", client)
    page = come_by(sso, "amina", client, process="connect")
    assert page.status_code == 401
    assert "you have none here" in page.content.decode()
    assert SocialAccount.objects.count() == 1
