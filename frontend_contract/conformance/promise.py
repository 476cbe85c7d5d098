"""What a promise is, and what can be found out about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontend_contract.conformance.visit import Visit

# Looks for what breaks the promise, and may tell what it looked at.
Probe = Callable[["Visit"], str | None]

GUIDE = "docs/guides/building-a-front-end.md"
SCHEMA = "frontend_contract/schema.graphql"


class Broken(Exception):
    """The promise is not kept; the message tells what was seen, and where."""


class Skipped(Exception):
    """This edition has nothing to see the promise at."""


class State(StrEnum):
    KEPT = "kept"
    BROKEN = "broken"
    # A recommendation that is not followed, or something to know: never a failure.
    NOTED = "noted"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Promise:
    """`id` is stable: reports are compared by it. `advice` is for whoever runs the server."""

    id: str
    title: str
    where: str
    advice: str
    probe: Probe
    required: bool = True


@dataclass(frozen=True)
class Outcome:
    promise: Promise
    state: State
    detail: str
    seconds: float


PROMISES: list[Promise] = []


def promise(identifier: str, title: str, *, where: str, advice: str, required: bool = True) -> Callable[[Probe], Probe]:
    """Registers the function as the probe of a promise; promises are probed in the order of their definition."""

    def register(probe: Probe) -> Probe:
        PROMISES.append(Promise(identifier, title, where, advice, probe, required))
        return probe

    return register
