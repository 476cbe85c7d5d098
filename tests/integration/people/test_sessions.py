"""Where one is signed in: a list, and signing others out."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from editions.models import Role
from tests.factories import make_member, make_user

SESSIONS = "/admin/account/sessions/"


@pytest.fixture
def member(edition):
    return make_member(edition, Role.EDITOR, make_user("mina"))


def browser(name: str, agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/admin/login/", {"username": name, "password": "secret"})
    return client


def test_a_person_sees_their_sessions_and_nobody_elses(member, edition):
    make_member(edition, Role.OWNER, make_user("olga"))
    here, _there, _other = browser("mina", "Here"), browser("mina", "There"), browser("olga", "Elsewhere")
    page = here.get(SESSIONS).content.decode()
    assert "Here" in page
    assert "There" in page
    assert "Elsewhere" not in page


def test_one_session_is_signed_out(member):
    here, there = browser("mina", "Here"), browser("mina", "There")
    session = UserSession.objects.get(user_agent="There")
    here.post(reverse("end_session", args=[session.pk]))
    assert there.get("/admin/").status_code == 302
    assert here.get("/admin/").status_code == 200


def test_all_others_are_signed_out(member):
    here, others = browser("mina", "Here"), [browser("mina", f"There {number}") for number in range(2)]
    here.post(reverse("end_other_sessions"))
    assert [each.get("/admin/").status_code for each in others] == [302, 302]
    assert here.get("/admin/").status_code == 200


def test_anothers_session_is_not_there(member, edition):
    make_member(edition, Role.OWNER, make_user("olga"))
    mina, olga = browser("mina", "Here"), browser("olga", "Elsewhere")
    session = UserSession.objects.get(user_agent="Elsewhere")
    assert mina.post(reverse("end_session", args=[session.pk])).status_code == 404
    assert olga.get("/admin/").status_code == 200


def test_a_changed_password_ends_the_others(member):
    here, there = browser("mina", "Here"), browser("mina", "There")
    member.set_password("another long walk")
    member.save()
    assert there.get("/admin/").status_code == 302
    assert here.get(SESSIONS).status_code == 302
