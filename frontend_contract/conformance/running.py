"""Probes every promise, one after the other, and tells what came out."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from frontend_contract.conformance import promises  # noqa: F401  (defines them)
from frontend_contract.conformance.asking import NoAnswer, Server
from frontend_contract.conformance.promise import PROMISES, Broken, Outcome, Promise, Skipped, State
from frontend_contract.conformance.visit import Visit

_NOT_THERE = {"EDITION_NOT_FOUND", "RELEASE_NOT_FOUND", "RELEASE_WITHDRAWN", "FORBIDDEN", "UNAUTHENTICATED"}


class Unreachable(Exception):
    """There is nothing to probe: no server, no GraphQL, or no such edition for this caller."""


@dataclass
class Report:
    """What came out, in the order of the promises."""

    url: str
    edition: str
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def broken(self) -> list[Outcome]:
        return [each for each in self.outcomes if each.state is State.BROKEN]

    def count(self, state: State) -> int:
        return sum(each.state is state for each in self.outcomes)


def run(
    url: str,
    edition: str,
    *,
    token: str | None = None,
    lessons: int = 12,
    only: Sequence[str] = (),
    tell: Callable[[Promise], None] = lambda promise: None,
) -> Report:
    """Probes all promises, or those whose ids begin with one of `only`. Raises `Unreachable`."""
    server = Server(url, token)
    visit = Visit(server, edition, lessons)
    _reach(visit)
    report = Report(server.graphql, edition)
    for each in PROMISES:
        if not only or each.id.startswith(tuple(only)):
            tell(each)
            report.outcomes.append(_probe(each, visit))
    return report


def _reach(visit: Visit) -> None:
    try:
        reply = visit.get("Languages", code=visit.code)
        visit.server.replies.clear()
        if reply.code in _NOT_THERE:
            raise Unreachable(f"{visit.server.graphql} says {reply.code} of {visit.code}: {reply.error.get('message')}")
        if not (reply.json.get("data") or reply.code):
            raise Broken(f"{visit.server.graphql} does not answer as GraphQL does.")
    except (NoAnswer, Broken) as error:
        raise Unreachable(str(error)) from None


def _probe(promise: Promise, visit: Visit) -> Outcome:
    began = time.monotonic()
    state, detail = _outcome(promise, visit)
    return Outcome(promise, state, detail, time.monotonic() - began)


def _outcome(promise: Promise, visit: Visit) -> tuple[State, str]:
    wrong = State.BROKEN if promise.required else State.NOTED
    try:
        return State.KEPT, promise.probe(visit) or ""
    except Skipped as skipped:
        return State.SKIPPED, str(skipped)
    except Broken as broken:
        return wrong, str(broken)
    except NoAnswer as error:
        return wrong, f"No answer: {error}"
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        # Answers are read as the schema promises them: one that is built otherwise ends here.
        return wrong, f"The answer is not built as the schema says ({type(error).__name__}: {error})."
