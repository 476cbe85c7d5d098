"""How much one request may ask for."""

import pytest
from django.core.cache import caches

from api.access.tokens import create_token
from api.graphql import limits
from api.graphql.documents import OPERATIONS
from editions.client_address import address_of
from tests.integration.api.whole import ONE_LESSON, WHOLE_EDITION

pytestmark = pytest.mark.django_db

LESSONS = 'course(locale: "en") { modules { lessons { body { id } } } }'


def nested(depth: int) -> str:
    return "{ edition(code: 1) " + "{ course(locale: 1) " * (depth - 2) + "{ id" + " }" * depth


@pytest.mark.parametrize(
    "query,code",
    [
        ("{" + " __typename" * 2_000 + " }", "LIMIT_TOKENS"),
        ("{" + " ".join(f"a{n}:__typename" for n in range(1_000)) + "}", "LIMIT_TOKENS"),
        ("{" + " ".join(f"a{n}: __typename" for n in range(31)) + "}", "LIMIT_ALIASES"),
        ("{ ...F ...G } " + "".join(
            f"fragment {name} on Query {{ {' '.join(f'{name}{n}: __typename' for n in range(16))} }} " for name in "FG"
        ), "LIMIT_ALIASES"),
        ("{ __typename " + "@include(if: true) " * 51 + "}", "LIMIT_DIRECTIVES"),
        (nested(11), "LIMIT_DEPTH"),
        ("{" * 1_000, "LIMIT_DEPTH"),
        ("{ a(b: " + "[" * 1_000, "LIMIT_DEPTH"),
        ("query(" + "$a: " + "[" * 100, "LIMIT_DEPTH"),
        ("{" + " __typename" * 1_000 + " }", "LIMIT_COST"),
        (f'{{ a: edition(code: "x") {{ ...W }} b: edition(code: "y") {{ ...W }} }} '
         f"fragment W on Edition {{ {LESSONS} }}", None),
        (f"{{ editions(first: 50) {{ edges {{ node {{ {LESSONS} }} }} }} }}", "LIMIT_COST"),
        (f"query($n: Int) {{ editions(first: $n) {{ edges {{ node {{ {LESSONS} }} }} }} }}", "LIMIT_COST"),
        ("{" + "".join(f"a{n}: __schema {{ types {{ name }} }} " for n in range(20)) + "}", "LIMIT_COST"),
        ("{ ...F0 } " + "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(60))
         + "fragment F60 on Query { __typename }", "LIMIT_COST"),
        ("{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }", "BAD_REQUEST"),
        ("{ edition(code: 1) { ...A } } fragment A on Edition { ...B } fragment B on Edition { ...A }", "BAD_REQUEST"),
    ],
)  # fmt: skip
def test_hostile_queries_are_refused_before_anything_is_resolved(post, query, code):
    response = post(query)

    codes = {error["extensions"]["code"] for error in response.json().get("errors", [])}
    if code is None:
        assert codes == {"EDITION_NOT_FOUND"}
    else:
        assert codes == {code}
        assert response.status_code == 400
        assert "data" not in response.json()


@pytest.mark.parametrize("limit,query", [("LIMIT_TOKENS", "{ a: " * 3_000), ("LIMIT_COST", "{" + " x" * 1_500 + "}")])
def test_hostile_queries_are_refused_at_once(post, limit, query, monkeypatch):
    def never(*args, **kwargs):
        raise AssertionError("validated")

    monkeypatch.setattr("api.graphql.documents.validate", never)

    assert post(query).json()["errors"][0]["extensions"]["code"] in {limit, "LIMIT_DEPTH"}


def test_the_deepest_question_of_an_edition_fits(lagoon, post):
    assert "errors" not in post(WHOLE_EDITION, code="lagoon", locale="en").json()
    assert "errors" not in post(ONE_LESSON, code="lagoon", locale="en", slug="lesson-1").json()


def test_just_as_much_as_is_allowed_is_answered(lagoon, post):
    aliases = " ".join(f"a{n}: __typename" for n in range(limits.MAX_ALIASES))
    tokens = " ".join(f"...F{n}" for n in range(10)) + "".join(f" # {n}\n" for n in range(2_000))

    assert "errors" not in post(f"{{ {aliases} }}").json()
    fragments = " ".join(f"fragment F{n} on Query {{ __typename }}" for n in range(10))
    assert "errors" not in post(f"{{ {tokens} }} {fragments}").json()


def test_the_usual_introspection_is_answered(post):
    from graphql import get_introspection_query

    answer = post(get_introspection_query(descriptions=True, input_value_deprecation=True)).json()
    assert {"Query", "Edition", "UnknownBlock"} <= {each["name"] for each in answer["data"]["__schema"]["types"]}


def test_a_text_is_parsed_and_validated_once(post, monkeypatch):
    from api.graphql import documents

    query = "{ __typename # once\n }"
    post(query)
    monkeypatch.setattr(documents, "parse", None)

    assert post(query).json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "field", ['search(locale: "en", query: "x") { totalCount }', 'changedSince(release: "1") { media }']
)
def test_what_asks_the_database_for_itself_is_not_asked_of_every_edition(db, post, field):
    query = f"{{ editions {{ edges {{ node {{ {field} }} }} }} }}"

    assert post(query).json()["errors"][0]["extensions"]["code"] == "LIMIT_COST"
    assert "errors" not in post(query.replace("editions", "editions(first: 3)")).json()


def test_an_answer_says_how_much_was_asked_for_and_how_much_might_have_been(lagoon, post):
    told = post('{ a: edition(code: "lagoon") { title } }').json()["extensions"]["limits"]

    assert told["aliases"] == {"asked": 1, "allowed": limits.MAX_ALIASES}
    assert told["depth"] == {"asked": 2, "allowed": limits.MAX_DEPTH}
    assert told["cost"] == {"asked": 501, "allowed": limits.MAX_COST}
    assert told["tokens"] == {"asked": 13, "allowed": limits.MAX_TOKENS}


def test_a_refusal_says_which_limit_was_met(post):
    assert post(nested(11)).json()["extensions"]["limits"] == {"depth": {"allowed": limits.MAX_DEPTH}}


@pytest.mark.parametrize("planned", [True, False])
def test_what_takes_too_long_is_given_up(lagoon, post, settings, planned):
    settings.GRAPHQL_TIME_LIMIT = 0.0
    query = LESSONS if planned else f'{LESSONS} search(locale: "en", query: "") {{ totalCount }}'
    response = post(f'{{ edition(code: "lagoon") {{ {query} }} }}')

    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"]["code"] == "LIMIT_TIME"
    assert response["Retry-After"] == "5"
    assert "data" not in response.json()


@pytest.mark.parametrize("query", ["{ __schema { types { name } } }", '{ __type(name: "Query") { name } }'])
def test_a_server_need_not_tell_its_schema(post, settings, query):
    settings.GRAPHQL_INTROSPECTION = False

    assert post(query).json()["errors"][0]["extensions"]["code"] == "INTROSPECTION_OFF"
    assert "errors" not in post("{ __typename }").json()


def test_a_server_may_run_the_operations_of_the_contract_only(lagoon, client, post, settings):
    settings.TRUSTED_OPERATIONS_ONLY = True
    text = (OPERATIONS / "Outline.graphql").read_text()
    refused = post("{ __typename }")

    assert refused.status_code == 403
    assert refused.json()["errors"][0]["extensions"]["code"] == "OPERATION_NOT_TRUSTED"
    assert "errors" not in post(text, code="lagoon", locale="fr").json()
    assert "errors" not in post(f"# Written otherwise\n{text}\n\n", code="lagoon", locale="fr").json()
    assert client.get('/graphql/?operation=Outline&variables={"code":"lagoon","locale":"fr"}').status_code == 200


def test_an_address_may_ask_for_so_much_in_a_minute(lagoon, client, post, settings):
    settings.RATE_LIMIT_ADDRESS = 3
    caches["rates"].clear()
    statuses = [post("{ __typename }").status_code for _ in range(4)]
    refused = post("{ __typename }")

    assert statuses == [200, 200, 200, 429]
    assert refused.json()["errors"][0]["extensions"]["code"] == "LIMIT_RATE"
    assert refused.json()["extensions"]["limits"] == {"rate": {"allowed": 3}}
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert client.get("/graphql/?operation=Outline").status_code == 429
    assert client.get("/graphql/", REMOTE_ADDR="192.0.2.1").status_code == 400


def test_a_dear_query_costs_more_than_one_point(lagoon, post, settings):
    settings.RATE_LIMIT_ADDRESS = 100
    caches["rates"].clear()
    cheap = post("{ __typename }")
    dear = post(WHOLE_EDITION, code="lagoon", locale="en")

    assert cheap["RateLimit-Policy"] == '"address";q=100;w=60'
    assert cheap["RateLimit"].startswith('"address";r=99;t=')
    assert not dear["RateLimit"].startswith('"address";r=98;')


def test_a_token_has_a_budget_of_its_own(lagoon, client, settings):
    settings.RATE_LIMIT_ADDRESS, settings.RATE_LIMIT_TOKEN = 1, 2
    caches["rates"].clear()
    token = create_token(lagoon.edition, name="LMS", scopes=["read:published"]).text

    def ask(**headers):
        return client.get("/graphql/", headers=headers).status_code

    assert [ask(), ask()] == [400, 429]
    assert [ask(authorization=f"Bearer {token}") for _ in range(3)] == [400, 400, 429]


@pytest.mark.parametrize(
    "proxies, forwarded, expected",
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.5, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.5, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "198.51.100.7"),
        (1, "", "127.0.0.1"),
        (1, "nonsense", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:198.51.100.7", "198.51.100.7"),
    ],
)
def test_whose_address_it_is(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies

    assert address_of(rf.get("/", headers={"x-forwarded-for": forwarded} if forwarded else {})) == expected
