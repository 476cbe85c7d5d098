"""What goes to the provider and comes back: PKCE, state, nonce. A way back that was not gone from here is none."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.internal.statekit import STATES_SESSION_KEY
from django.test import Client

from tests.integration.single_sign_on.conftest import begin, refused, signed_in_as
from tests.integration.single_sign_on.ministry import path_of

CALLBACK = "/admin/sso/sso/callback/"


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def change_session(client: Client, change: Any) -> None:
    """Does `change` to each sign-in that was begun in this browser."""
    session = client.session
    states = {name: change(list(kept)) for name, kept in session[STATES_SESSION_KEY].items()}
    session[STATES_SESSION_KEY] = states
    session.save()


def test_what_is_asked_of_the_provider(sso, client):
    sent = asked(begin(client))
    assert sent["response_type"] == "code"
    assert sent["client_id"] == "courses"
    assert sent["redirect_uri"] == "http://testserver/admin/sso/sso/callback/"
    assert sorted(sent["scope"].split()) == ["email", "openid", "profile"]
    assert sent["code_challenge_method"] == "S256"
    assert len(sent["code_challenge"]) == 43
    assert len(sent["state"]) >= 16
    assert len(sent["nonce"]) >= 32
    again = asked(begin(client))
    assert all(sent[name] != again[name] for name in ("code_challenge", "state", "nonce"))


def test_the_provider_sees_that_who_comes_with_the_code_is_who_asked(sso, known, client):
    back = path_of(sso.let_through("noor", begin(client)))

    def another_verifier(kept: Any) -> Any:
        kept[0]["pkce_code_verifier"] = "x" * 64
        return kept

    change_session(client, another_verifier)
    refused(client.get(back), client, "cannot be trusted")


def test_an_id_token_of_another_sign_in_is_refused(sso, known, client):
    back = path_of(sso.let_through("noor", begin(client)))

    def another_nonce(kept: Any) -> Any:
        kept[0]["nonce"] = "another"
        return kept

    change_session(client, another_nonce)
    refused(client.get(back), client, "cannot be trusted")


@pytest.mark.parametrize(
    "query", ["", "?code=1", "?state=forged", "?code=1&state=forged", "?error=x", "?code=%00&state=%ff"]
)
def test_a_forged_way_back_is_refused_with_a_page(sso, known, client, query):
    for method in (client.get, client.post):
        refused(method(f"{CALLBACK}{query}"), client, "was not begun in this browser")


def test_nobody_is_signed_in_by_the_way_back_of_somebody_else(sso, known, client):
    back = path_of(sso.let_through("noor", begin(client)))
    victim = Client()
    begin(victim)
    refused(victim.get(back), victim, "was not begun in this browser")


def test_a_way_back_is_gone_once(sso, known, client):
    back = path_of(sso.let_through("noor", begin(client)))
    client.get(back)
    assert signed_in_as(client)
    client.logout()
    refused(client.get(back), client, "was not begun in this browser")


def test_a_sign_in_that_took_too_long_is_begun_again(sso, known, client):
    back = path_of(sso.let_through("noor", begin(client)))
    change_session(client, lambda kept: [kept[0], time.time() - 3600, kept[2]])
    refused(client.get(back), client, "took too long")


def test_a_code_that_the_provider_never_gave_is_refused(sso, known, client):
    state = asked(begin(client))["state"]
    refused(client.get(CALLBACK, {"code": "guessed", "state": state}), client, "cannot be trusted")


def test_who_cancels_at_the_provider_is_told_so(sso, known, client):
    state = asked(begin(client))["state"]
    page = client.get(CALLBACK, {"error": "access_denied", "state": state}, follow=True)
    assert page.status_code == 200
    assert "Sign-in cancelled" in page.content.decode()
    assert not signed_in_as(client)


def test_an_error_of_the_provider_is_told_and_not_repeated(sso, known, client, caplog):
    """The real one, of somebody who is asked nothing and has not signed in there."""
    back = path_of(sso.let_through("", begin(client, auth_params="prompt=none")))
    assert asked(back)["error"]
    page = refused(client.get(back), client, "did not let you through")
    assert asked(back)["error"] not in page
    assert asked(back)["error"] in caplog.text


@pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(sso, known, client, way):
    answer = client.get(path_of(sso.let_through("noor", begin(client, next=way))))
    assert "evil" not in answer.headers["Location"]
    assert "javascript" not in answer.headers["Location"]
