"""Items of two lists, matched by their ids, in the order in which a view shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from editions.admin.review.marks import View
from editions.admin.review.word_diff import Op

__all__ = ["Pair", "matched"]

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """One item as it was and as it is; `None` where a side does not have it."""

    old: Item | None
    new: Item | None
    # Whether somebody should be told that the other side has no such item.
    only: bool = False

    @property
    def op(self) -> Op:
        """How the item as a whole is marked."""
        if not self.only:
            return "equal"
        return "insert" if self.old is None else "delete"

    @property
    def values(self) -> tuple[Any, Any]:
        """What to compare. An item that one side has alone is marked as a whole, and nothing in it."""
        old, new = ((item or {}).get("value") for item in (self.old, self.new))
        return (new if self.old is None else old), (old if self.new is None else new)


def matched(old: Any, new: Any, view: View) -> Iterator[Pair]:
    """For `old` and `new` the items of that side; for `inline` all, each after what it followed."""
    before, after = _items(old), _items(new)
    tell = bool(before) and bool(after)
    known = {item.get("id"): item for item in before}
    coming = {item.get("id"): item for item in after}
    if view == "old":
        for item in before:
            other = coming.get(item.get("id"))
            yield Pair(item, other, only=tell and other is None)
        return
    gone = _gone_after(before, set(coming)) if view == "inline" else {}
    yield from (Pair(item, None, only=tell) for item in gone.get(None, []))
    for item in after:
        other = known.get(item.get("id"))
        yield Pair(other, item, only=tell and other is None)
        yield from (Pair(each, None, only=tell) for each in gone.get(item.get("id"), []))


def _items(value: Any) -> list[Item]:
    """Raw items; older lists hold bare values, which count by their place."""
    listed = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {"id": n, "value": item} for n, item in enumerate(listed)]


def _gone_after(before: list[Item], standing: set[Any]) -> dict[Any, list[Item]]:
    """What is no longer there, by the last item before it that is."""
    gone: dict[Any, list[Item]] = {}
    last: Any = None
    for item in before:
        if item.get("id") in standing:
            last = item.get("id")
        else:
            gone.setdefault(last, []).append(item)
    return gone
