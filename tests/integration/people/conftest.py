"""Two editions without pages, their people, and the mail that is sent."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from editions.actions.invite_person import invite_person
from editions.models import Edition, Invitation, Role
from tests.factories import make_edition, make_member


@pytest.fixture
def edition(db) -> Edition:
    return make_edition("lagoon", title="Lagoon course")


@pytest.fixture
def other(db) -> Edition:
    return make_edition("island", title="Island course")


@pytest.fixture
def owner(edition) -> Any:
    return make_member(edition, Role.OWNER)


@pytest.fixture
def sign_in():
    def signed_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def invite(edition, owner, django_capture_on_commit_callbacks):
    """`invite(email, role)` gives the invitation and the path of the link in its mail."""

    def invited(email: str = "new@people.example", role: str = Role.EDITOR, **more: Any) -> tuple[Invitation, str]:
        with django_capture_on_commit_callbacks(execute=True):
            invitation = invite_person(more.get("edition", edition), email=email, role=role, user=more.get("by", owner))
        return invitation, link_in(mail.outbox[-1].body)

    return invited


def link_in(body: Any) -> str:
    """The path of the address in a message."""
    found = re.search(r"https?://[^/\s]+(/\S+)", body)
    assert found, body
    return found[1]
