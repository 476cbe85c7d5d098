"""Answers: running an operation, and what it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from graphql.execution import execute_sync

from api.graphql import plan
from api.graphql.asking import Asked
from api.graphql.deadline import Deadline, Timed
from api.graphql.errors import format_errors
from api.graphql.schema import graphql_schema
from api.reading import ReadEdition, ReadingError


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is the JSON to send. `lasting` says that neither time nor a directory can change it."""

    body: bytes
    failed: bool
    lasting: bool
    editions: Sequence[ReadEdition]


def answer_to(
    asked: Asked,
    *,
    preview: str | None = None,
    opened: int | None = None,
    drafts: int | None = None,
    with_limits: bool = False,
) -> Answer:
    """Runs the operation; errors are in the answer. Raises `OutOfTime`.

    `preview` is a preview's token, `opened` an edition that may be read although it is not public,
    `drafts` one of which what is live may be read before it is released.
    """
    read: dict[str, ReadEdition | ReadingError] = {}
    deadline = Deadline(settings.GRAPHQL_TIME_LIMIT)
    context: dict[str, Any] = {
        "preview": preview,
        "opened": opened,
        "drafts": drafts,
        "read": read,
        "deadline": deadline,
    }
    told = {"extensions": {"limits": asked.limits}} if with_limits else {}
    try:
        data = plan.run(graphql_schema, asked.document, asked.operation_name, asked.variables, context)
        return Answer(orjson.dumps({"data": data, **told}), False, *_about(context))
    except plan.GaveUp:
        pass
    result = execute_sync(
        graphql_schema,
        asked.document,
        context_value=context,
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        hide_suggestions=True,
        execution_context_class=Timed,
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer = {"errors": format_errors(result.errors), **answer}
    return Answer(orjson.dumps({**answer, **told}), bool(result.errors), *_about(context))


def _about(context: dict[str, Any]) -> tuple[bool, list[ReadEdition]]:
    """Whether the answer is lasting, and the editions that it is about."""
    editions = [each for each in context["read"].values() if isinstance(each, ReadEdition)]
    return not any(each.read_directory for each in editions), [*editions, *context.get("listed", ())]
