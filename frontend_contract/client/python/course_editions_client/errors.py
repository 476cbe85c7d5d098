"""What can keep an answer from coming."""

from collections.abc import Mapping, Sequence
from typing import Any


class CourseError(Exception):
    """Any of the below."""


class Refused(CourseError):
    """The server said no: `code` is for programs, the message and `advice` are for people.

    `errors` are all errors of the answer, as they were sent; the first one speaks for them. `data` is what could
    be answered in spite of them.
    """

    def __init__(self, errors: Sequence[Mapping[str, Any]], status: int, data: Any = None) -> None:
        first = errors[0]
        super().__init__(first.get("message") or f"The server answered {status}.")
        self.errors = errors
        self.status = status
        self.data = data
        # All that came along: `reason` and `successor` of a withdrawal, `offered` of a language.
        self.details: Mapping[str, Any] = first.get("extensions") or {}
        self.code: str = self.details.get("code", "INTERNAL_ERROR")
        self.advice: str = self.details.get("advice", "")
        # The field that failed; empty when the request failed as a whole.
        self.path: list[str | int] = first.get("path") or []

    @property
    def successor(self) -> str | None:
        """Of a withdrawn release: the version that stands in for it, if there is one."""
        return self.details.get("successor")

    @property
    def reason(self) -> str:
        """Of a withdrawn release: why it must not be shown any longer."""
        return self.details.get("reason", "")


class Unreachable(CourseError):
    """No answer came: no connection, or not in time."""


class NotUnderstood(CourseError):
    """Something answered that does not speak the contract, such as a proxy's page of HTML."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
