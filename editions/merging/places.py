"""Where each node stands: rule 6, a three-way decision on its container."""

from editions.merging.plan import Plan, Side
from editions.merging.result import Sides
from editions.merging.tree import Slot, Tree, shown


def find_places(plan: Plan) -> None:
    """Fills `places`; nodes without any place go to `homeless`."""
    plan.told.update(each.node for each in plan.changes)
    for identifier in [*plan.mine.nodes, *plan.theirs.nodes]:
        if identifier in plan.alive and identifier not in plan.places:
            place = _place(plan, identifier)
            if place is None:
                plan.homeless.add(identifier)
            else:
                plan.places[identifier] = place
    for cycle in iter(lambda: _cycle(plan), None):
        _break(plan, cycle)


def _place(plan: Plan, identifier: str) -> Slot | None:
    theirs = _of(plan.theirs, identifier)
    candidates = [
        slot
        for side, slot in _wishes(plan, identifier)
        if plan.is_place(side, slot)
        and slot[0] != identifier
        # What is mandatory holds what upstream has in it and nothing else.
        and (slot[0] not in plan.mandatory or slot == theirs)
    ]
    return candidates[0] if candidates else None


def _wishes(plan: Plan, identifier: str) -> list[tuple[Side, Slot]]:
    """The places that the node might have, the one that the rules give it first."""
    mine = _of(plan.mine, identifier)
    theirs = _of(plan.theirs, identifier)
    if mine is None or theirs is None:
        return [("theirs", theirs)] if theirs is not None else [("mine", mine)] if mine is not None else []
    mine_first: list[tuple[Side, Slot]] = [("mine", mine), ("theirs", theirs)]
    theirs_first: list[tuple[Side, Slot]] = [("theirs", theirs), ("mine", mine)]
    if mine == theirs:
        return mine_first
    if identifier in plan.mandatory and identifier not in plan.locked:
        return theirs_first
    if plan.whole.get(identifier) == "theirs" or mine[0] in plan.mandatory:
        return theirs_first
    if plan.whole.get(identifier) == "mine":
        return mine_first
    # Into, or out of, a part that follows one side whole.
    base = _of(plan.base, identifier)
    sides = Sides(shown(base), shown(mine), shown(theirs))
    if plan.whole_slots.get(theirs) == "mine":
        if base is None or (theirs != base and not _is_told(plan, theirs)):
            # Added on both sides, or moved by upstream into what follows mine for the sake of something else: the
            # part that follows mine need not hold it, and no conflict does.
            plan.changed("moved", identifier, conflict="move", sides=sides)
        return mine_first
    if plan.whole_slots.get(mine) == "theirs" or plan.whole_slots.get(theirs) == "theirs":
        return theirs_first
    if theirs == base:
        return mine_first
    if not plan.is_place("theirs", theirs):
        # Into something that I deleted: told with that deletion.
        return mine_first
    if mine != base or plan.whole_slots.get(mine) == "mine":
        decision = plan.changed("moved", identifier, conflict="move", sides=sides)
        if plan.whole_slots.get(mine) == "mine":
            return mine_first
        return theirs_first if decision == "take" else mine_first
    return mine_first if plan.changed("moved", identifier, sides=sides) == "keep" else theirs_first


def _is_told(plan: Plan, slot: Slot) -> bool:
    """Whether what is on record of a whole part holds what upstream has in `slot`."""
    above = [slot[0]]
    while (node := plan.theirs.get(above[-1])) is not None and node.slot[0]:
        above.append(node.slot[0])
    return not plan.told.isdisjoint(above)


def _of(tree: Tree, identifier: str) -> Slot | None:
    node = tree.get(identifier)
    return node.slot if node else None


# Cycles ----------------------------------------------------------------------------------------


def _cycle(plan: Plan) -> list[str] | None:
    """Nodes that hold each other, in the order of walking up."""
    settled: set[str] = set()
    for start in plan.places:
        path: list[str] = []
        seen: dict[str, int] = {}
        node = start
        while node and node not in settled and node in plan.places:
            if node in seen:
                return path[seen[node] :]
            seen[node] = len(path)
            path.append(node)
            node = plan.places[node][0]
        settled.update(path)
    return None


def _break(plan: Plan, cycle: list[str]) -> None:
    """Reverts one of upstream's moves in the cycle; one of mine where theirs are mandatory."""
    sides: list[tuple[Side, Tree]] = [("mine", plan.mine), ("theirs", plan.theirs)]
    for side, tree in sides:
        for identifier in sorted(cycle):
            slot = _of(tree, identifier)
            if slot is None or slot == plan.places[identifier] or not plan.is_place(side, slot):
                continue
            if identifier in plan.reverted or (identifier in plan.mandatory and identifier not in plan.locked):
                continue
            plan.reverted.add(identifier)
            plan.places[identifier] = slot
            _tell(plan, identifier)
            return
    raise AssertionError(f"Blocks hold each other, and no move explains it: {cycle}")


def _tell(plan: Plan, identifier: str) -> None:
    """The move is a conflict, whatever was thought of it before the cycle was seen."""
    plan.changes[:] = [each for each in plan.changes if (each.change, each.node) != ("moved", identifier)]
    plan.conflicts[:] = [each for each in plan.conflicts if (each.kind, each.node) != ("move", identifier)]
    plan.changed(
        "moved",
        identifier,
        conflict="move",
        sides=Sides(*(shown(_of(tree, identifier)) for tree in (plan.base, plan.mine, plan.theirs))),
    )
