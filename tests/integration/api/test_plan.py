"""A compiled operation says what the executor says, to the byte."""

from typing import Any

import orjson
import pytest
from django.conf import settings
from graphql import (
    ArgumentNode,
    GraphQLError,
    StringValueNode,
    Visitor,
    get_operation_ast,
    parse,
    print_schema,
    validate,
    visit,
)
from graphql.execution import execute_sync
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from hypothesis_graphql import queries

from api.graphql import plan
from api.graphql.deadline import Deadline
from api.graphql.documents import trusted_operation
from api.graphql.schema import graphql_schema
from tests.integration.api.release_maker import lineage

SLOW = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.function_scoped_fixture,
    HealthCheck.filter_too_much,
]

pytestmark = [pytest.mark.once, pytest.mark.django_db]

OPERATIONS = sorted(path.stem for path in settings.BASE_DIR.glob("frontend_contract/operations/*.graphql"))
VARIABLES: dict[str, Any] = {
    "code": "lagoon",
    "locale": "fr",
    "id": lineage("lesson-1"),
    "slug": "lesson-1",
    "query": "le",
    "since": "1.0",
}


def by_plan(document: Any, variables: dict[str, Any]) -> bytes:
    return orjson.dumps(plan.run(graphql_schema, document, None, variables, {"deadline": Deadline(60)}))


def by_executor(document: Any, variables: dict[str, Any]) -> tuple[bytes, list[GraphQLError]]:
    result = execute_sync(graphql_schema, document, variable_values=variables, context_value={})
    return orjson.dumps(result.data), result.errors or []


def check_alike(document: Any, variables: dict[str, Any]) -> bool:
    """Whether there was a plan. What fails is the executor's; the plan has to give up."""
    expected, errors = by_executor(document, variables)
    try:
        got = by_plan(document, variables)
    except plan.GaveUp:
        return False
    assert not errors
    assert got == expected
    return True


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_operations_of_the_contract(lagoon, name, locale):
    document = trusted_operation(name).document
    operation = get_operation_ast(document)
    assert operation is not None
    asked = {node.variable.name.value for node in operation.variable_definitions}
    variables = {name: value for name, value in VARIABLES.items() if name in asked} | {"locale": locale}

    _data, errors = by_executor(document, variables)
    assert check_alike(document, variables) is not bool(errors)


@pytest.mark.parametrize(
    "query",
    [
        '{ a: edition(code: "lagoon") { code } b: edition(code: "lagoon") { code __typename } __typename }',
        '{ edition(code: "lagoon") { code } edition(code: "lagoon") { owner code } }',
        'query($no: Boolean = false) { edition(code: "lagoon") { code @skip(if: $no) owner @include(if: $no) } }',
        'query($no: Boolean! = true) { edition(code: "lagoon") { code @skip(if: $no)'
        " ... @include(if: $no) { owner } } }",
        '{ edition(code: "lagoon") { course(locale: "fr") { ...C modules { ...M } } } }'
        " fragment C on Course { title modules { id } }"
        " fragment M on Module { title lessons { ...on Lesson { slug } } }",
        '{ edition(code: "lagoon") { lesson(locale: "en", slug: "lesson-1") { body { __typename ...on Block { id }'
        " ...on ImageBlock { image { src } } } } } }",
        "{ editions(first: 1) { edges { node { code } cursor } pageInfo { hasNextPage endCursor } totalCount } }",
        "{ contract { version } }",
    ],
)
def test_aliases_fragments_and_switches(lagoon, query):
    document = parse(query)
    assert validate(graphql_schema, document) == []

    assert check_alike(document, {})


@pytest.mark.parametrize(
    "query, variables",
    [
        ('{ edition(code: "nobody") { code } }', {}),
        ('{ edition(code: "lagoon") { code course(locale: "xx") { title } } }', {}),
        ('{ edition(code: "lagoon") { course(locale: "fr") { title } lesson(locale: "fr", slug: "no") { id } } }', {}),
        ("query($code: ID!) { edition(code: $code) { code } }", {}),
        ("query($code: ID!) { edition(code: $code) { code } }", {"code": []}),
        ("{ __schema { types { name } } }", {}),
    ],
)
def test_what_fails_is_left_to_the_executor(lagoon, query, variables):
    with pytest.raises(plan.GaveUp):
        by_plan(parse(query), variables)


class _Sensible(Visitor):
    """Arguments that lead somewhere: random ones never name an edition."""

    def __init__(self, said: dict[str, str]) -> None:
        super().__init__()
        self._said = said

    def leave_argument(self, node: ArgumentNode, *_: Any) -> ArgumentNode | None:
        value = self._said.get(node.name.value)
        return ArgumentNode(name=node.name, value=StringValueNode(value=value)) if value is not None else None


@tries(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_query_of_the_schema(lagoon, data):
    text = data.draw(queries(print_schema(graphql_schema), fields=["edition"]))
    said = {"code": "lagoon", "release": "1.0", "locale": data.draw(st.sampled_from(["en", "fr", "ar"]))}
    said |= {"slug": "lesson-1", "id": lineage("lesson-1"), "query": "le", "after": ""}
    document = visit(parse(text), _Sensible(said))

    if not validate(graphql_schema, document):
        check_alike(document, {})
