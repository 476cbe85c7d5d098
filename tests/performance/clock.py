"""Measuring one call: how long it takes, and how many SQL statements it sends."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, TypeVar

from django.db import connection

Result = TypeVar("Result")


@dataclass(frozen=True)
class Lap:
    """`cpu` is this process's alone: a machine that is busy otherwise adds to `seconds` and not to it."""

    seconds: float
    cpu: float
    statements: int

    def __add__(self, other: "Lap") -> "Lap":
        return Lap(self.seconds + other.seconds, self.cpu + other.cpu, self.statements + other.statements)


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
            started, worked = time.perf_counter(), time.process_time()
            result = action()
            seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    finally:
        gc.enable()
    return result, Lap(seconds, cpu, counter.statements)


def timed_in_a_row(action: Callable[[], Any], times: int) -> Lap:
    """One of `times` calls in a row: for what is so short that a single call measures how a processor wakes up."""

    def all_of_them() -> None:
        for _time in range(times):
            action()

    lap = timed(all_of_them)[1]
    return Lap(lap.seconds / times, lap.cpu / times, round(lap.statements / times))


def middle(laps: Sequence[Lap]) -> Lap:
    """The medians of several laps."""
    return Lap(
        median(lap.seconds for lap in laps),
        median(lap.cpu for lap in laps),
        round(median(lap.statements for lap in laps)),
    )
