"""What conflicts and notices hold: whether something that is not in the result can be found there."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, Protocol

from tests.unit.merging.outline import MISSING, Path
from tests.unit.merging.sentences import fold

Side = Literal["mine", "theirs"]


class Conflict(Protocol):
    """A conflict, as SURFACE.md describes it."""

    kind: Any
    node: Any
    path: Any
    base: Any
    mine: Any
    theirs: Any


class Notice(Protocol):
    """A notice, as SURFACE.md describes it."""

    kind: Any
    node: Any
    path: Any
    value: Any


Report = Conflict | Notice

# Notices archive what is mine, but for the one that tells what upstream has under a pin.
THEIR_NOTICES = {"upstream_changed_under_pin", "lock_restored"}


def held_values(report: Any, side: Side) -> list[Any]:
    """What `report` holds of that side."""
    if hasattr(report, "value"):
        return [report.value] if (report.kind in THEIR_NOTICES) == (side == "theirs") else []
    return [getattr(report, side)]


def holds_leaf(report: Any, side: Side, node: str, path: Path, leaf: Any) -> bool:
    """Whether `report` holds that side's `leaf` of `node` at `path`."""
    return any(found == leaf for found in _leaves(report, side, node, path))


def holds_sentence(report: Any, side: Side, node: str, path: Path, sentence: str) -> bool:
    """Whether `report` holds that side's `sentence` of the rich text of `node` at `path`."""
    found = _leaves(report, side, node, path)
    return any(isinstance(text, str) and sentence in fold(text) for text in found)


def mentions(report: Any, node: str) -> bool:
    """Whether `report` is about `node`, or holds it on any side."""
    values = [report.value] if hasattr(report, "value") else [report.base, report.mine, report.theirs]
    return report.node == node or any(_items(value, lambda item: item.get("id") == node) for value in values)


def _leaves(report: Any, side: Side, node: str, path: Path) -> Iterator[Any]:
    for value in held_values(report, side):
        for item in _items(value, lambda item: item.get("id") == node):
            yield _at(item.get("value"), path)
        if report.node == node:
            # The value may be the leaf's, or that of what stands around it.
            yield from (_at(value, path[start:]) for start in range(len(path) + 1))
            yield from value if isinstance(value, list | tuple) else ()


def _at(value: Any, path: Path) -> Any:
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return MISSING
        value = value[name]
    return value


def _items(value: Any, wanted: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    """All dicts in `value`, itself included, that are `wanted`."""
    found, rest = [], [value]
    while rest:
        part = rest.pop()
        if isinstance(part, dict):
            if wanted(part):
                found.append(part)
            rest += part.values()
        elif isinstance(part, list | tuple):
            rest += part
    return found
