"""What is protected from plain merging: locked blocks, pinned leaves, groups of fields."""

from collections.abc import Iterator
from typing import Any

from tests.unit.merging.merged import Merged
from tests.unit.merging.outline import MISSING, Node, Outline, Path


def check(case: Merged) -> Iterator[str]:
    """What is wrong with locks, pins and groups."""
    for node in sorted(case.locked):
        yield from _lock(case, node)
    for node, path in sorted(case.pinned):
        yield from _pin(case, node, path)
    for node in case.result.nodes.values():
        for group in getattr(getattr(node.block, "meta", None), "merge_groups", ()):
            yield from _group(case, node, tuple(group))


def _lock(case: Merged, node: str) -> Iterator[str]:
    """What is locked is there as upstream has it, and whoever changed it is told."""
    if node not in case.theirs:
        if node in case.base and node in case.result and not case.is_told(node):
            yield f"locked {node} was deleted upstream and lives"
        return
    if node not in case.result:
        yield f"locked {node} is gone"
        return
    theirs, got = case.theirs[node].item, case.result[node].item
    if (theirs["type"], theirs["value"]) != (got["type"], got["value"]):
        yield f"locked {node} is {got}, not {theirs}"
    kinds = {notice.kind for notice in case.notices if notice.node in case.around(node)}
    if node in case.base and node not in case.mine and "lock_restored" not in kinds:
        yield f"locked {node} was restored without a notice"


def _pin(case: Merged, node: str, path: Path) -> Iterator[str]:
    """What is pinned is as I have it, and a notice holds what upstream made of it."""
    mine, theirs, base = (side.leaf(node, path) for side in (case.mine, case.theirs, case.base))
    if mine is MISSING or node not in case.result or case.is_locked(node):
        return
    if case.result.leaf(node, path) != mine and case.mine[node].type == case.result[node].type:
        yield f"pinned {node} {path} is {case.result.leaf(node, path)!r}, not {mine!r}"
    if MISSING in (theirs, base) or theirs in (base, mine) or case.theirs[node].type != case.mine[node].type:
        return
    # In a group, a conflict of the whole group may hold it.
    if not case.holds_leaf("theirs", node, path, theirs):
        yield f"nothing holds what upstream has under the pin of {node} {path}: {theirs!r}"


def _group(case: Merged, node: Node, group: tuple[str, ...]) -> Iterator[str]:
    """Fields that make sense together only are one side's, all of them."""
    mine, theirs, base = (_fields(side.nodes.get(node.id), node, group) for side in (case.mine, case.theirs, case.base))
    got = _fields(node, node, group)
    if theirs is not None and case.is_locked(node.id):
        return
    if not _closed(case, node, group):
        if not case.locked and None not in (mine, theirs) and got not in (mine, theirs):
            yield f"{node.id} {group}, linked with another, mixes two sides: {got}, of {mine} and {theirs}"
        return
    if mine is None or theirs is None:
        if got != (theirs if mine is None else mine) and not case.is_told(node.id):
            yield f"{node.id} {group} is not as the one side that has it: {got}"
        return
    if got not in (mine, theirs):
        yield f"{node.id} {group} mixes two sides: {got}, of {mine} and {theirs}"
    elif base is not None and mine != base and theirs not in (base, mine):
        if got != mine:
            yield f"{node.id} {group} was changed on both sides and is not mine: {got}"
        if not any(conflict.node == node.id and conflict.kind in ("group", "type") for conflict in case.conflicts):
            yield from _unless_told(case, node.id, f"{node.id} {group} was changed on both sides without a word")
    elif base is not None and got != (mine if theirs == base else theirs):
        yield from _unless_told(case, node.id, f"{node.id} {group}: a change of one side is not there: {got}")


def _closed(case: Merged, node: Node, group: tuple[str, ...]) -> bool:
    """Whether nothing moved into the group or out of it, and no part of it is locked by itself.

    Otherwise whose it is, nobody can say.
    """
    sides = (case.base, case.mine, case.theirs)
    members = [_members(side, node.id, group) for side in sides]
    if case.locked & set().union(*members):
        return False
    return all(
        inner in inside
        for inner in set().union(*members)
        for side, inside in zip(sides, members, strict=True)
        if inner in side
    )


def _members(side: Outline, node: str, group: tuple[str, ...]) -> set[str]:
    """All that stands in the group, however deep."""
    found: set[str] = set()
    rest = [slot for slot in side.slots if slot.parent == node and slot.path[:1] and slot.path[0] in group]
    while rest:
        inside = side.order(rest.pop())
        found.update(inside)
        rest += [slot for slot in side.slots if slot.parent in inside]
    return found


def _unless_told(case: Merged, node: str, problem: str) -> Iterator[str]:
    if not case.is_told(node):
        yield problem


def _fields(here: Node | None, like: Node, group: tuple[str, ...]) -> list[Any] | None:
    if here is None or here.type != like.type or not isinstance(here.item["value"], dict):
        return None
    return [here.item["value"].get(name, MISSING) for name in group]
