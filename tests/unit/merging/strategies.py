"""Hypothesis strategies of merges: a base, and what two sides made of it."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from wagtail import blocks

from tests.unit.merging.edits import EDITS, parts
from tests.unit.merging.outline import Path, outline
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
def edited_cases(draw: Draw, block: blocks.StreamBlock, most: int = 4) -> Case:
    """Both sides come from the base by up to `most` edits each, after up to two that they share."""
    base = Maker(draw, "b").value(block, STREAM)
    common = deepcopy(base)
    _edit(Maker(draw, "x"), block, common, draw(st.sampled_from((0, 0, 0, 1, 2))))
    mine, theirs = deepcopy(common), deepcopy(common)
    _edit(Maker(draw, "m"), block, mine, draw(st.integers(0, most)))
    _edit(Maker(draw, "t"), block, theirs, draw(st.integers(0, most)))
    return Case(block, base, mine, theirs)


@st.composite
def unrelated_cases(draw: Draw, block: blocks.StreamBlock) -> Case:
    """The worst: three documents that have nothing in common but some ids."""
    base, mine, theirs = (Maker(draw, whose, shared_ids=True).value(block, STREAM) for whose in "bmt")
    return Case(block, base, mine, theirs)


@st.composite
def guarded_cases(draw: Draw, block: blocks.StreamBlock) -> Case:
    """Both sides edited the base, of which upstream locked some blocks and I pinned some leaves."""
    case = draw(edited_cases(block))
    upstream = sorted(outline(block, case.base).nodes.keys() & outline(block, case.theirs).nodes.keys())
    locked = draw(st.frozensets(st.sampled_from(upstream), max_size=2)) if upstream else frozenset()
    leaves = sorted({(leaf.node, leaf.path) for leaf in parts(block, case.mine)[1]})
    pinned = draw(st.frozensets(st.sampled_from(leaves), max_size=3)) if leaves else frozenset()
    return Case(block, case.base, case.mine, case.theirs, locked, pinned)


def _edit(maker: Maker, block: blocks.StreamBlock, document: list[Any], times: int) -> None:
    for _ in range(times):
        maker.pick(EDITS)(maker, block, document)
