"""Every item of a stream or a list gets an id, and no two the same.

Ids are derived from what is there, so that merging again, or merging another side that has the
same content, finds the same ones.
"""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID, uuid5

from editions.merging.keys import key_of
from editions.merging.result import Notice
from editions.merging.shape import kind_of

_NAMESPACE = UUID("6c0f3b52-4b1e-5d0e-9f53-7a5f4f0f4c11")


class Identifier:
    """Copies raw values and gives their items ids, `base` first: the others take after it."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self._rekeyed: set[str] = set()
        # What the base's items without an id were given, by the list that they are in.
        self._base: dict[str, list[tuple[str, str]]] = {}
        self._reading_base = True

    def read(self, block: Any, raw: Any, *, base: bool = False) -> list[dict[str, Any]]:
        """A copy of the stream `raw` in which every item has an id of its own."""
        self._reading_base = base
        self._seen: dict[str, int] = defaultdict(int)
        items = raw or []
        self._given = set(_given_ids(items))
        return self._value(block, _checked(items, "the stream"), "")

    def _value(self, block: Any, raw: Any, place: str) -> Any:
        kind = kind_of(block)
        if kind == "stream" and isinstance(raw, list):
            return self._items(block, _checked(raw, f"the stream in block {place}"), place, children=block.child_blocks)
        if kind == "list" and isinstance(raw, list):
            return self._items(block.child_block, [_as_item(each) for each in raw], place)
        if kind == "struct" and isinstance(raw, dict):
            return {
                name: self._value(block.child_blocks[name], value, f"{place}/{name}")
                if name in block.child_blocks
                else value
                for name, value in raw.items()
            }
        return raw

    def _items(
        self, child: Any, items: list[dict[str, Any]], place: str, children: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        given = self._missing_ids(items, place)
        result = []
        for index, item in enumerate(items):
            identifier = self._unique(str(item.get("id") or given[index]))
            block = child if children is None else children.get(item["type"])
            value = item.get("value")
            if block is not None:
                value = self._value(block, value, identifier)
            result.append({**item, "id": identifier, "value": value})
        return result

    def _unique(self, identifier: str) -> str:
        self._seen[identifier] += 1
        count = self._seen[identifier]
        if count == 1:
            return identifier
        fresh = str(uuid5(_NAMESPACE, f"{identifier} {count}"))
        while fresh in self._seen or fresh in self._given:
            count += 1
            fresh = str(uuid5(_NAMESPACE, f"{identifier} {count}"))
        self._seen[fresh] = 1
        if fresh not in self._rekeyed:
            self._rekeyed.add(fresh)
            self.notices.append(Notice("rekeyed", fresh, (), identifier))
        return fresh

    def _missing_ids(self, items: list[dict[str, Any]], place: str) -> dict[int, str]:
        """Ids by index, for the items that have none."""
        missing = [index for index, item in enumerate(items) if not item.get("id")]
        if not missing:
            return {}
        prints = [f"{items[index]['type']} {key_of(items[index].get('value'))}" for index in missing]
        known = [] if self._reading_base else self._base.get(place, [])
        # What another side has been given may stand here already, written out.
        known = [entry for entry in known if entry[0] not in self._given]
        ids = _aligned(known, prints)
        times: dict[str, int] = defaultdict(int)
        taken = {identifier for identifier, _ in known}
        for position, print_ in enumerate(prints):
            if position in ids:
                continue
            fresh = ""
            while not fresh or fresh in taken or fresh in self._given:
                times[print_] += 1
                fresh = str(uuid5(_NAMESPACE, f"{place} {print_} {times[print_]}"))
            ids[position] = fresh
            taken.add(fresh)
        if self._reading_base:
            self._base[place] = [(ids[position], print_) for position, print_ in enumerate(prints)]
        return {index: ids[position] for position, index in enumerate(missing)}


def _checked(raw: Any, where: str) -> list[dict[str, Any]]:
    """A stream's items; raises `ValueError` for what no stream can hold."""
    if not isinstance(raw, list):
        raise ValueError(f"{where.capitalize()} is a list of blocks, not {type(raw).__name__}.")
    for number, item in enumerate(raw, 1):
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            raise ValueError(f'Item {number} of {where} is no block: it has to be {{"id", "type", "value"}}.')
    return raw


def _given_ids(raw: Any) -> Iterator[str]:
    """The ids that are written in a raw value, in all depth."""
    waiting = [raw]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("id"), str):
                yield part["id"]
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _as_item(raw: Any) -> dict[str, Any]:
    """A list's item; lists saved by old versions of Wagtail hold bare values."""
    if isinstance(raw, dict) and raw.get("type") == "item" and "value" in raw and raw.keys() <= {"type", "value", "id"}:
        return raw
    return {"type": "item", "value": raw}


def _aligned(known: list[tuple[str, str]], prints: list[str]) -> dict[int, str]:
    """The base's ids by position, for the same content and for what stands between it."""
    ids: dict[int, str] = {}
    matcher = SequenceMatcher(None, [print_ for _, print_ in known], prints, autojunk=False)
    for _tag, start, end, other_start, other_end in matcher.get_opcodes():
        for old, new in zip(range(start, end), range(other_start, other_end), strict=False):
            same_type = known[old][1].split(" ", 1)[0] == prints[new].split(" ", 1)[0]
            if same_type:
                ids[new] = known[old][0]
    return ids
