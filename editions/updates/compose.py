"""The base after decisions: the old one, with all that was taken or declined replaced by theirs.

What was put off keeps the old base, and so is offered again.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from editions.documents.canonical import canonical_json, digest_of
from editions.documents.store import store
from editions.merging import Change, ChangeKey, Decisions, merge_outline
from editions.updates.compute import STRUCTURE, Found
from editions.updates.fields import merge_fields
from editions.updates.sides import Place, Side, Sides
from editions.updates.strings import follows_source, merge_strings


class PutOff:
    """Which changes wait: by key, and with everything in the blocks that they hold."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._keys: dict[Place, set[ChangeKey]] = {}
        self._nodes: dict[Place, set[str]] = {}
        # Pages, and pages in one language, that one side has deleted: whether they are to be, waits.
        self._pages: set[str] = set()
        self._places: set[Place] = set()
        for each in found:
            if each.structural and each.change.conflict in _WHOLE:
                self._pages.add(each.change.node)
            elif not each.change.node and each.change.change in ("added", "deleted"):
                self._places.add(each.place)
            place = STRUCTURE if each.structural else each.place
            self._keys.setdefault(place, set()).add(each.change.key)
            if each.structural or each.change.change in ("added", "deleted") or each.change.conflict in _WHOLE:
                nodes = self._nodes.setdefault(place, set())
                nodes.update(_ids([each.change.base, each.change.mine, each.change.theirs]))
                if each.change.change != "reordered":
                    nodes.add(each.change.node)

    def decisions(self, place: Place, changes: Iterable[Change]) -> Decisions:
        keys, nodes = self._keys.get(place, set()), self._nodes.get(place, set())
        return {change.key: "keep" if change.key in keys or change.node in nodes else "take" for change in changes}

    def holds(self, place: Place, parents: Mapping[str, str | None]) -> bool:
        """Whether nothing at all is settled about what stands there, or about what it stands in."""
        lineage: str | None = place[0]
        while lineage and lineage not in self._pages:
            lineage = parents.get(lineage)
        return bool(lineage) or place in self._places

    def __contains__(self, place: Place) -> bool:
        return place in self._keys


_WHOLE = ("type", "mine_deleted", "theirs_deleted")


def _ids(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        for each in value:
            yield from _ids(each)
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for each in value.values():
            yield from _ids(each)


def compose_base(sides: Sides, put_off: PutOff, left_alone: Collection[Place]) -> list[dict[str, Any]]:
    """The new base's pages; documents that no release holds are stored.

    `left_alone` are pages that keep their old base whole.
    """
    outline = _outline(sides, put_off)
    old = {page["lineage"]: page for page in sides.base.pages}
    new = {page["lineage"]: page for page in sides.theirs.pages}
    parents = {lineage: page["parent"] for lineage, page in {**old, **new}.items()}
    composed: dict[str, str] = {}
    pages = []
    for lineage, parent in outline:
        page = new.get(lineage) or old[lineage]
        locales: dict[str, dict[str, str]] = {}
        for code in sorted({*old.get(lineage, page)["locales"], *page["locales"]} & sides.codes):
            place = (lineage, code)
            kept = lineage not in new or put_off.holds(place, parents)
            digest = sides.base.digests.get(place) if kept else _digest(sides, place, put_off, left_alone, composed)
            if digest:
                locales[code] = {"digest": digest}
        if locales:
            pages.append({"lineage": lineage, "type": page["type"], "parent": parent or None, "locales": locales})
    store(composed)
    return pages


def _outline(sides: Sides, put_off: PutOff) -> list[tuple[str, str]]:
    base, theirs = sides.base.outline(sides.codes), sides.theirs.outline(sides.codes)
    changes = merge_outline(base, base, theirs).changes
    return merge_outline(base, base, theirs, decisions=put_off.decisions(STRUCTURE, changes)).pages()


def _digest(
    sides: Sides, place: Place, put_off: PutOff, left_alone: Collection[Place], composed: dict[str, str]
) -> str | None:
    old, new = sides.base.digests.get(place), sides.theirs.digests.get(place)
    if old == new or place in left_alone:
        return old
    if place not in put_off:
        return new
    base, theirs = sides.base.documents.get(place), sides.theirs.documents.get(place)
    if base is None or theirs is None:
        return old
    body = canonical_json(_document(sides.mine, place, base, theirs, put_off))
    digest = digest_of(body)
    composed[digest] = body
    return digest


def _document(
    mine: Side, place: Place, base: Mapping[str, Any], theirs: Mapping[str, Any], put_off: PutOff
) -> dict[str, Any]:
    own = mine.documents.get(place)
    if follows_source(own) and follows_source(base):
        changes = merge_strings(base, base, theirs).changes
        merged = merge_strings(base, base, theirs, put_off.decisions(place, changes))
        return {**theirs, "translation": _with(base["translation"], theirs["translation"], merged)}
    changes = merge_fields(base, base, theirs).changes
    merged = merge_fields(base, base, theirs, put_off.decisions(place, changes))
    return {**theirs, "fields": merged.value}


def _with(base: Mapping[str, Any], theirs: Mapping[str, Any], merged: Any) -> dict[str, Any]:
    """The base's pairs, with those of `merged` in place of theirs or beside them."""
    strings = {(row["path"], row["source"]): row for row in base["strings"]}
    strings.update({(row["path"], row["source"]): row for row in merged.strings})
    overrides = {row["path"]: row for row in base["overrides"]}
    overrides.update({row["path"]: row for row in merged.overrides})
    return {**theirs, "strings": list(strings.values()), "overrides": [overrides[path] for path in sorted(overrides)]}
