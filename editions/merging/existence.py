"""Which nodes there are: rule 3, looking at topmost deletions only."""

from dataclasses import dataclass, field
from typing import Literal

from editions.merging.plan import Plan, Side
from editions.merging.result import Notice, Sides


@dataclass(slots=True)
class Deletion:
    """What one side deleted at once, as it stands on the other: the topmost node, and below."""

    top: str
    nodes: list[str] = field(default_factory=list)
    edited: bool = False


def find_existence(plan: Plan) -> None:
    """Fills `alive`, but for what upstream added: that depends on its container."""
    plan.alive.update(identifier for identifier in plan.mine.nodes if identifier in plan.theirs)
    plan.alive.update(plan.mandatory)
    plan.alive.update(identifier for identifier in plan.whole)
    deleted_by_them = _deletions(plan, "mine")
    plan.alive.update(
        identifier
        for identifier in plan.mine.nodes
        if identifier not in plan.base and identifier not in plan.theirs and identifier not in plan.dropped
    )
    for deletion in deleted_by_them:
        _deleted_by_them(plan, deletion)
    restored = _restored(plan)
    for deletion in _deletions(plan, "theirs"):
        if deletion.top in restored:
            plan.alive.update(deletion.nodes)
        else:
            _deleted_by_me(plan, deletion)
    plan.alive.update(restored)
    _additions(plan)


def _deletions(plan: Plan, side: Side) -> list[Deletion]:
    """What the other side deleted, as it stands on `side`."""
    tree = plan.side(side)
    other = plan.theirs if side == "mine" else plan.mine
    region: dict[str, Deletion] = {}
    found: list[Deletion] = []
    for identifier, node in tree.nodes.items():
        around = region.get(node.slot[0])
        lives = identifier in other
        if lives or identifier in plan.whole or identifier in plan.dropped or identifier in plan.mandatory:
            stays = identifier not in plan.mandatory or identifier in plan.locked
            if around and stays and (identifier not in plan.base or plan.moved(side, identifier)):
                around.edited = True
            continue
        if identifier not in plan.base:
            if around:
                around.edited = True
                around.nodes.append(identifier)
                region[identifier] = around
            continue
        if around is None:
            around = Deletion(identifier)
            found.append(around)
        elif plan.moved(side, identifier):
            around.edited = True
        around.nodes.append(identifier)
        region[identifier] = around
        # What upstream moved from a group that mine stands in has its place in that group.
        stands = side == "mine" and identifier in plan.contested
        if stands or plan.edited(side, identifier) or (around.top == identifier and plan.moved(side, identifier)):
            around.edited = True
    return found


def _deleted_by_them(plan: Plan, deletion: Deletion) -> None:
    top = deletion.top
    mine = plan.mine.item(top)
    conflict: Literal["theirs_deleted"] | None = "theirs_deleted" if deletion.edited or top in plan.needed else None
    decision = plan.changed("deleted", top, conflict=conflict, sides=Sides(plan.base.item(top), mine, None))
    kept = decision != "take" if conflict else decision == "keep"
    if top in plan.needed:
        kept = True
    if kept:
        plan.alive.update(deletion.nodes)
    else:
        plan.alive.difference_update(deletion.nodes)
        plan.notice(Notice("deleted_by_upstream", top, (), mine))


def _deleted_by_me(plan: Plan, deletion: Deletion) -> None:
    if not deletion.edited:
        return
    top = deletion.top
    decision = plan.changed(
        "changed", top, conflict="mine_deleted", sides=Sides(plan.base.item(top), None, plan.theirs.item(top))
    )
    if decision == "take":
        plan.alive.update(deletion.nodes)
    else:
        plan.dropped.update(each for each in deletion.nodes if each not in plan.mandatory)


def _restored(plan: Plan) -> set[str]:
    """Mandatory content that I deleted, and what it stands in, which comes back whole."""
    restored: set[str] = set()
    for identifier in plan.theirs.nodes:
        if identifier not in plan.mandatory:
            continue
        climbing = identifier
        if identifier in plan.mine:
            if not _left_a_mandatory_block(plan, identifier):
                continue
            climbing = plan.theirs[identifier].slot[0]
        while climbing and climbing not in plan.mine and climbing not in restored:
            restored.add(climbing)
            if climbing in plan.base:
                plan.notice(Notice("lock_restored", climbing, (), plan.theirs.item(climbing)))
            climbing = plan.theirs[climbing].slot[0]
    return restored


def _left_a_mandatory_block(plan: Plan, identifier: str) -> bool:
    """Whether upstream took it out of a mandatory block, so that it has no place where I have it."""
    slot = plan.mine[identifier].slot
    return slot[0] in plan.mandatory and plan.theirs[identifier].slot != slot


def _additions(plan: Plan) -> None:
    """Upstream's additions live where their containers do. The topmost is one change."""
    for identifier, node in plan.theirs.nodes.items():
        if identifier in plan.base or identifier in plan.mine or identifier in plan.dropped:
            continue
        parent = node.slot[0]
        if identifier in plan.mandatory or identifier in plan.whole:
            plan.alive.add(identifier)
            if identifier in plan.locked and parent not in plan.mandatory:
                plan.changed("added", identifier, sides=Sides(theirs=node.item))
            continue
        if not plan.is_place("theirs", node.slot):
            plan.dropped.add(identifier)
            continue
        inside = parent and parent not in plan.mine
        if not inside and plan.changed("added", identifier, sides=Sides(theirs=node.item)) == "keep":
            plan.dropped.add(identifier)
            continue
        plan.alive.add(identifier)
