"""Merging what a page says in one language: its fields, its blocks, its questions."""

from collections.abc import Iterator, Mapping
from typing import Any

from editions.merging import Decisions, MergeResult, merge_stream
from editions.updates.definitions import stream_for

Document = Mapping[str, Any]


def merge_fields(
    base: Document | None, mine: Document, theirs: Document, decisions: Decisions | None = None
) -> MergeResult:
    """Merges three documents of one page in one language; the result's value is its `fields`.

    Fields of the page itself are changes of the node "". Blocks that `theirs` marks as
    mandatory are locked.
    """
    lineage = mine["lineage"]
    merged = merge_stream(
        stream_for(mine["type"]),
        _stream(base, lineage),
        _stream(mine, lineage),
        _stream(theirs, lineage),
        locked=mandatory_blocks(theirs["fields"]),
        decisions=decisions,
    )
    merged.value = merged.value[0]["value"]
    return merged


def _stream(document: Document | None, lineage: str) -> list[dict[str, Any]]:
    return [{"id": lineage, "type": "page", "value": document["fields"]}] if document else []


def mandatory_blocks(fields: Mapping[str, Any]) -> frozenset[str]:
    """The ids of blocks that their course wants kept as they are."""
    return frozenset(_mandatory(fields))


def _mandatory(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _mandatory(each)
    elif isinstance(value, dict):
        inner = value.get("value")
        if isinstance(inner, dict) and inner.get("mandatory") is True and "id" in value:
            yield value["id"]
        for each in value.values():
            yield from _mandatory(each)
