"""Hypothesis strategies of merges: a base, and what two sides made of it."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from wagtail import blocks

from tests.unit.merging.edits import EDITS, Edit, parts
from tests.unit.merging.outline import MISSING, Path, outline
from tests.unit.merging.values import STREAM, Draw, Maker


@dataclass(frozen=True)
class Case:
    """What goes into a merge. All ids are unique, and rich text is as Wagtail writes it."""

    block: blocks.StreamBlock = field(repr=False)
    base: list[Any]
    mine: list[Any]
    theirs: list[Any]
    locked: frozenset[str] = frozenset()
    pinned: frozenset[tuple[str, Path]] = frozenset()

    @property
    def values(self) -> tuple[list[Any], list[Any], list[Any]]:
        return self.base, self.mine, self.theirs


@st.composite
def edited_cases(draw: Draw, block: blocks.StreamBlock, most: int = 4, edits: tuple[Edit, ...] = EDITS) -> Case:
    """Both sides come from the base by up to `most` edits each, after up to two that they share."""
    base = Maker(draw, "b").value(block, STREAM)
    common = deepcopy(base)
    _edit(Maker(draw, "x"), block, common, draw(st.sampled_from((0, 0, 0, 0, 1, 2))), edits)
    mine, theirs = deepcopy(common), deepcopy(common)
    _edit(Maker(draw, "m"), block, mine, draw(st.integers(1, most)), edits)
    _edit(Maker(draw, "t"), block, theirs, draw(st.integers(1, most)), edits)
    return Case(block, base, mine, theirs)


@st.composite
def unrelated_cases(draw: Draw, block: blocks.StreamBlock, *, any_kind: bool = False) -> Case:
    """The worst: three documents that have nothing in common but some ids; with `any_kind` of unlike things."""
    makers = (Maker(draw, whose, shared_ids=True, any_kind=any_kind) for whose in "bmt")
    base, mine, theirs = (maker.value(block, STREAM) for maker in makers)
    return Case(block, base, mine, theirs)


@st.composite
def guarded_cases(draw: Draw, block: blocks.StreamBlock) -> Case:
    """Both sides edited the base, of which upstream locked some blocks and I pinned some leaves."""
    case = draw(edited_cases(block))
    outlines = [outline(block, value) for value in case.values]
    # Editors mark blocks as mandatory, not the items of lists.
    lockable = sorted(node.id for node in outlines[2].nodes.values() if node.id in outlines[0] and node.type != "item")
    locked = _some(draw, lockable, 2)
    leaves = sorted({(leaf.node, leaf.path) for leaf in parts(block, case.mine)[1]})
    changed = [leaf for leaf in leaves if outlines[2].leaf(*leaf) not in (MISSING, outlines[0].leaf(*leaf))]
    return Case(block, case.base, case.mine, case.theirs, locked, _some(draw, [*leaves, *changed * 5], 3))


def _some(draw: Draw, candidates: list[Any], most: int) -> frozenset[Any]:
    """Up to `most` of the candidates."""
    return draw(st.frozensets(st.sampled_from(candidates), max_size=most)) if candidates else frozenset()


def _edit(maker: Maker, block: blocks.StreamBlock, document: list[Any], times: int, edits: tuple[Edit, ...]) -> None:
    for _ in range(times):
        maker.pick(edits)(maker, block, document)
