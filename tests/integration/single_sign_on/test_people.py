"""Whom the ministry brings in: those with a connected account, and those who were invited. Nobody else."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from editions.models import AuditAction, AuditEntry, Membership, Role
from tests.factories import make_member, make_user
from tests.integration.single_sign_on.conftest import come_by, signed_in_as

People: Any = get_user_model()._default_manager
CONNECTIONS = "/admin/account/connections/"


@pytest.fixture
def member(edition):
    return make_member(edition, Role.EDITOR, make_user("noor", email="noor@ministry.example"))


def connected(sso, user: Any, name: str) -> Client:
    """A browser in which `user` signed in with the password and connected the ministry's account of `name`."""
    client = Client()
    client.post("/admin/login/", {"username": user.username, "password": "secret"})
    come_by(sso, name, client, process="connect")
    answer = client.post("/admin/account/confirm/", {"password": "secret"})
    assert answer.headers["Location"] == CONNECTIONS
    return client


def test_a_stranger_gets_no_account_and_is_told_how_one_comes_to_one(sso, client):
    page = come_by(sso, "noor", client)
    assert page.status_code == 200
    assert "Accounts are made by invitation" in page.content.decode()
    assert not signed_in_as(client)
    assert not People.exists()
    assert not SocialAccount.objects.exists()


def test_an_address_that_the_ministry_vouches_for_opens_nobodys_account(sso, member, client):
    page = come_by(sso, "noor", client)
    assert "sign in with your password first" in page.content.decode()
    assert not signed_in_as(client)
    assert not SocialAccount.objects.exists()
    assert People.get(email="noor@ministry.example").has_usable_password()


def test_the_same_of_an_address_that_it_does_not_vouch_for(sso, edition, client):
    make_member(edition, Role.OWNER, make_user("omar", email="omar@ministry.example"))
    come_by(sso, "omar", client)
    assert not signed_in_as(client)


def test_who_has_an_account_connects_it_and_signs_in_by_it_from_then_on(sso, member, edition):
    connected(sso, member, "noor")
    for _time in range(2):
        client = Client()
        answer = come_by(sso, "noor", client, next="/admin/account/")
        assert answer.headers["Location"] == "/admin/account/"
        assert signed_in_as(client) == str(member.pk)
        assert client.get("/admin/editions/of/lagoon/").status_code == 200
    assert People.filter(email="noor@ministry.example").count() == 1


def test_the_address_at_the_ministry_need_not_be_the_one_here(sso, member):
    connected(sso, member, "amina")
    client = Client()
    come_by(sso, "amina", client)
    assert signed_in_as(client) == str(member.pk)
    member.refresh_from_db()
    assert member.email == "noor@ministry.example"


def test_a_sign_in_is_in_the_audit_log_as_any_other(sso, member, edition):
    connected(sso, member, "noor")
    before = list(AuditEntry.objects.values_list("pk", flat=True))
    come_by(sso, "noor", Client())
    entry = AuditEntry.objects.exclude(pk__in=before).get()
    assert (entry.edition, entry.actor_name, entry.action) == (edition, "noor", AuditAction.SIGNED_IN)


def test_who_connected_an_account_is_told_by_mail_and_in_their_list(sso, member):
    page = connected(sso, member, "noor").get(CONNECTIONS)
    for said in ("Ministry account", "Disconnect Ministry account", "Connect Ministry account"):
        assert said in page.content.decode()
    assert [message.to for message in mail.outbox] == [["noor@ministry.example"]]


def test_a_browser_that_was_left_open_connects_nothing(sso, member):
    client = Client()
    client.force_login(member)
    answer = come_by(sso, "amina", client, process="connect")
    assert answer.headers["Location"] == "/admin/account/confirm/"
    client.post("/admin/account/confirm/", {"password": "a guess"})
    assert not SocialAccount.objects.exists()


def test_nobody_connects_who_has_not_signed_in(sso, member, client):
    come_by(sso, "noor", client, process="connect")
    assert not SocialAccount.objects.exists()


def test_an_account_that_is_another_persons_already_stays_theirs(sso, member, edition):
    connected(sso, member, "noor")
    connected(sso, make_member(edition, Role.EDITOR, make_user("mina")), "noor")
    assert SocialAccount.objects.get().user == member


def test_a_connection_can_be_ended_and_opens_nothing_then(sso, member):
    client = connected(sso, member, "noor")
    client.post(CONNECTIONS, {"account": SocialAccount.objects.get().pk})
    assert not SocialAccount.objects.exists()
    again = Client()
    come_by(sso, "noor", again)
    assert not signed_in_as(again)


def test_a_closed_account_does_not_come_in(sso, member, client):
    connected(sso, member, "noor")
    People.filter(pk=member.pk).update(is_active=False)
    assert come_by(sso, "noor", client).headers["Location"] == "/admin/account/closed/"
    assert not signed_in_as(client)


def test_who_was_removed_from_an_edition_comes_in_to_nothing(sso, member, client):
    connected(sso, member, "noor")
    Membership.objects.all().delete()
    come_by(sso, "noor", client)
    assert client.get("/admin/editions/of/lagoon/").status_code != 200


def test_who_was_invited_comes_in_without_a_password(sso, edition, invite, client):
    _invitation, link = invite("noor@ministry.example", Role.TRANSLATOR)
    assert "/admin/login/?next=/admin/invitation/" in client.get(link, follow=True).content.decode()
    answer = come_by(sso, "noor", client, next="/admin/invitation/")
    assert answer.headers["Location"] == "/admin/invitation/"
    # One is asked before one joins, as everybody is who has an account.
    assert not Membership.objects.filter(user__email="noor@ministry.example").exists()

    joined = client.post("/admin/invitation/", follow=True)
    assert joined.redirect_chain[-1][0] == "/admin/editions/of/lagoon/"
    assert joined.status_code == 200
    made = People.get(email="noor@ministry.example")
    assert list(made.memberships.values_list("role", "edition__code")) == [("translator", "lagoon")]
    assert (made.first_name, made.last_name) == ("Noor", "Haddad")
    assert not made.has_usable_password()
    assert EmailAddress.objects.get(user=made).verified

    again = Client()
    come_by(sso, "noor", again)
    assert signed_in_as(again) == str(made.pk)


def test_an_invitation_is_for_the_address_that_was_invited(sso, edition, invite, client):
    _invitation, link = invite("else@ministry.example")
    client.get(link)
    page = come_by(sso, "noor", client, next="/admin/invitation/")
    assert "sign in with the address that it was sent to" in page.content.decode()
    assert not signed_in_as(client)
    assert not People.filter(email="noor@ministry.example").exists()


def test_an_invited_address_that_the_ministry_does_not_vouch_for_makes_no_account(sso, edition, invite, client):
    _invitation, link = invite("omar@ministry.example")
    client.get(link)
    come_by(sso, "omar", client, next="/admin/invitation/")
    assert not signed_in_as(client)
    assert not People.filter(email="omar@ministry.example").exists()


def test_an_invitation_takes_nobodys_account_over(sso, member, other, invite, client):
    _invitation, link = invite("noor@ministry.example", Role.OWNER, edition=other, by=None)
    client.get(link)
    come_by(sso, "noor", client, next="/admin/invitation/")
    assert not signed_in_as(client)
    assert not SocialAccount.objects.exists()


def test_an_invitation_that_was_revoked_lets_nobody_in(sso, edition, invite, client):
    invitation, link = invite("noor@ministry.example")
    client.get(link)
    invitation.delete()
    come_by(sso, "noor", client, next="/admin/invitation/")
    assert not signed_in_as(client)


def test_the_name_of_an_account_is_made_here_whatever_the_ministry_calls_them(sso, edition, invite, client):
    """Else somebody there could call themselves as somebody here signs in."""
    make_user("somebody")
    _invitation, link = invite("noor@ministry.example")
    client.get(link)
    come_by(sso, "noor", client, next="/admin/invitation/")
    assert People.get(email="noor@ministry.example").username == "noor"
