"""The report for a terminal: a table, then what to do about each promise that is broken."""

import shutil
import textwrap
from collections.abc import Iterator

from frontend_contract.conformance.promise import Outcome, State
from frontend_contract.conformance.running import Report

_MARKS = {State.KEPT: "ok", State.BROKEN: "BROKEN", State.NOTED: "note", State.SKIPPED: "-"}
_WIDEST = 140


def table(report: Report) -> str:
    width = min(_WIDEST, max(80, shutil.get_terminal_size((100, 24)).columns))
    lines = [f"{report.url}, edition {report.edition}", ""]
    first = max((len(each.promise.id) for each in report.outcomes), default=0)
    for each in report.outcomes:
        lines += _row(each, first, width)
    lines.append("")
    for each in report.broken:
        lines += _advice(each, width)
    return "\n".join([*lines, summary(report)])


def summary(report: Report) -> str:
    counts = (f"{report.count(state)} {state}" for state in State)
    return f"{len(report.outcomes)} promises: {', '.join(counts)}."


def _row(outcome: Outcome, first: int, width: int) -> Iterator[str]:
    yield f"{_MARKS[outcome.state]:<7}{outcome.promise.id:<{first}}  {outcome.promise.title}"
    if outcome.detail:
        indent = " " * (first + 9)
        yield from textwrap.wrap(outcome.detail, width, initial_indent=indent, subsequent_indent=indent)


def _advice(outcome: Outcome, width: int) -> Iterator[str]:
    yield f"{outcome.promise.id}: {outcome.promise.title}"
    for label, text in (
        ("seen", outcome.detail),
        ("do", outcome.promise.advice),
        ("promised", outcome.promise.where),
    ):
        start = f"  {label:<9}"
        yield from textwrap.wrap(text, width, initial_indent=start, subsequent_indent=" " * len(start))
    yield ""
