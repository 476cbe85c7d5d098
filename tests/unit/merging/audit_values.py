"""Rule 5: leaves. Rich text is left to `audit_text`, where it is finer than a whole value."""

from collections.abc import Iterator
from typing import Any

from tests.unit.merging.held import Side
from tests.unit.merging.merged import Merged
from tests.unit.merging.outline import MISSING, Node, Path

SIDES: tuple[Side, Side] = ("mine", "theirs")


def check(case: Merged) -> Iterator[str]:
    """What is wrong with leaves: values lost, changes undone, values from nowhere."""
    for side in SIDES:
        for node in case.side(side).nodes.values():
            for path in node.leaves.keys() - node.rich:
                yield from _lost(case, side, node, path)
    for node in case.result.nodes.values():
        for path in node.leaves.keys() - node.rich:
            yield from _wrong(case, node, path)


def _lost(case: Merged, side: Side, node: Node, path: Path) -> Iterator[str]:
    """A value that this side brought in is in the result, or a report holds it."""
    value = node.leaves[path]
    old = case.base.leaf(node.id, path)
    same_type = node.id in case.base and case.base[node.id].type == node.type
    changed = not same_type or old is MISSING or not equal(old, value)
    arrived = node.id in case.result and case.result[node.id].type == node.type
    if not changed or (arrived and equal(case.result.leaf(node.id, path), value)):
        return
    other = SIDES[1 - SIDES.index(side)]
    # What both sides say alike, a report of either holds.
    alike = equal(case.side(other).leaf(node.id, path), value)
    if not case.holds_leaf(side, node.id, path, value) and not (alike and case.holds_leaf(other, node.id, path, value)):
        yield f"{side}: {node.id} {path} = {value!r} is lost"


def _wrong(case: Merged, node: Node, path: Path) -> Iterator[str]:
    """A value changed on one side is that side's, and on both sides mine, until somebody decides."""
    sides = [
        side for side in (case.base, case.mine, case.theirs) if node.id in side and side[node.id].type == node.type
    ]
    if case.base not in sides or case.mine not in sides or case.theirs not in sides:
        values = [side.leaf(node.id, path) for side in (case.mine, case.theirs) if side in sides]
        if not any(equal(node.leaves[path], value) for value in values):
            yield f"{node.id} {path} = {node.leaves[path]!r} comes from nowhere"
        return
    base, mine, theirs = (side.leaf(node.id, path) for side in sides)
    got = node.leaves[path]
    expected = mine if equal(theirs, base) or equal(mine, theirs) or not equal(mine, base) else theirs
    if equal(got, expected):
        both = not (equal(mine, base) or equal(theirs, base) or equal(mine, theirs))
        if both and not case.is_told(node.id, path):
            yield f"{node.id} {path} was changed differently on both sides without a word"
    elif not any(equal(got, value) for value in (mine, theirs)):
        yield f"{node.id} {path} = {got!r} comes from nowhere"
    elif not case.is_told(node.id, path):
        yield f"{node.id} {path} = {got!r} without a word; base {base!r}, mine {mine!r}, theirs {theirs!r}"


def equal(one: Any, other: Any) -> bool:
    """Equality that does not take 1 for True."""
    return type(one) is type(other) and one == other
