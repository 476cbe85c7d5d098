"""How long an operation may take: looked at whenever a list goes on and before each field of the executor."""

import time
from typing import Any

from graphql.execution import ExecutionContext

__all__ = ["Deadline", "OutOfTime", "Timed"]


class OutOfTime(BaseException):
    """The operation took longer than it may. No field can answer for that, so none may catch it."""


class Deadline:
    """A moment, so many seconds from now."""

    __slots__ = ("_at",)

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def check(self) -> None:
        """Raises `OutOfTime` when it has passed."""
        if time.monotonic() > self._at:
            raise OutOfTime


class Timed(ExecutionContext):
    """An execution that stops when its context's deadline has passed."""

    def execute_field(self, *args: Any, **kwargs: Any) -> Any:
        self.context_value["deadline"].check()
        return super().execute_field(*args, **kwargs)
