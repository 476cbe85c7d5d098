"""Measuring one call: how long it takes, and how many SQL statements it sends."""

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, NamedTuple, TypeVar

from django.db import connection

Result = TypeVar("Result")


class Lap(NamedTuple):
    seconds: float
    statements: int


class _Counter:
    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.statements += 1
        return execute(*arguments)


def timed(action: Callable[[], Result]) -> tuple[Result, Lap]:
    """What `action` returns, and its lap. No garbage is collected while the clock runs.

    Statements are counted as they are sent: an insert of many rows is one.
    """
    counter = _Counter()
    gc.collect()
    gc.disable()
    try:
        with connection.execute_wrapper(counter):
            started = time.perf_counter()
            result = action()
            seconds = time.perf_counter() - started
    finally:
        gc.enable()
    return result, Lap(seconds, counter.statements)


def middle(laps: Sequence[Lap]) -> Lap:
    """The medians of several laps."""
    return Lap(median(lap.seconds for lap in laps), int(median(lap.statements for lap in laps)))
