"""Access tokens: what they open, for whom, and for how long."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from api.access.tokens import access_by, create_token, revoke_token, tokens_of
from api.models import AccessToken, Scope
from editions.errors import Invalid, NotFound, NotPermitted
from editions.models import Edition, Membership, Role
from tests.factories import make_course, make_edition, make_module
from tests.integration.api.release_maker import ReleaseMaker

pytestmark = pytest.mark.django_db

QUERY = '{ edition(code: "lagoon") { title release { version } } }'


@pytest.fixture
def closed(lagoon: ReleaseMaker) -> Edition:
    """The small course, for holders of a token only."""
    call_command("set_access", "lagoon", "--private")
    return Edition.objects.get(code="lagoon")


def token_for(edition: Edition, *scopes: str) -> str:
    return create_token(edition, name="Reader", scopes=scopes or [Scope.READ_PUBLISHED]).text


def post(client, query, token=None):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return client.post("/graphql/", json.dumps({"query": query}), content_type="application/json", headers=headers)


def get(client, token=None, **headers):
    variables = json.dumps({"code": "lagoon", "locale": "fr"})
    headers |= {"authorization": f"Bearer {token}"} if token else {}
    return client.get("/graphql/", {"operation": "Outline", "variables": variables}, headers=headers)


def code_of(response):
    return response.json()["errors"][0]["extensions"]["code"]


def test_an_edition_that_is_not_public_is_as_if_there_were_none(client, closed):
    assert code_of(post(client, QUERY)) == "EDITION_NOT_FOUND"
    assert code_of(get(client)) == "EDITION_NOT_FOUND"
    assert post(client, "{ editions { totalCount } }").json()["data"]["editions"]["totalCount"] == 0


def test_a_token_opens_its_own_edition(client, closed):
    token = token_for(closed)

    assert post(client, QUERY, token).json()["data"]["edition"]["release"]["version"] == "1.0"
    assert get(client, token).json()["data"]["edition"]["course"]["title"] == "Le cours"


def test_a_token_opens_no_other_edition(client, closed):
    maker = ReleaseMaker("island")
    token = token_for(maker.edition)

    assert code_of(post(client, QUERY, token)) == "EDITION_NOT_FOUND"
    assert code_of(get(client, token)) == "EDITION_NOT_FOUND"


def test_a_token_without_the_scope_opens_nothing(client, closed):
    token = token_for(closed, Scope.READ_BUNDLE, Scope.MANAGE_WEBHOOKS)

    assert code_of(post(client, QUERY, token)) == "EDITION_NOT_FOUND"
    assert code_of(get(client, token)) == "EDITION_NOT_FOUND"


def test_what_a_token_was_told_is_kept_for_nobody_else(client, closed):
    token = token_for(closed)
    first, again = get(client, token), get(client, token)

    assert again.content == first.content
    assert again["Cache-Control"] == "private, max-age=30, must-revalidate"
    assert "Authorization" in again["Vary"]
    assert code_of(get(client)) == "EDITION_NOT_FOUND"
    assert code_of(get(client, **{"if-none-match": again["ETag"]})) == "EDITION_NOT_FOUND"


def test_what_everybody_was_told_is_not_told_after_the_edition_was_closed(client, lagoon):
    etag = get(client)["ETag"]
    call_command("set_access", "lagoon", "--private")

    assert code_of(get(client, **{"if-none-match": etag})) == "EDITION_NOT_FOUND"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER "])
def test_the_scheme_is_read_however_it_is_written(client, closed, scheme):
    response = client.post(
        "/graphql/",
        json.dumps({"query": QUERY}),
        content_type="application/json",
        headers={"authorization": f"{scheme} {token_for(closed)}"},
    )

    assert "errors" not in response.json()


@pytest.mark.parametrize(
    "authorization", ["Bearer", "Bearer x", "Bearer cet_" + "x" * 43, "Bearer cet_" + "x" * 5000, "Basic YTpi", "x"]
)
def test_a_token_that_is_none_is_refused_for_public_editions_too(client, lagoon, authorization):
    for send in (client.get, client.post):
        response = send("/graphql/?operation=Outline", headers={"authorization": authorization})

        assert response.status_code == 401
        assert code_of(response) == "FORBIDDEN"
        assert response["WWW-Authenticate"] == "Bearer"
        assert response["Cache-Control"] == "no-store"


def test_a_revoked_and_an_expired_token_are_refused_at_once(client, closed):
    revoked, expired = token_for(closed), token_for(closed)
    get(client, revoked)
    revoke_token(closed, access_by(revoked).token)
    AccessToken.objects.filter(revoked_at=None).update(expires_at=timezone.now() - timedelta(seconds=1))

    assert get(client, revoked).status_code == 401
    assert get(client, expired).status_code == 401


def test_a_token_costs_one_query_more(client, closed, django_assert_num_queries):
    token = token_for(closed)
    get(client, token)

    with django_assert_num_queries(2):
        get(client, token)


def test_when_it_was_last_used_is_noted_now_and_then(closed, django_assert_num_queries):
    token = token_for(closed)
    access_by(token)
    used = tokens_of(closed).get().last_used_at
    assert used is not None

    with django_assert_num_queries(1):
        access_by(token)
    AccessToken.objects.update(last_used_at=used - timedelta(hours=1))
    access_by(token)
    assert tokens_of(closed).get().last_used_at > used


def test_nothing_that_is_kept_is_the_token(closed):
    token = token_for(closed)
    row = AccessToken.objects.filter(edition=closed).values().get()

    assert token not in str(row)
    assert token[len("cet_") + 4 :] not in str(row)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_nobody_but_owners_makes_and_ends_tokens(closed, django_user_model, role):
    person = django_user_model.objects.create_user("person")
    Membership.objects.create(user=person, edition=closed, role=role)
    made = create_token(closed, name="Theirs", scopes=[Scope.READ_PUBLISHED]).token

    with pytest.raises(NotPermitted):
        create_token(closed, name="Mine", scopes=[Scope.READ_PUBLISHED], user=person)
    with pytest.raises(NotPermitted):
        revoke_token(closed, made.pk, user=person)


def test_a_token_of_another_edition_cannot_be_ended(closed):
    foreign = create_token(ReleaseMaker("island").edition, name="Theirs", scopes=[Scope.READ_PUBLISHED]).token

    with pytest.raises(NotFound, match="has no token"):
        revoke_token(closed, foreign.pk)


@pytest.mark.parametrize(
    "changed, words",
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"scopes": []}, "at least one scope"),
        ({"scopes": ["read:everything"]}, "no scope “read:everything”"),
        ({"days": 0}, "1 to 1826 days"),
        ({"days": 2000}, "1 to 1826 days"),
    ],
)
def test_what_makes_no_token_is_refused(closed, changed, words):
    with pytest.raises(Invalid, match=words):
        create_token(closed, **({"name": "Reader", "scopes": [Scope.READ_PUBLISHED]} | changed))
    assert not tokens_of(closed).exists()


def test_tokens_are_made_listed_and_ended_by_command(client, closed, capsys):
    call_command("create_token", "lagoon", "--name", "LMS", "--scopes", "read:published,read:bundle", "--json")
    made = json.loads(capsys.readouterr().out)
    assert get(client, made["token"]).status_code == 200

    call_command("list_tokens", "lagoon", "--json")
    listed = json.loads(capsys.readouterr().out)["tokens"]
    assert [(each["id"], each["valid"], each["scopes"]) for each in listed] == [
        (made["id"], True, ["read:bundle", "read:published"])
    ]
    assert made["token"] not in str(listed)

    call_command("revoke_token", "lagoon", str(made["id"]))
    assert get(client, made["token"]).status_code == 401
    with pytest.raises(CommandError, match="no token 99"):
        call_command("revoke_token", "lagoon", "99")


def test_a_token_for_drafts_reads_what_is_live_before_it_is_released(client, db):
    edition = make_edition("shore")
    course = make_course(edition, title="Not released yet")
    make_module(course, "A first module")
    query = '{ edition(code: "shore", release: "draft") { course(locale: "en") { title modules { title } } } }'

    told = post(client, query, token_for(edition, Scope.READ_DRAFT))
    assert told.json()["data"]["edition"]["course"] == {
        "title": "Not released yet",
        "modules": [{"title": "A first module"}],
    }
    assert told["Cache-Control"] == "no-store"
    for token in (None, token_for(edition, Scope.READ_PUBLISHED), token_for(make_edition("island"), Scope.READ_DRAFT)):
        assert code_of(post(client, query, token)) == "RELEASE_NOT_FOUND"


def test_drafts_are_never_told_by_get(client, lagoon):
    token = token_for(lagoon.edition, Scope.READ_DRAFT, Scope.READ_PUBLISHED)
    variables = json.dumps({"code": "lagoon", "locale": "fr", "release": "draft"})
    response = client.get(
        "/graphql/", {"operation": "Outline", "variables": variables}, headers={"authorization": f"Bearer {token}"}
    )

    assert code_of(response) == "RELEASE_NOT_FOUND"
