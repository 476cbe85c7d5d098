"""Short ways to write documents, and to read results, for scenarios."""

from collections.abc import Iterable
from typing import Any

from editions.merging import merge_stream
from tests.unit.merging.blocks import COURSE
from tests.unit.merging.outline import Path, outline

Item = dict[str, Any]


def block(kind: str, node: str, value: Any) -> Item:
    """An item of a stream."""
    return {"type": kind, "value": value, "id": node}


def line(node: str, value: str = "old") -> Item:
    return block("line", node, value)


def prose(node: str, html: str) -> Item:
    return block("prose", node, html)


def box(node: str, *body: Item, title: str = "title") -> Item:
    return block("box", node, {"title": title, "body": list(body)})


def stack(node: str, *body: Item) -> Item:
    return block("stack", node, list(body))


def item(node: str, value: Any) -> Item:
    """An item of a list."""
    return block("item", node, value)


def columns(node: str, **streams: list[Item]) -> Item:
    """A list of streams, by the ids of its items."""
    return block("columns", node, [item(name, body) for name, body in streams.items()])


def contact(node: str, *, name: str = "name", city: str = "city", floor: int = 1, phones: Iterable[Item] = ()) -> Item:
    return block("contact", node, {"name": name, "place": {"city": city, "floor": floor}, "phones": list(phones)})


def points(node: str, **texts: str) -> Item:
    """A list of structs, texts by the ids of its items."""
    return block("points", node, [item(name, {"text": text, "detail": ""}) for name, text in texts.items()])


def quiz(node: str, *, stem: str = "Stem?", correct: str = "o1", feedback: str = "<p>Why.</p>", **options: Any) -> Item:
    """A question, its options by their ids: a text, or text and tick."""
    ticks = [option if isinstance(option, tuple) else (option, False) for option in options.values()]
    listed = [item(name, {"text": text, "right": right}) for name, (text, right) in zip(options, ticks, strict=True)]
    return block("quiz", node, {"stem": stem, "options": listed, "correct": correct, "feedback": feedback})


class Outcome:
    """A result, with what was told in a form that is easy to compare."""

    def __init__(self, result: Any) -> None:
        self.value: list[Item] = result.value
        self.all_conflicts = list(result.conflicts)
        self.all_notices = list(result.notices)

    @property
    def conflicts(self) -> list[tuple[str, str]]:
        return [(conflict.kind, conflict.node) for conflict in self.all_conflicts]

    @property
    def notices(self) -> list[tuple[str, str]]:
        return [(notice.kind, notice.node) for notice in self.all_notices]

    @property
    def quiet(self) -> bool:
        """Nothing is in conflict, and nothing of mine was touched but what upstream deleted."""
        return not self.all_conflicts and {notice.kind for notice in self.all_notices} <= {"deleted_by_upstream"}

    @property
    def ids(self) -> list[str]:
        return [child["id"] for child in self.value]

    def order(self, parent: str) -> list[str]:
        """The ids of a block's children, those of its first place."""
        found = outline(COURSE, self.value)
        return next(order for slot, order in found.slots.items() if slot.parent == parent)


def merge(
    base: list[Item],
    mine: list[Item],
    theirs: list[Item],
    *,
    locked: Iterable[str] = (),
    pinned: Iterable[tuple[str, Path]] = (),
) -> Outcome:
    """The outcome of merging documents of `COURSE`."""
    return Outcome(merge_stream(COURSE, base, mine, theirs, locked=frozenset(locked), pinned=frozenset(pinned)))
