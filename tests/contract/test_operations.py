"""The operations that front ends run by name: each is valid, and within every limit."""

from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, OperationType, parse, validate

from api.graphql import limits
from api.graphql.documents import OPERATIONS, trusted_operation
from api.graphql.schema import graphql_schema

FILES = sorted(OPERATIONS.glob("*.graphql"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def operation(request) -> Path:
    return request.param


def test_there_are_operations():
    assert {"Outline", "Lesson", "Editions", "Slots"} <= {path.stem for path in FILES}


def test_an_operation_is_valid(operation):
    assert validate(graphql_schema, parse(operation.read_text(encoding="utf-8"))) == []


def test_a_file_holds_one_query_of_its_own_name(operation):
    document = parse(operation.read_text(encoding="utf-8"))
    found = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]

    assert [(node.operation, node.name.value if node.name else None) for node in found] == [
        (OperationType.QUERY, operation.stem)
    ]


def test_an_operation_is_within_every_limit(operation):
    text = operation.read_text(encoding="utf-8")

    limits.check_text(text)
    limits.check_document(graphql_schema, parse(text))


def test_an_operation_runs_by_its_name(operation):
    assert trusted_operation(operation.stem).document.definitions
