"""Working out a plan: the steps in their order, again where something has no place."""

from editions.merging.existence import find_existence
from editions.merging.places import find_places
from editions.merging.plan import Plan
from editions.merging.result import Conflict, Decisions, Path
from editions.merging.tree import Tree
from editions.merging.wholes import find_wholes


def plan_of(
    trees: list[Tree],
    *,
    decisions: Decisions,
    locked: frozenset[str] = frozenset(),
    pinned: frozenset[tuple[str, Path]] = frozenset(),
) -> Plan:
    """Which nodes of base, mine and theirs there are in the result, and where."""
    needed: frozenset[str] = frozenset()
    while True:
        plan = Plan(*trees, locked=locked, pinned=pinned, decisions=decisions, needed=needed)
        find_wholes(plan)
        find_existence(plan)
        find_places(plan)
        if not plan.homeless:
            return plan
        more = frozenset(_in_the_way(plan, identifier) for identifier in plan.homeless) - needed
        if not more:
            _give_up(plan)
            return plan
        needed |= more


def _in_the_way(plan: Plan, identifier: str) -> str:
    """What would have to stay for the node to have its place: the topmost deletion above it."""
    tree = plan.mine if identifier in plan.mine else plan.theirs
    top = parent = tree[identifier].slot[0]
    while parent and parent not in plan.alive:
        top = parent
        parent = tree[parent].slot[0]
    return top


def _give_up(plan: Plan) -> None:
    """Nodes with no place on either side are left out, each with a conflict that holds it."""
    for identifier in sorted(plan.homeless):
        plan.alive.discard(identifier)
        mine, theirs = plan.mine.item(identifier), plan.theirs.item(identifier)
        plan.conflicts.append(
            Conflict("theirs_deleted" if mine else "mine_deleted", identifier, (), None, mine, theirs)
        )
