"""Queries made from the schema by hypothesis-graphql, some sensible, some not, posted as strangers do."""

import json
from typing import Any

from django.test import Client
from graphql import ArgumentNode, StringValueNode, Visitor, parse, print_ast, print_schema, visit
from hypothesis import strategies as st
from hypothesis_graphql import queries

from api.graphql.schema import graphql_schema
from tests.integration.api.answers import differences
from tests.integration.api.release_maker import lineage

SAYINGS: tuple[dict[str, str], ...] = (
    {},
    {"code": "lagoon", "locale": "en", "slug": "lesson-1", "id": lineage("lesson-1"), "query": "le", "release": "1.0"},
    {"code": "lagoon", "locale": "ar", "slug": "lesson-1"},
    {"code": "lagoon", "locale": "xx", "release": "0"},
)


class _Said(Visitor):
    def __init__(self, said: dict[str, str]) -> None:
        super().__init__()
        self._said = said

    def leave_argument(self, node: ArgumentNode, *_: Any) -> ArgumentNode | None:
        value = self._said.get(node.name.value)
        return ArgumentNode(name=node.name, value=StringValueNode(value=value)) if value is not None else None


def texts() -> st.SearchStrategy[str]:
    """Texts of queries: random ones, and the same with arguments that lead somewhere."""
    made = queries(print_schema(graphql_schema))
    return st.builds(
        lambda text, said: print_ast(visit(parse(str(text)), _Said(said))) if said else str(text),
        made,
        st.sampled_from(SAYINGS),
    )


def problems_of(client: Client, text: str) -> list[str]:
    """Posts the query; what is wrong with how it is answered."""
    response = client.post("/graphql/", json.dumps({"query": text}), content_type="application/json")
    if response.status_code >= 500:
        return [f"HTTP {response.status_code}"]
    answer = response.json()
    codes = [error["extensions"]["code"] for error in answer.get("errors", [])]
    if "INTERNAL_ERROR" in codes:
        return [f"a mistake of ours: {answer['errors']}"]
    return differences(graphql_schema, parse(text), answer)
