"""Which web sites may read an edition from a browser."""

import json

import pytest
from django.core.management import CommandError, call_command

from api.access.origins import origins_of, set_origins
from api.access.tokens import create_token
from api.models import Scope
from editions.errors import Invalid, NotPermitted
from editions.models import Edition
from tests.integration.api.release_maker import ReleaseMaker

pytestmark = pytest.mark.django_db

LEARN, OTHER = "https://learn.example", "https://other.example"
ONE = '{ edition(code: "lagoon") { title } }'
LISTED = "{ editions { edges { node { title } } } }"
NONE = '{ edition(code: "none") { title } }'


def post(client, query, origin=None, **headers):
    headers |= {"origin": origin} if origin else {}
    return client.post("/graphql/", json.dumps({"query": query}), content_type="application/json", headers=headers)


def get(client, origin=None, **headers):
    variables = json.dumps({"code": "lagoon", "locale": "fr"})
    headers |= {"origin": origin} if origin else {}
    return client.get("/graphql/", {"operation": "Outline", "variables": variables}, headers=headers)


def test_a_public_edition_may_be_read_from_everywhere(client, lagoon):
    for response in (get(client, LEARN), get(client, OTHER), get(client), post(client, ONE, LEARN)):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Origin" not in response["Vary"]
        assert "Access-Control-Allow-Credentials" not in response


def test_an_owner_names_the_sites_that_may_read_theirs(client, lagoon):
    call_command("set_access", "lagoon", "--origins", f"{LEARN}/, https://lms.example:8443")

    for send in (
        get,
        lambda client, origin: post(client, ONE, origin),
        lambda client, origin: post(client, LISTED, origin),
    ):
        allowed, refused = send(client, LEARN), send(client, OTHER)
        assert allowed["Access-Control-Allow-Origin"] == LEARN
        assert "Origin" in allowed["Vary"]
        assert "Access-Control-Allow-Origin" not in refused
        assert "Origin" in refused["Vary"]


def test_a_kept_answer_is_told_to_each_origin_as_is_its_due(client, lagoon):
    set_origins(lagoon.edition, [LEARN])
    first = get(client, LEARN)
    again = get(client, OTHER)

    assert again.content == first.content
    assert "Access-Control-Allow-Origin" not in again
    assert get(client, LEARN)["Access-Control-Allow-Origin"] == LEARN
    assert get(client, LEARN, **{"if-none-match": first["ETag"]})["Access-Control-Allow-Origin"] == LEARN


def test_several_editions_in_one_answer_are_read_by_whom_all_are_open_to(client, lagoon):
    island = ReleaseMaker("island")
    island.release()
    query = '{ a: edition(code: "lagoon") { title } b: edition(code: "island") { title } }'
    set_origins(lagoon.edition, [LEARN, OTHER])
    assert post(client, query, OTHER)["Access-Control-Allow-Origin"] == OTHER

    set_origins(island.edition, [LEARN])
    assert "Access-Control-Allow-Origin" not in post(client, query, OTHER)
    assert post(client, query, LEARN)["Access-Control-Allow-Origin"] == LEARN


def test_an_edition_that_is_not_public_is_read_from_nowhere_until_it_is_said(client, lagoon):
    call_command("set_access", "lagoon", "--private")
    token = create_token(lagoon.edition, name="LMS", scopes=[Scope.READ_PUBLISHED]).text
    bearer = {"authorization": f"Bearer {token}"}

    assert "Access-Control-Allow-Origin" not in get(client, LEARN, **bearer)
    assert "Access-Control-Allow-Origin" not in post(client, ONE, LEARN, **bearer)
    set_origins(Edition.objects.get(code="lagoon"), [LEARN])
    assert get(client, LEARN, **bearer)["Access-Control-Allow-Origin"] == LEARN


def test_errors_can_be_read_from_everywhere(client, lagoon):
    for response in (post(client, NONE, OTHER), post(client, "{", OTHER), client.get("/graphql/")):
        assert "errors" in response.json()
        assert response["Access-Control-Allow-Origin"] == "*"


def test_a_preflight_is_answered_without_a_question_to_the_database(client, db, django_assert_num_queries):
    asked = {"origin": LEARN, "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    with django_assert_num_queries(0):
        response = client.options("/graphql/", headers=asked)

    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, POST"
    assert "Authorization" in response["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


@pytest.mark.parametrize(
    "wrong", ["learn.example", "https://learn.example/path", "ftp://learn.example", "null", "https://a b"]
)
def test_what_is_no_origin_is_refused(lagoon, wrong):
    with pytest.raises(Invalid, match="is no origin"):
        set_origins(lagoon.edition, [LEARN, wrong])
    assert origins_of(lagoon.edition) == ["*"]


def test_strangers_open_nothing(lagoon, django_user_model):
    with pytest.raises(NotPermitted):
        set_origins(lagoon.edition, ["*"], user=django_user_model.objects.create_user("stranger"))


def test_the_command_says_how_it_stands(lagoon, capsys):
    call_command("set_access", "lagoon", "--public", "--origins", "", "--json")

    told = json.loads(capsys.readouterr().out)
    assert told == {
        "edition": "lagoon",
        "adaptable": False,
        "tells_upstream": False,
        "public": True,
        "origins": [],
        "preview_address": "",
    }
    with pytest.raises(CommandError, match="no edition"):
        call_command("set_access", "nothing", "--public")
