"""Errors as clients get them: a sentence for people, `extensions.code` for machines, `extensions.advice`.

`path` leads to the field that failed; it is empty when the request failed as a whole.

What went wrong inside is logged and never told; what does not exist is not hinted at.
"""

import logging
from collections.abc import Iterable
from typing import Any

from graphql import GraphQLError

from api.error_codes import advice_on
from api.reading import ReadingError

logger = logging.getLogger(__name__)

INTERNAL_ERROR = "INTERNAL_ERROR"
_OUR_FAULT = "Something went wrong on our side. It has been written down; try again later."


class Refused(Exception):
    """A request that is not carried out; `status` is for HTTP, `code` for machines, the message for people.

    `limits` says which limits it ran into, `headers` what HTTP wants to be said besides.
    """

    def __init__(
        self,
        code: str,
        message: str,
        status: int = 400,
        *,
        limits: dict[str, dict[str, int]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.advice = advice_on(code)
        self.status = status
        self.limits = limits
        self.headers = headers or {}

    def answer(self) -> dict[str, Any]:
        """The whole answer: the error, and the limits that the client met."""
        error = {"message": str(self), "path": [], "extensions": {"code": self.code, "advice": self.advice}}
        return {"errors": [error], **({"extensions": {"limits": self.limits}} if self.limits else {})}


def bad_request(message: str) -> Refused:
    return Refused("BAD_REQUEST", message)


def internal_error() -> dict[str, Any]:
    return {"message": _OUR_FAULT, "path": [], "extensions": _extensions(INTERNAL_ERROR)}


def format_errors(errors: Iterable[GraphQLError]) -> list[dict[str, Any]]:
    """As the specification wants them, each with a code."""
    return [_format(error) for error in errors]


def _format(error: GraphQLError) -> dict[str, Any]:
    formatted: dict[str, Any] = {"path": [], **error.formatted, "extensions": _extensions("BAD_REQUEST")}
    cause = error.original_error
    if isinstance(cause, ReadingError):
        formatted["extensions"] = {**cause.extensions, **_extensions(cause.code)}
    elif cause is not None and not isinstance(cause, GraphQLError):
        logger.error("A field could not be resolved: %s", error.path, exc_info=cause)
        formatted |= {"message": _OUR_FAULT, "extensions": _extensions(INTERNAL_ERROR)}
    return formatted


def _extensions(code: str) -> dict[str, str]:
    return {"code": code, "advice": advice_on(code)}
