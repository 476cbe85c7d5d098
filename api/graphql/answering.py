"""Answers: running an operation, and what it was read from."""

from dataclasses import dataclass
from typing import Any

import orjson
from graphql.execution import execute_sync

from api.graphql.asking import Asked
from api.graphql.errors import format_errors
from api.graphql.schema import graphql_schema
from api.reading import ReadEdition


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is the JSON to send. `lasting` says that neither time nor a directory can change it."""

    body: bytes
    failed: bool
    lasting: bool


def answer_to(asked: Asked, preview: str | None = None) -> Answer:
    """Runs the operation; errors are in the answer."""
    read: list[ReadEdition] = []
    result = execute_sync(
        graphql_schema,
        asked.document,
        context_value={"preview": preview, "read": read},
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        hide_suggestions=True,
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer = {"errors": format_errors(result.errors), **answer}
    return Answer(orjson.dumps(answer), bool(result.errors), not any(edition.read_directory for edition in read))
