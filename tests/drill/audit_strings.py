"""What became of a translation that follows its source: pairs of source string and translation."""

from collections.abc import Iterator
from typing import Any

from tests.drill.recorded import Place, Recorded
from tests.drill.reports import Item, Reports

Document = dict[str, Any]


def follows(document: Document | None, source: str) -> bool:
    """Whether this is a translation that is kept in step with its source."""
    return bool(
        document and document["locale"] != source and document["translation"] and document["translation"]["enabled"]
    )


def check(place: Place, sides: tuple[Recorded, Recorded, Recorded, Recorded], reports: Reports) -> Iterator[str]:
    """What is wrong with it; `sides` are base, theirs, mine and after."""
    base, theirs, mine, after = sides
    items = [report for report in reports.at(place) if isinstance(report, Item)]
    old, new = (_pairs(side.documents.get(place)) for side in (base, theirs))
    own, now = mine.memory.get(place, {}), after.memory.get(place, {})
    for pair, target in own.items():
        if now.get(pair) == target:
            continue
        given_up = any(_is_of(item, pair, target, "mine") and item.taken for item in items)
        # Of a string that I have reworded, the old translation is nobody's work of mine.
        replaced = old.get(pair) == target and any(_is_of(item, pair, now.get(pair), "theirs") for item in items)
        if not given_up and not replaced:
            yield f"{pair}: mine is lost: {target!r}; now {now.get(pair)!r}"
        elif old.get(pair) != target and not any(item.kind for item in items if _is_of(item, pair, target, "mine")):
            yield f"{pair}: mine, which differs from the base, was given up without a conflict: {target!r}"
    for pair, target in new.items():
        if target in (old.get(pair), own.get(pair)):
            continue
        told = [item for item in items if _is_of(item, pair, target, "theirs")]
        if now.get(pair) == target:
            if not any(item.taken for item in told):
                yield f"{pair}: nobody asked for {target!r}"
        elif not any(not item.taken or item.edited is not None for item in told):
            yield f"{pair}: theirs is neither there nor reported: {target!r}; now {now.get(pair)!r}"
    yield from _served(place, mine, after)


def _served(place: Place, mine: Recorded, after: Recorded) -> Iterator[str]:
    """What readers had of a translator's words they have still, while the source has its string."""
    before, now = mine.documents[place], after.documents[place]
    kept = _pairs(before).items() & _pairs(now).items()
    had, have = (_texts(document["fields"]) for document in (before, now))
    for pair, target in sorted(kept):
        # Markup is told apart from its text in pairs.
        if "<" not in target and target in had and target not in have:
            yield f"{pair}: {target!r} was shown, and is no more"


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(_texts, value.values()))
    if isinstance(value, list):
        return "\n".join(map(_texts, value))
    return str(value)


def _pairs(document: Document | None) -> dict[tuple[str, str], str]:
    rows = document["translation"]["strings"] if document and document["translation"] else []
    return {(row["path"], row["source"]): row["target"] for row in rows}


def _is_of(item: Item, pair: tuple[str, str], target: str | None, side: str) -> bool:
    return getattr(item, side) == target and ".".join(item.path[:-1]) == pair[0] and item.source == pair[1]
