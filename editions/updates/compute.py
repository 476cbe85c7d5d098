"""What upstream's release means for an edition: merged pages, a merged tree, and every change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from editions.merging import Change, Decision, Decisions, MergedOutline, Notice, merge_outline
from editions.updates.fields import merge_fields
from editions.updates.sides import Place, Sides, content_key
from editions.updates.strings import MergedStrings, follows_source, merge_strings


@dataclass(frozen=True, slots=True)
class Found:
    """A change at its place. `structural` ones concern the tree of pages."""

    place: Place
    change: Change
    structural: bool = False
    translation: bool = False
    source: str = ""


@dataclass(slots=True)
class Computed:
    """`fields` and `strings` hold the pages that differ from mine; `languages` whole pages.

    `languages` tells what becomes of a page in one language where the page itself stays:
    the digest of upstream's document to add, `None` to take the page away.
    """

    outline: MergedOutline
    fields: dict[Place, dict[str, Any]] = field(default_factory=dict)
    strings: dict[Place, MergedStrings] = field(default_factory=dict)
    languages: dict[Place, str | None] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    notices: list[tuple[Place, Notice]] = field(default_factory=list)


Chosen = Mapping[Place, Decisions]
"""Decisions by place; those about the tree stand under `("", "")`."""

STRUCTURE: Place = ("", "")


def compute(sides: Sides, chosen: Chosen | None = None) -> Computed:
    """Merges `sides`. Without decisions, clean changes are taken and conflicts stay mine."""
    chosen = chosen or {}
    outline = merge_outline(
        sides.base.outline(sides.codes),
        sides.mine.outline(sides.codes),
        sides.theirs.outline(sides.codes),
        decisions=chosen.get(STRUCTURE, {}),
    )
    computed = Computed(outline)
    computed.found.extend(Found((change.node, sides.source), change, structural=True) for change in outline.changes)
    computed.notices.extend(((notice.node, sides.source), notice) for notice in outline.notices)
    present = {lineage for lineage, _parent in outline.pages()}
    mine_has = {lineage for lineage, _code in sides.mine.digests}
    theirs_has = {lineage for lineage, _code in sides.theirs.digests}
    for page in sides.theirs.pages:
        lineage = page["lineage"]
        if lineage in sides.lineages and lineage in present & mine_has & theirs_has:
            for code in sorted(sides.codes, key=lambda code: (code != sides.source, code)):
                _page(computed, sides, (lineage, code), chosen.get((lineage, code), {}))
    return computed


def _page(computed: Computed, sides: Sides, place: Place, decisions: Decisions) -> None:
    base, mine, theirs = (side.documents.get(place) for side in (sides.base, sides.mine, sides.theirs))
    if mine is None or theirs is None:
        _language(computed, sides, place, decisions)
        return
    if sides.base.digests.get(place) == sides.theirs.digests.get(place):
        return
    if place[1] != sides.source and follows_source(mine):
        strings = merge_strings(base, mine, theirs, decisions)
        if strings.strings or strings.overrides:
            computed.strings[place] = strings
        computed.found.extend(
            Found(place, change, translation=True, source=strings.sources[change.key]) for change in strings.changes
        )
        return
    merged = merge_fields(base, mine, theirs, decisions)
    if merged.value != mine["fields"]:
        computed.fields[place] = merged.value
    computed.found.extend(Found(place, change, translation=place[1] != sides.source) for change in merged.changes)
    computed.notices.extend((place, notice) for notice in merged.notices)


def _language(computed: Computed, sides: Sides, place: Place, decisions: Decisions) -> None:
    """A page that one side has in this language and another has not."""
    base, mine, theirs = (side.documents.get(place) for side in (sides.base, sides.mine, sides.theirs))
    old, new = sides.base.digests.get(place), sides.theirs.digests.get(place)
    if mine is None and theirs is not None and old != new:
        conflict = None if base is None else "mine_deleted"
        change = Change("added", "", (), conflict, base and base["fields"], None, theirs["fields"])
        decision = _tell(computed, place, change, decisions)
        if decision == "take" or (decision is None and not conflict):
            computed.languages[place] = new
    elif mine is not None and theirs is None and base is not None:
        edited = _edited(sides, place)
        conflict = "theirs_deleted" if edited else None
        change = Change("deleted", "", (), conflict, base["fields"], mine["fields"], None)
        decision = _tell(computed, place, change, decisions)
        if decision == "take" or (decision is None and not conflict):
            computed.languages[place] = None
            computed.notices.append((place, Notice("deleted_by_upstream", "", (), mine["fields"])))


def _edited(sides: Sides, place: Place) -> bool:
    return content_key(sides.base.documents[place]) != content_key(sides.mine.documents[place])


def _tell(computed: Computed, place: Place, change: Change, decisions: Decisions) -> Decision | None:
    computed.found.append(Found(place, change, translation=True))
    return decisions.get(change.key)
