"""REST: the feed of releases, bundles, tokens, and how errors are told."""

import json

import pytest
from django.core.cache import caches
from django.test import Client

from api.access.origins import set_origins
from api.access.tokens import create_token, tokens_of
from api.models import Scope
from editions.actions.withdraw_release import withdraw_release
from editions.models import Edition, Membership, Role
from tests.integration.api.release_maker import ReleaseMaker

pytestmark = pytest.mark.django_db

FEED = "/api/v1/editions/lagoon/releases"


def bearer(edition, *scopes):
    return {"authorization": f"Bearer {create_token(edition, name='LMS', scopes=scopes).text}"}


def problem(response, status, code):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == status
    assert told["code"] == code
    assert told["detail"].endswith(".")
    assert told["advice"]
    return told


@pytest.fixture
def closed(lagoon: ReleaseMaker) -> Edition:
    Edition.objects.filter(code="lagoon").update(public=False)
    return Edition.objects.get(code="lagoon")


@pytest.fixture
def owner(lagoon, django_user_model) -> Client:
    person = django_user_model.objects.create_user("owner")
    Membership.objects.create(user=person, edition=lagoon.edition, role=Role.OWNER)
    client = Client()
    client.force_login(person)
    return client


def test_the_feed_tells_releases_the_newest_first(client, lagoon, django_assert_max_num_queries):
    lagoon.release("2.0", notes="Second")
    with django_assert_max_num_queries(4):
        feed = client.get(FEED).json()

    assert feed["edition"] == "lagoon"
    assert feed["latest"] == "2.0"
    assert [(each["version"], each["number"], each["notes"]) for each in feed["releases"]] == [
        ("2.0", 2, "Second"),
        ("1.0", 1, "First"),
    ]
    assert feed["releases"][0]["bundle"] == f"{FEED}/2.0/bundle"
    assert feed["next"] is None


def test_the_feed_is_read_a_page_at_a_time(client, lagoon):
    for version in ("2.0", "3.0", "4.0", "5.0"):
        lagoon.release(version)
    found, address = [], f"{FEED}?limit=2"
    while address:
        page = client.get(address).json()
        found.append([each["version"] for each in page["releases"]])
        address = page["next"]

    assert found == [["5.0", "4.0"], ["3.0", "2.0"], ["1.0"]]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "limit=-1", "before=0", "before=1e3", "limit=٣"])
def test_a_page_that_makes_no_sense_is_refused(client, lagoon, query):
    assert problem(client.get(f"{FEED}?{query}"), 400, "BAD_REQUEST")["errors"]


def test_a_withdrawn_release_is_told_with_its_successor(client, lagoon):
    lagoon.release("2.0")
    withdraw_release(lagoon.edition, "2.0", reason="A wrong number")
    told = client.get(f"{FEED}/2.0").json()

    assert told["withdrawn_at"]
    assert told["withdrawn_reason"] == "A wrong number"
    assert told["successor"] == "1.0"
    headers = bearer(lagoon.edition, Scope.READ_BUNDLE)
    gone = problem(client.get(f"{FEED}/2.0/bundle", headers=headers), 410, "RELEASE_WITHDRAWN")
    assert gone["successor"] == "1.0"


def test_nothing_new_is_told_in_no_words(client, lagoon):
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 304

    lagoon.release("2.0")
    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 200


def test_an_edition_that_is_not_public_is_as_if_there_were_none(client, closed):
    other = ReleaseMaker("island").edition
    for path in (
        "/api/v1/editions/lagoon",
        FEED,
        f"{FEED}/1.0",
        f"{FEED}/1.0/bundle",
        "/api/v1/editions/lagoon/tokens",
    ):
        nothing = client.get(path.replace("lagoon", "nothing")).content
        assert problem(client.get(path), 404, "EDITION_NOT_FOUND")
        assert client.get(path).content == nothing
        assert client.get(path, headers=bearer(other, *Scope.values)).content == nothing


@pytest.mark.parametrize("scope", [Scope.READ_PUBLISHED, Scope.READ_BUNDLE])
def test_a_token_opens_the_feed_of_its_edition(client, closed, scope):
    response = client.get(FEED, headers=bearer(closed, scope))

    assert response.status_code == 200
    assert response["Cache-Control"].startswith("private")
    assert "Authorization" in response["Vary"]


def test_a_token_without_the_scope_is_told_what_it_takes(client, closed):
    headers = bearer(closed, Scope.MANAGE_WEBHOOKS)

    assert "read:published" in problem(client.get(FEED, headers=headers), 403, "FORBIDDEN")["detail"]
    assert "read:bundle" in problem(client.get(f"{FEED}/1.0/bundle", headers=headers), 403, "FORBIDDEN")["detail"]


def test_a_bundle_takes_a_token_with_its_scope(client, lagoon):
    refused = client.get(f"{FEED}/1.0/bundle")
    assert problem(refused, 401, "FORBIDDEN")
    assert refused["WWW-Authenticate"] == "Bearer"
    assert problem(
        client.get(f"{FEED}/9.9/bundle", headers=bearer(lagoon.edition, Scope.READ_BUNDLE)), 404, "RELEASE_NOT_FOUND"
    )


def test_a_token_tells_its_holder_what_it_opens(client, lagoon):
    told = client.get("/api/v1/token", headers=bearer(lagoon.edition, Scope.READ_BUNDLE)).json()

    assert (told["edition"], told["scopes"]) == ("lagoon", ["read:bundle"])
    assert problem(client.get("/api/v1/token"), 401, "FORBIDDEN")
    assert problem(client.get("/api/v1/token", headers={"authorization": "Bearer x"}), 401, "FORBIDDEN")


def test_an_owner_makes_lists_and_ends_tokens(client, lagoon, owner):
    path = "/api/v1/editions/lagoon/tokens"
    made = owner.post(path, {"name": "LMS", "scopes": ["read:published"]}, content_type="application/json")
    assert made.status_code == 201
    assert made["Cache-Control"] == "no-store"
    token = made.json()["token"]
    assert client.get("/api/v1/token", headers={"authorization": f"Bearer {token}"}).status_code == 200

    listed = owner.get(path).json()["tokens"]
    assert [each["id"] for each in listed] == [made.json()["id"]]
    assert token not in str(listed)

    assert owner.delete(f"{path}/{made.json()['id']}").status_code == 204
    assert client.get("/api/v1/token", headers={"authorization": f"Bearer {token}"}).status_code == 401
    assert problem(owner.delete(f"{path}/999999"), 404, "NOT_FOUND")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "", "scopes": ["read:published"]},
        {"name": "LMS", "scopes": []},
        {"name": "LMS", "scopes": ["read:everything"]},
        {"name": "LMS", "scopes": ["read:published"], "days": 0},
        {"name": "x" * 101, "scopes": ["read:published"]},
        [],
        "x",
    ],
)
def test_what_makes_no_token_is_refused_by_field(lagoon, owner, body):
    response = owner.post("/api/v1/editions/lagoon/tokens", json.dumps(body), content_type="application/json")

    assert problem(response, 400, "BAD_REQUEST")["errors"]
    assert not tokens_of(lagoon.edition).exists()


def test_nobody_makes_tokens_with_a_token(client, lagoon):
    headers = bearer(lagoon.edition, *Scope.values)
    path = "/api/v1/editions/lagoon/tokens"

    assert problem(client.get(path, headers=headers), 403, "FORBIDDEN")
    assert problem(client.post(path, {}, content_type="application/json", headers=headers), 403, "FORBIDDEN")


def test_another_site_cannot_use_an_owners_session(lagoon, owner):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = owner.cookies
    body = {"name": "LMS", "scopes": ["read:published"]}

    assert problem(
        strict.post("/api/v1/editions/lagoon/tokens", body, content_type="application/json"), 403, "FORBIDDEN"
    )
    assert not tokens_of(lagoon.edition).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_members_who_are_no_owners_keep_no_tokens(lagoon, django_user_model, client, role):
    person = django_user_model.objects.create_user("person")
    Membership.objects.create(user=person, edition=lagoon.edition, role=role)
    client.force_login(person)

    assert problem(client.get("/api/v1/editions/lagoon/tokens"), 403, "FORBIDDEN")


@pytest.mark.parametrize(
    "method, path, content_type, status, code",
    [
        ("get", "/api/v1/", None, 404, "NOT_FOUND"),
        ("get", "/api/v1/nothing", None, 404, "NOT_FOUND"),
        ("get", "/api/v1/editions/lagoon/releases/", None, 404, "NOT_FOUND"),
        ("post", FEED, "application/json", 405, "METHOD_NOT_ALLOWED"),
        ("delete", "/api/v1/token", None, 405, "METHOD_NOT_ALLOWED"),
        ("get", "/api/v1/editions/LAGOON!", None, 404, "NOT_FOUND"),
    ],
)
def test_errors_are_problems_whatever_goes_wrong(client, lagoon, method, path, content_type, status, code):
    options = {"content_type": content_type} if content_type else {}

    problem(getattr(client, method)(path, **options), status, code)


def test_other_forms_than_json_are_not_read_and_not_written(lagoon, owner, client):
    path = "/api/v1/editions/lagoon/tokens"

    problem(owner.post(path, b"<a/>", content_type="text/xml"), 415, "UNSUPPORTED_MEDIA_TYPE")
    problem(owner.post(path, b"{", content_type="application/json"), 400, "BAD_REQUEST")
    problem(client.get(FEED, headers={"accept": "text/html"}), 406, "NOT_ACCEPTABLE")


def test_requests_are_counted(client, lagoon, settings):
    settings.RATE_LIMIT_ADDRESS = 2
    caches["rates"].clear()
    assert [client.get(FEED).status_code for _ in range(2)] == [200, 200]
    refused = client.get(FEED)

    problem(refused, 429, "LIMIT_RATE")
    assert int(refused["Retry-After"]) >= 1


def test_origins_are_the_editions(client, lagoon):
    assert client.get(FEED)["Access-Control-Allow-Origin"] == "*"
    set_origins(lagoon.edition, ["https://learn.example"])

    allowed = client.get(FEED, headers={"origin": "https://learn.example"})
    assert allowed["Access-Control-Allow-Origin"] == "https://learn.example"
    assert "Access-Control-Allow-Origin" not in client.get(FEED, headers={"origin": "https://other.example"})
    assert client.options(FEED)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_the_description_and_its_page_are_served_from_files_of_our_own(client, db):
    description = client.get("/api/v1/openapi.json")
    page = client.get("/api/v1/docs/")

    assert description["Content-Type"] == "application/json"
    assert set(description.json()["paths"]) >= {"/api/v1/editions/{code}/releases", "/api/v1/token"}
    assert page["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "http" not in page.content.decode().replace("http-equiv", "")
