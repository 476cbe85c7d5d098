"""One merge as an auditor sees it: what went in, what came out, and what was said about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks

from tests.unit.merging.held import Conflict, Notice, Report, Side, holds_leaf, holds_sentence, mentions
from tests.unit.merging.outline import Outline, Path, outline

# Conflicts that are about a whole subtree, not about one leaf of it.
SUBTREE_CONFLICTS = {"mine_deleted", "theirs_deleted", "move", "type", "group", "added"}


@dataclass(frozen=True)
class Merged:
    """The four values in outline, with the reports and what was locked and pinned."""

    base: Outline
    mine: Outline
    theirs: Outline
    result: Outline
    conflicts: list[Conflict]
    notices: list[Notice]
    locked: frozenset[str]
    pinned: frozenset[tuple[str, Path]]

    @property
    def reports(self) -> Iterator[Report]:
        yield from self.conflicts
        yield from self.notices

    def side(self, side: Side) -> Outline:
        return self.mine if side == "mine" else self.theirs

    def around(self, node: str) -> set[str]:
        """`node` and whatever it stands in, on any side."""
        sides = (self.base, self.mine, self.theirs, self.result)
        return {node, *(above for side in sides for above in side.ancestors(node))}

    def is_locked(self, node: str) -> bool:
        return bool(self.around(node) & self.locked)

    def holds_leaf(self, side: Side, node: str, path: Path, leaf: Any) -> bool:
        return any(holds_leaf(report, side, node, path, leaf) for report in self.reports)

    def holds_sentence(self, side: Side, node: str, path: Path, sentence: str) -> bool:
        return any(holds_sentence(report, side, node, path, sentence) for report in self.reports)

    def is_told(self, node: str, path: Path = ()) -> bool:
        """Whether a report is about this leaf of `node`, or about a subtree that `node` is in."""
        around = self.around(node)
        return any(
            (report.node == node and tuple(report.path or ()) == path)
            or (report.node in around and (report.kind in SUBTREE_CONFLICTS or hasattr(report, "value")))
            or mentions(report, node)
            for report in self.reports
        )

    def order_told(self, parent: str | None) -> bool:
        """Whether the order in `parent` is in conflict, or a subtree that `parent` is in."""
        if any(conflict.kind == "order" and conflict.node in (parent, "", None) for conflict in self.conflicts):
            return True
        return parent is not None and self.is_told(parent)


def merged(
    block: blocks.Block,
    values: tuple[Any, Any, Any],
    result: Any,
    locked: Iterable[str] = (),
    pinned: Iterable[tuple[str, Path]] = (),
) -> Merged:
    """`values` are base, mine and theirs; `result` has a value, conflicts and notices."""
    base, mine, theirs = (outline(block, value) for value in values)
    return Merged(
        base,
        mine,
        theirs,
        outline(block, result.value),
        list(result.conflicts),
        list(result.notices),
        frozenset(locked),
        frozenset(pinned),
    )
