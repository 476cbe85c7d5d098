"""How much one request may ask for."""

import pytest

from api.graphql import limits
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

    assert post(query).json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "field", ['search(locale: "en", query: "x") { totalCount }', 'changedSince(release: "1") { media }']
)
def test_what_asks_the_database_for_itself_is_not_asked_of_every_edition(db, post, field):
    query = f"{{ editions {{ edges {{ node {{ {field} }} }} }} }}"

    assert post(query).json()["errors"][0]["extensions"]["code"] == "LIMIT_COST"
    assert "errors" not in post(query.replace("editions", "editions(first: 3)")).json()
