"""An auditor of merges that knows the specification and nothing of the engine.

It holds a merge against what must be true of every merge, whatever was edited: the result is
well-formed, no local value is lost without a conflict or notice that holds it, every upstream
change is applied or reported, and nothing else happened.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail import blocks

from tests.unit.merging import audit_existence, audit_order, audit_places, audit_protected, audit_text, audit_values
from tests.unit.merging.merged import Merged, merged
from tests.unit.merging.outline import Path
from tests.unit.merging.sentences import faults

CHECKS: tuple[Callable[[Merged], Iterator[str]], ...] = (
    audit_existence.check,
    audit_places.check,
    audit_order.check,
    audit_values.check,
    audit_text.check,
    audit_protected.check,
)


def audit(
    block: blocks.Block,
    values: tuple[Any, Any, Any],
    result: Any,
    *,
    locked: Iterable[str] = (),
    pinned: Iterable[tuple[str, Path]] = (),
) -> list[str]:
    """What is wrong with `result`, the merge of `values`: base, mine and theirs. Nothing, if it is sound.

    The three values have unique ids throughout; `result` has a value, conflicts and notices.
    """
    case = merged(block, values, result, locked, pinned)
    return [*_form(case), *(problem for check in CHECKS for problem in check(case))]


def _form(case: Merged) -> Iterator[str]:
    yield from case.result.faults
    for node in case.result.nodes.values():
        for path in node.rich:
            yield from (f"{node.id} {path}: {fault}" for fault in faults(str(node.leaves[path] or "")))
        if node.block is None and all(
            side.nodes[node.id].block for side in (case.mine, case.theirs) if node.id in side
        ):
            yield f"{node.id} stands where its type {node.type} is unknown"
