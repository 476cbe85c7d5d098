"""Three-way merging of StreamField values, block by block, by id."""

from collections.abc import Iterable
from typing import Any

from editions.merging.assemble import assemble
from editions.merging.existence import find_existence
from editions.merging.identity import Identifier
from editions.merging.places import find_places
from editions.merging.plan import Plan
from editions.merging.result import Conflict, Decisions, MergeResult, Path
from editions.merging.shape import Shapes
from editions.merging.tree import Tree, read_tree
from editions.merging.wholes import find_wholes


def merge_stream(
    block: Any,
    base: list[dict[str, Any]],
    mine: list[dict[str, Any]],
    theirs: list[dict[str, Any]],
    *,
    locked: Iterable[str] = frozenset(),
    pinned: Iterable[tuple[str, Path]] = frozenset(),
    decisions: Decisions | None = None,
) -> MergeResult:
    """What `mine` becomes when upstream's step from `base` to `theirs` is taken.

    `block` is a `wagtail.blocks.StreamBlock`, read by its shape; the values are raw StreamField
    lists, `[{"id", "type", "value"}, …]`, and are not changed. `locked` are ids of blocks whose
    content is mandatory: theirs stands, mine is in a notice. `pinned` are `(block id, path)`
    pairs: mine stands, and a notice says what upstream wrote. `decisions` says by
    `Change.key` what somebody decided; without it, clean changes are taken, and in a conflict
    mine stands.

    The result's value has an id for every item, no two the same. With n items in all three
    values together the work is O(n log n) for the longest reordered list and O(n) for the rest;
    comparing a rich text that both sides changed is quadratic in its own paragraphs.
    """
    identifier = Identifier()
    values = [
        identifier.read(block, base, base=True),
        identifier.read(block, mine),
        identifier.read(block, theirs),
    ]
    shapes = Shapes()
    trees = [read_tree(block, value, shapes) for value in values]
    plan = _plan(trees, frozenset(locked), frozenset(pinned), decisions or {})
    value = assemble(plan)
    return MergeResult(value, plan.conflicts, [*identifier.notices, *plan.notices], plan.changes)


def _plan(trees: list[Tree], locked: frozenset[str], pinned: frozenset[tuple[str, Path]], decisions: Decisions) -> Plan:
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
