"""Signing in: the page, its limits, forgotten passwords, and who gets an account at all."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse

from editions.models import AuditAction, AuditEntry, Membership, Role
from tests.factories import make_member, make_user
from tests.integration.people.conftest import link_in

LOGIN = "/admin/login/"
PASSWORD = "a long walk by the sea"


@pytest.fixture
def member(edition):
    return make_member(edition, Role.EDITOR, make_user("mina"))


def attempt(client: Client, name: str, password: str, **more: str):
    return client.post(LOGIN, {"username": name, "password": password, **more})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["mina", "mina@people.example", "MINA@people.example"])
def test_a_person_signs_in_by_name_or_address(member, client, name):
    response = attempt(client, name, "secret", next="/admin/account/")
    assert response.headers["Location"] == "/admin/account/"
    assert client.get("/admin/").status_code == 200


def test_without_a_way_on_one_comes_home(member, client):
    assert attempt(client, "mina", "secret").headers["Location"] == "/admin/"


@pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_nobody_is_sent_elsewhere(member, client, way):
    assert "evil" not in attempt(client, "mina", "secret", next=way).headers["Location"]


def test_signing_in_is_written_into_the_log_of_ones_editions(member, edition, other, client):
    attempt(client, "mina", "secret")
    entry = AuditEntry.objects.get()
    assert (entry.edition, entry.actor_name, entry.action) == (edition, "mina", AuditAction.SIGNED_IN)


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(member, client):
    answers = []
    for name in ("mina", "nobo"):
        page = attempt(client, name, "wrong").context["form"]
        answers.append(page.non_field_errors())
    assert answers[0] == answers[1]
    assert answers[0]
    by_address = [attempt(client, f"{name}@people.example", "x").context["form"].errors for name in ("mina", "nobo")]
    assert by_address[0] == by_address[1]


def test_guessing_is_stopped_even_when_the_guess_is_right(member, client):
    for _guess in range(5):
        attempt(client, "mina", "wrong")
    attempt(client, "mina", "secret")
    assert not signed_in(client)


def test_guessing_at_many_accounts_is_stopped_by_address(db, client):
    for number in range(20):
        attempt(client, f"person-{number}", "wrong")
    make_user("mina")
    attempt(client, "mina", "secret")
    assert not signed_in(client)
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    attempt(elsewhere, "mina", "secret")
    assert signed_in(elsewhere)


def test_behind_a_proxy_the_address_is_the_one_that_it_saw(db, client, settings):
    settings.TRUSTED_PROXIES = 1
    make_user("mina")

    def through(forwarded: str, name: str, password: str) -> bool:
        browser = Client(headers={"x-forwarded-for": forwarded})
        attempt(browser, name, password)
        return signed_in(browser)

    for number in range(20):
        # What a client writes there itself counts for nothing.
        through(f"203.0.113.{number}, 198.51.100.7", f"person-{number}", "wrong")
    assert not through("203.0.113.99, 198.51.100.7", "mina", "secret")
    assert through("198.51.100.7, 192.0.2.44", "mina", "secret")


def test_very_many_attempts_are_refused_with_a_page_that_says_so(db, client):
    statuses = [attempt(client, "mina", "wrong").status_code for _attempt in range(61)]
    assert statuses[0] == 200
    assert statuses[-1] == 429


def test_a_closed_account_does_not_come_in(member, client):
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    attempt(client, "mina", "secret")
    assert not signed_in(client)


def test_who_has_no_role_is_asked_to_sign_in_as_somebody_else_and_not_sent_round(db, client):
    make_user("idle")
    attempt(client, "idle", "secret")
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(LOGIN)
    assert response.status_code == 200


def test_who_has_signed_in_is_sent_on(member, sign_in):
    assert sign_in(member).get(f"{LOGIN}?next=/admin/account/").headers["Location"] == "/admin/account/"


@pytest.mark.parametrize("address", ["/admin/account/no-sign-up/", "/admin/sso/signup/"])
def test_nobody_makes_an_account_of_their_own_accord(db, client, address):
    for method in (client.get, client.post):
        response = method(address, {"email": "new@people.example", "password1": PASSWORD, "username": "new"})
        assert response.status_code in (200, 302)
    assert not get_user_model().objects.exists()


def test_a_forgotten_password_is_renewed(member, client):
    client.post(reverse("account_reset_password"), {"email": "mina@people.example"})
    link = link_in(mail.outbox[0].body)
    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0]
    response = client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
    assert response.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert not signed_in(client)
    attempt(client, "mina", PASSWORD)
    assert signed_in(client)
    assert client.get(link, follow=True).context.get("token_fail")


def test_asking_for_a_new_password_tells_nobody_whether_there_is_an_account(member, client):
    answers = []
    for email in ("mina@people.example", "nobody@people.example"):
        response = client.post(reverse("account_reset_password"), {"email": email})
        answers.append((response.status_code, response.headers["Location"]))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [["mina@people.example"], ["nobody@people.example"]]
    assert "no account" in mail.outbox[1].body
    assert "http" not in mail.outbox[1].body


def test_the_link_is_made_of_the_configured_address_whatever_host_is_named(member, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://courses.example"
    Client(headers={"host": "evil.example"}).post(reverse("account_reset_password"), {"email": "mina@people.example"})
    assert "https://courses.example/admin/password_reset/" in mail.outbox[0].body
    assert "evil" not in mail.outbox[0].body


def test_new_passwords_cannot_be_asked_for_without_end(member, client):
    statuses = [client.post(reverse("account_reset_password"), {"email": member.email}).status_code for _n in range(4)]
    assert statuses == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_wagtails_own_way_to_a_new_password_is_closed(db, client):
    address = reverse("wagtailadmin_password_reset_confirm", args=["MQ", "set-password"])
    assert client.get(address).status_code == 404


def test_an_address_is_not_changed_without_proof(member, sign_in):
    page = sign_in(member).get("/admin/account/").content.decode()
    assert 'name="name_email-email"' not in page


def test_from_the_mail_to_the_edition(edition, invite, client):
    _invitation, link = invite("new@people.example", Role.PUBLISHER)
    page = client.get(link, follow=True)
    assert page.redirect_chain == [("/admin/invitation/", 302)]
    assert "Lagoon course" in page.content.decode()

    posted = {"first_name": "Noor", "last_name": "Haddad", "password": PASSWORD}
    response = client.post("/admin/invitation/", posted, follow=True)
    assert response.redirect_chain[-1][0] == "/admin/editions/of/lagoon/"
    assert response.status_code == 200
    assert Membership.objects.get(user__email="new@people.example").role == Role.PUBLISHER
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize("password", ["short", "password", "12345678901", "new@people.example", ""])
def test_a_weak_password_makes_no_account(edition, invite, client, password):
    _invitation, link = invite("new@people.example")
    client.get(link)
    response = client.post("/admin/invitation/", {"first_name": "N", "last_name": "H", "password": password})
    assert response.context["form"].errors["password"]
    assert not get_user_model().objects.filter(email="new@people.example").exists()


def test_an_invitation_cannot_make_more_of_an_account_than_it_says(edition, invite, client):
    _invitation, link = invite("new@people.example", Role.TRANSLATOR)
    client.get(link)
    posted = {"first_name": "N", "last_name": "H", "password": PASSWORD, "role": "owner", "edition": "island"}
    client.post("/admin/invitation/", {**posted, "email": "else@people.example", "is_superuser": "on"})
    user: Any = get_user_model().objects.get(email="new@people.example")
    assert not user.is_superuser
    assert list(user.memberships.values_list("role", "edition__code")) == [("translator", "lagoon")]


def test_who_has_an_account_signs_in_and_accepts(edition, invite, client):
    make_user("known", email="known@people.example")
    _invitation, link = invite("known@people.example", Role.EDITOR)
    page = client.get(link, follow=True).content.decode()
    assert "/admin/login/?next=/admin/invitation/" in page
    response = attempt(client, "known", "secret", next="/admin/invitation/")
    assert response.headers["Location"] == "/admin/invitation/"
    assert not Membership.objects.filter(user__username="known").exists()
    client.post("/admin/invitation/")
    assert Membership.objects.get(user__username="known").role == Role.EDITOR


def test_who_is_signed_in_as_somebody_else_is_told_so(edition, invite, sign_in, other):
    _invitation, link = invite("new@people.example")
    client = sign_in(make_member(other, Role.OWNER))
    page = client.get(link, follow=True).content.decode()
    assert "whose address is another one" in page
    client.post("/admin/invitation/")
    assert Membership.objects.filter(edition=edition).count() == 1


def test_without_an_invitation_there_is_nothing(db, client):
    assert client.get("/admin/invitation/").status_code == 404
    assert client.post("/admin/invitation/", {"first_name": "N", "password": PASSWORD}).status_code == 404


def test_a_new_password_that_is_too_simple_is_refused_at_its_field(member, client):
    client.post(reverse("account_reset_password"), {"email": member.email})
    form = client.get(link_in(mail.outbox[0].body), follow=True)
    simple = client.post(form.request["PATH_INFO"], {"password1": "12345", "password2": "12345"})

    assert simple.templates[0].name == "account/password_reset_from_key.html"
    assert simple.context["form"].errors
    member.refresh_from_db()
    assert member.check_password("secret")


@pytest.mark.parametrize(
    "address,said,way_on",
    [
        ("/admin/password_reset/key/1-none/", "The link works no more", "account_reset_password"),
        ("/admin/password_reset/complete/", "Your password is changed", "account_login"),
        ("/admin/account/closed/", "This account is closed", "account_login"),
    ],
)
def test_no_page_on_the_way_is_a_dead_end(client, db, address, said, way_on):
    page = client.get(address, follow=True).content.decode()

    assert said in page
    assert f'href="{reverse(way_on)}"' in page
