"""Three-way merging of StreamField values, block by block, by id."""

from collections.abc import Iterable
from typing import Any

from editions.merging.assemble import assemble
from editions.merging.identity import Identifier
from editions.merging.planning import plan_of
from editions.merging.result import Decisions, MergeResult, Path
from editions.merging.shape import Shapes
from editions.merging.tree import read_tree


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
    plan = plan_of(trees, locked=frozenset(locked), pinned=frozenset(pinned), decisions=decisions or {})
    value = assemble(plan)
    return MergeResult(value, plan.conflicts, [*identifier.notices, *plan.notices], plan.changes)
