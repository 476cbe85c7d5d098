"""What strangers may try: the checks that auditing tools make, and queries at random."""

import json

import pytest
from graphql import parse
from hypothesis import HealthCheck, given, settings

from api.graphql.schema import graphql_schema
from tests.integration.api.answers import differences
from tests.integration.api.hostile import problems_of, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded(settings):
    """As production is set."""
    settings.DEBUG = False
    settings.GRAPHIQL_ENABLED = False
    settings.GRAPHQL_INTROSPECTION = False
    return settings


def post(client, body, content_type="application/json"):
    return client.post(
        "/graphql/", body if isinstance(body, bytes | str) else json.dumps(body), content_type=content_type
    )


def codes_of(response):
    return {error["extensions"]["code"] for error in response.json()["errors"]}


def test_the_schema_is_not_told(client, guarded):
    for query in ("{ __schema { queryType { name } } }", '{ a: __type(name: "Query") { name } }'):
        assert codes_of(post(client, {"query": query})) == {"INTROSPECTION_OFF"}
    hidden = "query { ...F } fragment F on Query { __schema { types { name } } }"
    assert codes_of(post(client, {"query": hidden})) == {"INTROSPECTION_OFF"}


def test_no_console_is_shown(client, guarded):
    for accept in ("text/html", "text/html,application/xhtml+xml"):
        response = client.get("/graphql/", headers={"accept": accept})
        assert response["Content-Type"] == "application/json"
        assert b"graphiql" not in response.content.lower()


@pytest.mark.parametrize(
    "query",
    [
        "{ editionz { code } }",
        '{ edition(cod: "x") { code } }',
        '{ edition(code: "x") { titel } }',
        "{ ...on Editio { code } }",
    ],
)
def test_no_names_are_suggested(client, guarded, query):
    said = post(client, {"query": query}).content.decode().lower()

    assert "did you mean" not in said
    assert '"editions"' not in said
    assert '"title"' not in said


def test_a_hundred_aliases_are_refused(client, guarded):
    query = "{ " + " ".join(f"alias{n}: __typename" for n in range(101)) + " }"
    assert codes_of(post(client, {"query": query})) == {"LIMIT_ALIASES"}


def test_directives_in_masses_are_refused_with_few_words(client, guarded):
    many, few = "@aa" * 500, "@aa" * 10

    assert codes_of(post(client, {"query": f"{{ __typename {many} }}"})) == {"LIMIT_DIRECTIVES"}
    assert len(post(client, {"query": f"{{ __typename {few} }}"}).json()["errors"]) < 10


def test_one_field_a_thousand_times_is_refused(client, guarded):
    query = "{ " + "__typename " * 1_000 + "}"
    assert codes_of(post(client, {"query": query})) == {"LIMIT_COST"}


def test_batches_are_refused(client, guarded):
    batch = [{"query": "{ __typename }"}] * 10
    response = post(client, batch)

    assert codes_of(response) == {"BAD_REQUEST"}
    assert "data" not in response.json()


def test_fragments_in_a_circle_are_refused(client, guarded):
    for text in (
        "query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "query { ...A } fragment A on Query { ...A }",
    ):
        assert codes_of(post(client, {"query": text})) == {"BAD_REQUEST"}


def test_nothing_runs_by_get_but_what_is_trusted(client, guarded):
    for parameters in ({"query": "{ __typename }"}, {"query": "mutation { __typename }"}, {"mutation": "{ x }"}):
        response = client.get("/graphql/", parameters)
        assert codes_of(response) == {"BAD_REQUEST"}
        assert "data" not in response.json()


@pytest.mark.parametrize(
    "content_type", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "text/html"]
)
def test_what_a_form_could_send_is_not_read(client, guarded, content_type):
    response = post(client, b"query=%7B__typename%7D", content_type)

    assert response.status_code == 415


def test_nothing_is_told_of_how_it_was_worked_out(client, guarded, lagoon):
    for query in ("{ __typename }", '{ edition(code: "lagoon") { title } }', "{ nothing }"):
        answer = post(client, {"query": query}).json()
        assert set(answer.get("extensions", {})) <= {"limits"}
        for error in answer.get("errors", []):
            assert set(error["extensions"]) <= {"code", "advice"}
        assert "tracing" not in str(answer)
        assert "Traceback" not in str(answer)


def test_what_is_no_operation_to_read_is_refused(client, guarded):
    for text in ("mutation { __typename }", "subscription { __typename }"):
        assert (
            "data" not in post(client, {"query": text}).json() or post(client, {"query": text}).json()["data"] is None
        )


@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(text=texts())
def test_any_query_is_answered_as_the_schema_says(client, lagoon, text):
    assert problems_of(client, text) == []


@pytest.mark.parametrize(
    "answer, words",
    [
        ({"data": {"a": {"code": 3, "title": "x"}}}, "no ID"),
        ({"data": {"a": {"code": "x", "title": None}}}, "is null"),
        ({"data": {"a": {"code": "x"}}}, "has ["),
        ({"data": {"a": {"code": "x", "title": "y", "more": 1}}}, "has ["),
        ({"data": {"a": []}}, "not an object"),
        ({"data": None}, "null without an error"),
        ({"data": {"a": None}, "errors": []}, "errors are there and empty"),
        ({"data": {}, "tracing": {}}, "the answer has"),
        ({}, "neither data nor errors"),
    ],
)
def test_answers_that_differ_would_be_seen(answer, words):
    document = parse('{ a: edition(code: "x") { code title } }')

    assert words in str(differences(graphql_schema, document, answer))
