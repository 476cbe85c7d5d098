"""What each node says: rules 4 and 5."""

from dataclasses import dataclass
from typing import Any

from editions.merging.plan import Plan
from editions.merging.result import Edited, Notice, Path, Sides
from editions.merging.rich_text import merge_rich_text
from editions.merging.tree import Node


class _Absent:
    """No such field, which is not the same as an empty one."""

    def __repr__(self) -> str:
        return "absent"


ABSENT = _Absent()


@dataclass(slots=True)
class _Leaf:
    value: Any = ABSENT
    key: str = ""

    @classmethod
    def of(cls, node: Node | None, path: Path) -> "_Leaf":
        if node is None or path not in node.leaves:
            return cls()
        return cls(node.leaves[path], node.keys[path])

    @property
    def shown(self) -> Any:
        return None if self.value is ABSENT else self.value


def find_leaves(plan: Plan, identifier: str) -> dict[Path, Any]:
    """The leaf values of a living node, by path."""
    mine, theirs = plan.mine.get(identifier), plan.theirs.get(identifier)
    if identifier in plan.mandatory and theirs is not None:
        if mine is not None:
            _archive(plan, identifier, mine, theirs)
        return theirs.leaves
    if mine is None or theirs is None:
        return _only(mine or theirs)
    side = plan.whole.get(identifier) or (plan.types.get(identifier) if mine.kind != theirs.kind else None)
    if side:
        return plan.side(side)[identifier].leaves
    base = plan.base.get(identifier)
    known = base is not None and base.kind == mine.kind
    found: dict[Path, Any] = {}
    for path in dict.fromkeys([*mine.leaves, *theirs.leaves]):
        if path in mine.slots or path in theirs.slots:
            continue
        value = _leaf(plan, identifier, path, base if known else None, mine, theirs)
        if value is not ABSENT:
            found[path] = value
    return found


def _only(node: Node | None) -> dict[Path, Any]:
    return node.leaves if node else {}


def _leaf(plan: Plan, identifier: str, path: Path, base: Node | None, mine: Node, theirs: Node) -> Any:
    whole = plan.whole_leaves.get((identifier, path))
    b, m, t = (_Leaf.of(node, path) for node in (base, mine, theirs))
    if whole:
        return (m if whole == "mine" else t).value
    if m.value is not ABSENT and m.key == t.key:
        # The same, but for the editor's own marks: where I wrote nothing, theirs.
        return t.value if m.value == b.value else m.value
    if m.key == t.key or (base is not None and t.key == b.key):
        return t.value if m.key == b.key and m.value == b.value else m.value
    if plan.pins(identifier, path):
        plan.notice(Notice("upstream_changed_under_pin", identifier, path, t.shown))
        return m.value
    if base is not None and m.key == b.key:
        decision = plan.changed("changed", identifier, path, sides=Sides(b.shown, m.shown, t.shown))
        return _decided(decision, m.value, t.value, t.value)
    return _both_changed(plan, identifier, path, base, (b, m, t), rich=path in mine.rich and path in theirs.rich)


def _both_changed(
    plan: Plan, identifier: str, path: Path, base: Node | None, leaves: tuple[_Leaf, _Leaf, _Leaf], *, rich: bool
) -> Any:
    b, m, t = leaves
    merged: Any = m.value
    taken: Any = t.value
    conflict: Any = "value" if base is not None else "added"
    if rich and all(isinstance(leaf.value, str) for leaf in leaves):
        text = merge_rich_text(b.value, m.value, t.value)
        merged = text.value
        if text.clean:
            conflict = None
            taken = merged
        else:
            taken = merge_rich_text(b.value, m.value, t.value, prefer="theirs").value
    decision = plan.changed("changed", identifier, path, conflict=conflict, sides=Sides(b.shown, m.shown, t.shown))
    return _decided(decision, m.value, taken, merged)


def _decided(decision: Any, kept: Any, taken: Any, undecided: Any) -> Any:
    if isinstance(decision, Edited):
        return decision.value
    if decision == "keep":
        return kept
    if decision == "take":
        return taken
    return undecided


def _archive(plan: Plan, identifier: str, mine: Node, theirs: Node) -> None:
    """Mine, where I changed a mandatory block, is kept in notices."""
    base = plan.base.get(identifier)
    if mine.kind != theirs.kind:
        if base is None or plan.edited("mine", identifier):
            plan.notice(Notice("lock_overrode_mine", identifier, (), mine.item["value"]))
        return
    for path, key in mine.keys.items():
        unchanged = base is not None and base.keys.get(path) == key
        if not unchanged and theirs.keys.get(path) != key:
            plan.notice(Notice("lock_overrode_mine", identifier, path, mine.leaves[path]))


def archive_children(plan: Plan) -> None:
    """Notices for what I had put into mandatory blocks, changed in them, or moved into or out of them."""
    told: set[str] = set()
    for identifier, node in plan.mine.nodes.items():
        slot = node.slot
        if slot[0] in told:
            # It is in the notice about what holds it.
            if identifier in plan.overridden:
                told.add(identifier)
        elif identifier in plan.overridden:
            if identifier not in plan.base or plan.edited("mine", identifier) or plan.moved("mine", identifier):
                told.add(identifier)
                plan.notice(Notice("lock_overrode_mine", identifier, (), node.item))
        elif identifier in plan.base and plan.moved("mine", identifier) and plan.places.get(identifier) != slot:
            place = plan.places.get(identifier)
            gone = slot[0] in plan.overridden
            if gone or slot[0] in plan.mandatory or (place is not None and place[0] in plan.mandatory):
                plan.notice(Notice("lock_overrode_mine", identifier, (), [slot[0], *slot[1]]))
