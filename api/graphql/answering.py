"""Answers: running an operation, and what it was read from."""

from dataclasses import dataclass
from typing import Any

import orjson
from graphql.execution import execute_sync

from api.graphql import plan
from api.graphql.asking import Asked
from api.graphql.errors import format_errors
from api.graphql.schema import graphql_schema
from api.reading import ReadEdition, ReadingError


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is the JSON to send. `lasting` says that neither time nor a directory can change it."""

    body: bytes
    failed: bool
    lasting: bool


def answer_to(asked: Asked, preview: str | None = None) -> Answer:
    """Runs the operation; errors are in the answer."""
    read: dict[str, ReadEdition | ReadingError] = {}
    context = {"preview": preview, "read": read}
    try:
        data = plan.run(graphql_schema, asked.document, asked.operation_name, asked.variables, context)
        return Answer(orjson.dumps({"data": data}), False, _lasting(read))
    except plan.GaveUp:
        pass
    result = execute_sync(
        graphql_schema,
        asked.document,
        context_value=context,
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        hide_suggestions=True,
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer = {"errors": format_errors(result.errors), **answer}
    return Answer(orjson.dumps(answer), bool(result.errors), _lasting(read))


def _lasting(read: dict[str, ReadEdition | ReadingError]) -> bool:
    return not any(isinstance(edition, ReadEdition) and edition.read_directory for edition in read.values())
