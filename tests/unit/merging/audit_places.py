"""Rule 6: in which slot nodes stand."""

from collections.abc import Iterator

from tests.unit.merging.merged import Merged
from tests.unit.merging.outline import Slot


def check(case: Merged) -> Iterator[str]:
    """What is wrong with the parents of nodes."""
    for node in sorted(case.result.nodes):
        base, mine, theirs = (side.slot(node) for side in (case.base, case.mine, case.theirs))
        got = case.result.slot(node)
        if got not in (base, mine, theirs):
            yield f"{node} stands in {got}, where no side has it"
        elif base is None and mine and theirs and case.is_locked(node):
            # Added on both sides, in different places: the lock has its own.
            continue
        elif case.is_told(node) or (theirs and _dead_and_told(case, theirs)):
            continue
        elif mine and theirs:
            expected = mine if theirs in (base, mine) else theirs if mine == base else None
            if got != expected:
                yield f"{node} stands in {got} without a word; base {base}, mine {mine}, theirs {theirs}"
        elif got != (mine or theirs):
            yield f"{node}, on one side only, stands in {got} and not in {mine or theirs}"
    yield from _cycles(case)


def _dead_and_told(case: Merged, slot: Slot) -> bool:
    """Whether a report is about what upstream has a node in, because that is gone."""
    return slot.parent is not None and slot.parent not in case.result and case.is_told(slot.parent)


def _cycles(case: Merged) -> Iterator[str]:
    """Nodes that the result has lost although a side would have them in something that lives."""
    for node in sorted(case.mine.nodes.keys() & case.theirs.nodes.keys() - case.result.nodes.keys()):
        if case.mine.slot(node) == case.theirs.slot(node) == case.base.slot(node):
            parent = case.mine[node].slot.parent
            if parent is None or parent in case.result:
                yield f"{node} was moved by nobody, its parent lives, and it is gone"
