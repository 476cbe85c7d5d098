"""The result of a plan, as a raw value."""

from collections import defaultdict
from typing import Any

from editions.merging.leaves import archive_children, find_leaves
from editions.merging.order import find_order
from editions.merging.plan import Plan
from editions.merging.result import Path
from editions.merging.tree import ROOT, Node, Slot


def assemble(plan: Plan) -> list[dict[str, Any]]:
    """The stream of all living nodes."""
    members: dict[Slot, set[str]] = defaultdict(set)
    for identifier, slot in plan.places.items():
        members[slot].add(identifier)
    archive_children(plan)
    return _items(plan, members, ROOT)


def _items(plan: Plan, members: dict[Slot, set[str]], slot: Slot) -> list[dict[str, Any]]:
    return [_item(plan, members, identifier) for identifier in find_order(plan, slot, members.get(slot, set()))]


def _item(plan: Plan, members: dict[Slot, set[str]], identifier: str) -> dict[str, Any]:
    _side, node = plan.kept_by(identifier)
    value = _value(plan, members, node)
    return {**node.item, "value": value}


def _value(plan: Plan, members: dict[Slot, set[str]], node: Node) -> Any:
    leaves = find_leaves(plan, node.id)
    lists = {path: _items(plan, members, (node.id, path)) for path in _lists(plan, node, leaves)}
    if () in lists:
        return lists[()]
    if () not in node.structs:
        return leaves.get(())
    result: dict[str, Any] = {}
    for path in _structs(plan, node):
        _put(result, path, {})
    for path, value in [*leaves.items(), *lists.items()]:
        _put(result, path, value)
    return result


def _counterparts(plan: Plan, node: Node) -> list[Node]:
    """The node on the side that it follows, and on the other if it says the same kind of thing."""
    other = (plan.mine if plan.theirs.get(node.id) is node else plan.theirs).get(node.id)
    if other is None or other.kind != node.kind or node.id in plan.mandatory or node.id in plan.whole:
        return [node]
    return [node, other]


def _lists(plan: Plan, node: Node, leaves: dict[Path, Any]) -> list[Path]:
    found = dict.fromkeys(path for each in _counterparts(plan, node) for path in each.slots)
    return [path for path in found if path not in leaves]


def _structs(plan: Plan, node: Node) -> list[Path]:
    found = dict.fromkeys(path for each in _counterparts(plan, node) for path in each.structs)
    return sorted((path for path in found if path), key=len)


def _put(result: dict[str, Any], path: Path, value: Any) -> None:
    for name in path[:-1]:
        inner = result.get(name)
        if not isinstance(inner, dict):
            inner = result[name] = {}
        result = inner
    result.setdefault(path[-1], value) if value == {} else result.__setitem__(path[-1], value)
