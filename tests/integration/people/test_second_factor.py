"""The second factor: setting it up, signing in with it, and who has to."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from editions.actions.require_second_factor import require_second_factor
from editions.errors import NotPermitted
from editions.models import AuditAction, AuditEntry, Edition, Role
from editions.second_factor import lacks_second_factor, needs_second_factor
from tests.factories import make_member, make_user

SET_UP = "/admin/account/second-factor/"


@pytest.fixture
def person(edition):
    return make_member(edition, Role.PUBLISHER, make_user("pia"))


def code(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def sign_in_as(name: str) -> Client:
    client = Client()
    client.post("/admin/login/", {"username": name, "password": "secret"})
    return client


def set_up(client: Client) -> str:
    """Sets up an app in `client`; returns its secret."""
    client.post(reverse("account_reauthenticate"), {"password": "secret"})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert response.status_code == 302, response.context["form"].errors
    return secret


def test_an_app_is_set_up_and_asked_for_from_then_on(person):
    secret = set_up(sign_in_as("pia"))
    client = sign_in_as("pia")
    assert not signed_in(client)
    assert client.get("/admin/").status_code == 302

    client.post(reverse("mfa_authenticate"), {"code": "no code"})
    assert not signed_in(client)
    shown = code(secret)
    client.post(reverse("mfa_authenticate"), {"code": shown})
    assert signed_in(client)

    # Who looked over the shoulder comes too late.
    again = sign_in_as("pia")
    again.post(reverse("mfa_authenticate"), {"code": shown})
    assert not signed_in(again)


def test_who_came_by_invitation_sets_one_up_with_their_password(edition, invite):
    """Their address is proved; a code by mail would then be enough for django-allauth, and is not here."""
    _invitation, link = invite("new@people.example", Role.EDITOR)
    client = Client()
    client.get(link)
    posted = {"first_name": "Noor", "last_name": "Haddad", "password": "a long walk by the sea"}
    client.post("/admin/invitation/", posted)
    response = client.get(reverse("mfa_activate_totp"))
    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": "a long walk by the sea"})
    assert client.get(reverse("mfa_activate_totp")).context["form"].secret


def test_recovery_codes_let_in_once_each(person):
    client = sign_in_as("pia")
    set_up(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    for expected in (True, False):
        again = sign_in_as("pia")
        again.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert signed_in(again) is expected


def test_guessing_codes_is_stopped(person):
    client = sign_in_as("pia")
    set_up(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    again = sign_in_as("pia")
    for guess in range(8):
        again.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})
    again.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not signed_in(again)


def test_secrets_are_sealed_in_the_database(person):
    secret = set_up(sign_in_as("pia"))
    for row in Authenticator.objects.all():
        assert secret not in str(row.data)
        assert str(row.data.get("secret", row.data.get("seed"))).startswith("gAAAA")


def test_a_broken_seal_lets_nobody_in(person, settings):
    secret = set_up(sign_in_as("pia"))
    settings.SECRET_KEY = "another-" + "1" * 60
    client = sign_in_as("pia")
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert not signed_in(client)


def ask(edition: Edition, owner) -> None:
    require_second_factor(edition, needed=True, user=owner)


@pytest.mark.parametrize("role", Role)
def test_publishers_and_owners_are_asked_and_others_are_not(edition, owner, role):
    ask(edition, owner)
    member = make_member(edition, role)
    assert needs_second_factor(member) is (role in (Role.PUBLISHER, Role.OWNER))


def test_nobody_is_asked_before_an_owner_says_so_and_others_not_at_all(edition, other, owner, person):
    assert not needs_second_factor(person)
    ask(other, None)
    assert not needs_second_factor(type(person).objects.get(pk=person.pk))
    assert AuditEntry.objects.get(action=AuditAction.SECOND_FACTOR).edition == other


def test_only_an_owner_can_ask(edition, person):
    with pytest.raises(NotPermitted):
        require_second_factor(edition, needed=True, user=person)


ELSEWHERE = [
    "/admin/",
    "/admin/account/",
    "/admin/editions/",
    "/admin/editions/of/lagoon/",
    "/admin/people/of/lagoon/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/account/sessions/",
    "/admin/account/second-factor/keys/",
    "/admin/api/main/pages/",
    "/documents/1/file.pdf",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_without_one_nothing_is_open_but_the_page_to_set_it_up(edition, owner, person, address):
    ask(edition, owner)
    client = sign_in_as("pia")
    response = client.get(address)
    assert (response.status_code, response.headers.get("Location")) == (302, SET_UP)
    assert client.post(address).headers.get("Location") == SET_UP
    assert client.get(address, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_setting_it_up_opens_everything_again(edition, owner, person):
    ask(edition, owner)
    client = sign_in_as("pia")
    assert "Set one up to go on" in client.get(SET_UP).content.decode()
    set_up(client)
    assert client.get("/admin/editions/of/lagoon/").status_code == 200
    assert not lacks_second_factor(type(person).objects.get(pk=person.pk))


def test_recovery_codes_alone_are_no_second_factor(edition, owner, person):
    ask(edition, owner)
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert lacks_second_factor(person)


def test_the_rest_api_is_closed_too(edition, owner, person):
    client = sign_in_as("pia")
    address = f"/api/v1/editions/{edition.code}/webhooks"
    owner_client = Client()
    owner_client.force_login(owner)
    before = owner_client.get(address).status_code
    ask(edition, owner)
    after = owner_client.get(address).status_code
    assert before == 200
    assert after in (401, 403, 404)
    assert client.get(address).status_code in (401, 403, 404)


def test_the_last_factor_cannot_be_removed_while_it_is_needed(edition, owner, person):
    client = sign_in_as("pia")
    set_up(client)
    ask(edition, owner)
    response = client.post(reverse("mfa_deactivate_totp"))
    assert response.status_code == 200
    assert Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()

    require_second_factor(edition, needed=False, user=owner)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


def test_the_installation_can_ask_everybody_and_administrators_too(edition, person, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    administrator = make_user("root", administrator=True)
    assert lacks_second_factor(person)
    assert lacks_second_factor(administrator)
    assert not needs_second_factor(make_member(edition, Role.EDITOR))
    assert sign_in_as("root").get("/admin/").headers["Location"] == SET_UP


def test_another_persons_key_is_not_there(person, sign_in):
    stranger = make_user("stranger")
    key = Authenticator.objects.create(user=stranger, type=Authenticator.Type.WEBAUTHN, data={"name": "Theirs"})
    client = sign_in(person)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, args=[key.pk])).status_code == 404
        assert client.post(reverse(name, args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_change_asks_for_the_password_anew(person, sign_in):
    response = sign_in(person).get(reverse("mfa_activate_totp"))
    assert response.headers["Location"].startswith("/admin/account/confirm/")


def test_an_owner_switches_it_on(edition, owner, sign_in):
    address = reverse("people_admin:second_factor", args=["lagoon"])
    client = sign_in(owner)
    client.post(address, {"second_factor": "on"})
    assert Edition.objects.get(pk=edition.pk).second_factor
    # Their own turn comes at once.
    assert client.get("/admin/people/of/lagoon/").headers["Location"] == SET_UP


def test_a_gate_that_asks_costs_one_query_more(edition, owner, person, django_assert_num_queries):
    fresh = type(person).objects.get(pk=person.pk)
    with django_assert_num_queries(1):
        assert not lacks_second_factor(fresh)
    ask(edition, owner)
    fresh = type(person).objects.get(pk=person.pk)
    with django_assert_num_queries(2):
        assert lacks_second_factor(fresh)
    assert django_settings.REQUIRE_SECOND_FACTOR is False
