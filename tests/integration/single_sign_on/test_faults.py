"""A provider that is down, talks nonsense or lies: a page says so, nobody is signed in, nothing breaks."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import jwt
import pytest
from django.test import Client

from tests.contract.proxy import Answer, Proxy
from tests.integration.single_sign_on.conftest import START, begin, refused, signed_in_as
from tests.integration.single_sign_on.ministry import CLIENT, Ministry, make_key, path_of

# What is wrong with an answer is so on every database.
pytestmark = pytest.mark.once

DISCOVERY, TOKEN, KEYS, USERINFO = "openid-configuration", "/api/token", "jwks.json", "/api/userinfo"
Change = Callable[[Answer], Answer]


def says(content: str, status: int = 200, kind: str = "application/json") -> Change:
    return lambda answer: (status, {"Content-Type": kind}, content.encode())


def with_fields(**fields: Any) -> Change:
    """The answer with other `fields`; `None` leaves one out."""

    def change(answer: Answer) -> Answer:
        merged = {**json.loads(answer[2]), **fields}
        return answer[0], answer[1], json.dumps({k: v for k, v in merged.items() if v is not None}).encode()

    return change


class Crooked:
    """The ministry with something wrong: `change` by the end of an address."""

    def __init__(self, ministry: Ministry) -> None:
        self.ministry = ministry
        self.changes: dict[str, Change] = {}
        self.proxy = Proxy(ministry.url, self._change, keep_host=True)

    def _change(self, method: str, path: str, body: bytes, answer: Answer) -> Answer:
        for part, change in self.changes.items():
            if part in path:
                return change(answer)
        return answer

    def id_token(self, key: str = "", header: dict[str, Any] | None = None, **claims: Any) -> None:
        """Gives out ID tokens with other `claims`, signed with the ministry's key or with `key`."""

        def change(answer: Answer) -> Answer:
            true = jwt.decode(json.loads(answer[2])["id_token"], options={"verify_signature": False})
            said = {name: value for name, value in {**true, **claims}.items() if value is not None}
            return with_fields(id_token=self.ministry.sign(said, key, **(header or {})))(answer)

        self.changes[TOKEN] = change


@pytest.fixture
def crooked(ministry, by_ministry, known) -> Iterator[Crooked]:
    made = Crooked(ministry)
    with made.proxy as address:
        by_ministry(address)
        yield made


def come_back(crooked: Crooked, client: Client) -> Any:
    return client.get(path_of(crooked.ministry.let_through("noor", begin(client))))


def test_nothing_wrong_lets_in(crooked, client):
    """That what follows can fail."""
    come_back(crooked, client)
    assert signed_in_as(client)


def test_what_is_allowed_is_taken(crooked, client, by_ministry):
    by_ministry(f"{crooked.proxy.url}/")
    crooked.id_token(header={"kid": None}, aud=[CLIENT["id"], "another"], azp=CLIENT["id"])
    crooked.changes[DISCOVERY] = with_fields(userinfo_endpoint=None)
    come_back(crooked, client)
    assert signed_in_as(client)


def test_a_provider_that_is_down_is_told(by_ministry, known, client, ministry):
    with Proxy(ministry.url, lambda method, path, body, answer: answer) as gone:
        pass
    by_ministry(gone)
    refused(client.post(START), client, "Ministry account cannot be reached")


def test_a_provider_that_goes_down_meanwhile_is_told(crooked, client):
    back = path_of(crooked.ministry.let_through("noor", begin(client)))
    crooked.proxy.__exit__()
    refused(client.get(back), client, "Ministry account cannot be reached")


NOWHERE = [says("down for maintenance", status) for status in (404, 500, 503)]
NONSENSE = [says(text) for text in ("", "{", "[]", "null", "{}", '"text"')] + [says("<p>", kind="text/html")]


@pytest.mark.parametrize("change", NOWHERE)
@pytest.mark.parametrize("part", [DISCOVERY, KEYS, USERINFO])
def test_a_part_that_does_not_answer_is_told(crooked, client, part, change):
    back = path_of(crooked.ministry.let_through("noor", begin(client)))
    crooked.changes[part] = change
    refused(client.get(back), client, "Ministry account cannot be reached")


@pytest.mark.parametrize("change", NONSENSE)
@pytest.mark.parametrize("part", [DISCOVERY, KEYS, USERINFO, TOKEN])
def test_nonsense_is_told(crooked, client, part, change):
    back = path_of(crooked.ministry.let_through("noor", begin(client)))
    crooked.changes[part] = change
    refused(client.get(back), client, "cannot be trusted")


ON_THE_WAY = {
    "nonsense": says("<p>"),
    "nothing": says("{}"),
    "another issuer": with_fields(issuer="https://id.elsewhere.example"),
    "an issuer that begins alike": lambda answer: with_fields(issuer=json.loads(answer[2])["issuer"] + "0")(answer),
    "no address": with_fields(authorization_endpoint=["https://id.elsewhere.example"]),
    "an address that does something": with_fields(authorization_endpoint="javascript:alert(1)"),
    "no keys": with_fields(jwks_uri=None),
    "no tokens": with_fields(token_endpoint=None),
}


@pytest.mark.parametrize("wrong", ON_THE_WAY)
def test_nobody_is_sent_to_a_provider_that_describes_itself_wrongly(crooked, client, wrong):
    crooked.changes[DISCOVERY] = ON_THE_WAY[wrong]
    refused(client.post(START), client, "cannot be trusted")


TOKEN_ANSWERS = {
    "an error": says('{"error": "invalid_grant"}', 400),
    "an error of its own": says("oops", 500),
    "no ID token": with_fields(id_token=None),
    "something else for an ID token": with_fields(id_token=12),
    "no token at all in it": with_fields(id_token="a.b.c"),
    "a time that is none": with_fields(expires_in="soon"),
    "a time without end": with_fields(expires_in=10**30),
}


@pytest.mark.parametrize("wrong", TOKEN_ANSWERS)
def test_a_wrong_answer_for_the_code_is_told(crooked, client, wrong):
    crooked.changes[TOKEN] = TOKEN_ANSWERS[wrong]
    refused(come_back(crooked, client), client, "cannot be trusted")


CLAIMS = {
    "another issuer": {"iss": "https://id.elsewhere.example"},
    "for somebody else": {"aud": "another"},
    "made for somebody else": {"aud": [CLIENT["id"], "another"], "azp": "another"},
    "of the past": {"exp": int(time.time()) - 3600},
    "of the future": {"iat": int(time.time()) + 36000},
    "without an end": {"exp": None},
    "of nobody": {"sub": None},
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "of somebody else than userinfo": {"sub": "2"},
}


@pytest.mark.parametrize("wrong", CLAIMS)
def test_a_wrong_claim_is_refused(crooked, client, wrong):
    crooked.id_token(**CLAIMS[wrong])
    refused(come_back(crooked, client), client, "cannot be trusted")


def test_a_wrong_signature_is_refused(crooked, client):
    crooked.id_token(key=make_key())
    refused(come_back(crooked, client), client, "cannot be trusted")


def test_an_unknown_key_is_refused(crooked, client):
    crooked.id_token(header={"kid": "unknown"})
    refused(come_back(crooked, client), client, "cannot be trusted")


@pytest.mark.parametrize("algorithm,key", [("none", None), ("HS256", CLIENT["secret"] * 3)])
def test_a_token_that_nobody_signed_is_refused(crooked, client, algorithm, key):
    def change(answer: Answer) -> Answer:
        true = jwt.decode(json.loads(answer[2])["id_token"], options={"verify_signature": False})
        return with_fields(id_token=jwt.encode(true, key, algorithm=algorithm))(answer)

    crooked.changes[TOKEN] = change
    refused(come_back(crooked, client), client, "cannot be trusted")


TOLD = {
    "of somebody else": {"sub": "2"},
    "of nobody": {"sub": None},
    "a name that is a number": {"given_name": 12},
    "a letter that no database keeps": {"given_name": "No\x00or"},
}


@pytest.mark.parametrize("wrong", TOLD)
def test_what_userinfo_tells_wrongly_is_refused(crooked, client, wrong):
    crooked.changes[USERINFO] = with_fields(**TOLD[wrong])
    refused(come_back(crooked, client), client, "cannot be trusted")


def test_a_number_without_end_for_a_person_is_refused(crooked, client):
    crooked.id_token(sub="1" * 300)
    crooked.changes[USERINFO] = with_fields(sub="1" * 300)
    refused(come_back(crooked, client), client, "cannot be trusted")


@pytest.mark.parametrize("said", [False, "false", None, 0, "no"])
def test_only_an_address_that_is_vouched_for_makes_an_account(crooked, edition, invite, client, said):
    _invitation, link = invite("new@ministry.example")
    client.get(link)
    crooked.id_token(sub="77")
    crooked.changes[USERINFO] = with_fields(sub="77", email="new@ministry.example", email_verified=said)
    come_back(crooked, client)
    assert not signed_in_as(client)
    crooked.changes[USERINFO] = with_fields(sub="77", email="New@ministry.example", email_verified=True)
    come_back(crooked, client)
    assert signed_in_as(client)


def test_a_very_long_name_is_cut(crooked, edition, invite, client):
    _invitation, link = invite("new@ministry.example")
    client.get(link)
    crooked.id_token(sub="77")
    crooked.changes[USERINFO] = with_fields(sub="77", email="new@ministry.example", given_name="N" * 5000)
    come_back(crooked, client)
    assert signed_in_as(client)


def test_the_reason_is_in_the_log_and_the_secrets_are_not(crooked, client, caplog):
    crooked.id_token(iss="https://id.elsewhere.example")
    come_back(crooked, client)
    assert "InvalidIssuerError" in caplog.text
    assert CLIENT["secret"] not in caplog.text


def test_who_connects_an_account_is_led_back_to_their_list(crooked, known, client):
    client.force_login(known)
    crooked.changes[DISCOVERY] = says("{}")
    page = client.post(START, query_params={"process": "connect"})
    assert page.status_code == 401
    assert "Nothing was connected" in page.content.decode()
    assert "/admin/account/connections/" in page.content.decode()
