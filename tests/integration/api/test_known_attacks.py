"""What tools that audit GraphQL servers try, graphql-cop first: a server in production comes out clean.

Each test says what such a tool calls a finding.
"""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def production(settings):
    """As `cms.settings.production` has it."""
    settings.GRAPHQL_INTROSPECTION = False
    settings.GRAPHIQL_ENABLED = False
    settings.DEBUG = False


def errors_of(response) -> list[dict]:
    return response.json().get("errors", [])


def refused(response) -> bool:
    return response.status_code == 400 and "data" not in response.json() and bool(errors_of(response))


def test_aliases_are_not_answered_by_the_hundred(post):
    assert refused(post("query { " + " ".join(f"alias{n}: __typename" for n in range(101)) + " }"))


@pytest.mark.parametrize("times", [50, 500])
def test_a_field_is_not_answered_hundreds_of_times(post, times):
    response = post("query { " + "__typename \n" * times + "}")

    assert refused(response) == (times == 500)


@pytest.mark.parametrize("times", [10, 50])
def test_a_directive_that_is_unknown_is_not_told_of_each_time(post, times):
    response = post("query { __typename " + "@aa" * times + " }")

    assert refused(response)
    assert len(errors_of(response)) < 10


def test_nothing_is_asked_for_in_a_batch(client):
    many = [{"query": "query { __typename }"}] * 11
    response = client.post("/graphql/", many, content_type="application/json")

    assert refused(response)
    assert isinstance(response.json(), dict)


@pytest.mark.parametrize("fields", ["__schema { ...A }", "__typename ...C"])
def test_fragments_do_not_go_round_in_circles(post, fields):
    circle = "fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }"
    other = "fragment C on Query { __typename ...D } fragment D on Query { ...C }"

    assert refused(post(f"query {{ {fields} }} {circle if 'A' in fields else other}"))


def test_types_are_not_asked_for_in_circles(post):
    circle = "fields { type { " * 4 + "name" + " } }" * 4

    assert refused(post("query { __schema { types { " + circle + " } } }"))


@pytest.mark.parametrize(
    "query",
    [
        "query { __schema { types { name fields { name } } } }",
        'query { __type(name: "Edition") { name } }',
        "query { x: __schema { queryType { name } } }",
        "query { ...A } fragment A on Query { __schema { queryType { name } } }",
    ],
)
def test_the_schema_is_not_told(post, query):
    response = post(query)

    assert refused(response)
    assert [error["extensions"]["code"] for error in errors_of(response)] == ["INTROSPECTION_OFF"]


@pytest.mark.parametrize(
    "query", ["query { __schema { directive } }", "query { edition(cod: 1) { titel } }", "{ editon }"]
)
def test_no_names_are_suggested(post, query):
    assert "did you mean" not in post(query).content.decode().lower()


@pytest.mark.parametrize("query", ["query {__typename}", "mutation {__typename}"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_no_query_runs_by_get(client, query, method):
    response = getattr(client, method)("/graphql/", {"query": query})

    assert response.status_code >= 400
    assert b'"data"' not in response.content


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])
def test_nothing_but_json_is_read(client, kind):
    body = {
        "application/x-www-form-urlencoded": "query=query+%7B__typename%7D",
        "text/plain": '{"query": "query {__typename}"}',
    }.get(kind, '--x\r\nContent-Disposition: form-data; name="query"\r\n\r\nquery {__typename}\r\n--x--\r\n')
    response = client.post("/graphql/?query=query+%7B__typename%7D", body, content_type=kind)

    assert response.status_code == 415
    assert "data" not in response.json()


@pytest.mark.parametrize("address", ["/graphiql", "/playground", "/console", "/graphql", "/graphql/"])
def test_there_is_no_console(client, address):
    shown = client.get(address, headers={"accept": "text/html"}, follow=True).content.decode().lower()

    assert not [word for word in ("graphiql", "graphql playground", "graphql-playground") if word in shown]


@pytest.mark.parametrize(
    "query", ["query { __typename }", "qwerty cop { abc }", 'query { edition(code: "none") { title } }']
)
def test_no_answer_tells_of_the_servers_inside(post, query):
    response = post(query).json()
    told = [response.get("extensions", {}), *(error["extensions"] for error in response.get("errors", []))]

    assert not {"tracing", "exception", "debug", "stacktrace", "timing"} & {key for each in told for key in each}
