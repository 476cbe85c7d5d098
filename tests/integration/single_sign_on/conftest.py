"""Two editions, the ministry's identity provider in a process of its own, and the way there and back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from environ import Env

from cms.settings.sign_in import settings_from
from editions.models import Role
from tests.factories import make_member, make_user
from tests.integration.people.conftest import edition, invite, other, owner
from tests.integration.single_sign_on.ministry import CLIENT, NUMBERS, Ministry, ministry_in, path_of

__all__ = ["edition", "invite", "other", "owner"]

START = "/admin/sso/sso/login/"


@pytest.fixture(scope="package")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ministry]:
    with ministry_in(tmp_path_factory.mktemp("ministry")) as one:
        yield one


@pytest.fixture
def configure(settings, monkeypatch) -> Callable[..., None]:
    """`configure(OIDC_ISSUER=…)` sets up what the environment of an installation would say."""

    def configured(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        for name, value in settings_from(Env()).items():
            if name.startswith("SOCIALACCOUNT_"):
                setattr(settings, name, value)

    return configured


@pytest.fixture
def by_ministry(configure) -> Callable[[str], None]:
    """`by_ministry(issuer)`: single sign-on by the provider at that address."""

    def configured(issuer: str) -> None:
        configure(
            OIDC_ISSUER=issuer,
            OIDC_NAME="Ministry account",
            OIDC_CLIENT_ID=CLIENT["id"],
            OIDC_CLIENT_SECRET=CLIENT["secret"],
        )

    return configured


@pytest.fixture
def sso(ministry, by_ministry, db) -> Ministry:
    """The ministry, set up as this installation's provider."""
    by_ministry(ministry.url)
    return ministry


@pytest.fixture
def known(edition) -> Any:
    """A member whose account is connected with that of `noor` at the ministry."""
    member = make_member(edition, Role.EDITOR, make_user("noor", email="noor@ministry.example"))
    SocialAccount.objects.create(user=member, provider="sso", uid=NUMBERS["noor"])
    return member


def begin(client: Client, **query: str) -> str:
    """Presses the button; the address at the provider that one is sent to."""
    answer = client.post(START, query_params=query)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def come_by(ministry: Ministry, name: str, client: Client, **query: str) -> Any:
    """The answer to who comes back from the provider as `name`."""
    return client.get(path_of(ministry.let_through(name, begin(client, **query))))


def signed_in_as(client: Client) -> str | None:
    """The primary key of who is signed in."""
    return client.session.get("_auth_user_id")


def refused(page: Any, client: Client, why: str) -> str:
    """Checks that a page says `why` nobody was signed in; what it says."""
    text = page.content.decode()
    assert page.status_code == 401, text
    assert why in text
    assert "To the sign-in page" in text
    assert not signed_in_as(client)
    return text
