"""What a block definition is made of, told by its shape, so that nothing of Wagtail is imported."""

from collections.abc import Iterable
from typing import Any, Literal

from editions.merging.result import Path

Kind = Literal["stream", "list", "struct", "rich_text", "value"]


def kind_of(block: Any) -> Kind:
    """Which of the five forms of raw value `block` stands for."""
    if hasattr(block, "child_block"):
        return "list"
    if hasattr(block, "child_blocks"):
        # Both have named children; those of a stream are offered in groups to choose from.
        return "stream" if hasattr(block, "grouped_child_blocks") else "struct"
    if hasattr(block, "features") and hasattr(block, "editor"):
        return "rich_text"
    return "value"


def groups_of(block: Any) -> Iterable[Path]:
    """The fields of a struct that only make sense together: its `Meta.merge_groups`."""
    return [tuple(group) for group in getattr(block.meta, "merge_groups", None) or []]


class Shapes:
    """Gives definitions whose own fields are alike the same number, whichever objects they are.

    What a list accepts is not part of it: its items have shapes of their own. So a container
    may move to another depth, and a list item between lists of one kind; where the fields
    differ, moving changes the type.
    """

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._known: dict[int, tuple[Any, int]] = {}

    def number(self, block: Any) -> int:
        known = self._known.get(id(block))
        if known is None:
            # The definition is kept, or its `id` could be given to another one.
            known = (block, self._numbers.setdefault(_signature(block), len(self._numbers)))
            self._known[id(block)] = known
        return known[1]


def _signature(block: Any) -> Any:
    kind = kind_of(block)
    if kind == "struct":
        return (kind, *((name, _signature(child)) for name, child in block.child_blocks.items()))
    return kind
