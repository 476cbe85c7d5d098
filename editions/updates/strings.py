"""Merging a translation that follows its source: string by string, by what it translates.

The structure of such a page is its source's. What translators wrote are pairs of a source
string and a target at a path, and overrides (another picture, say). A pair keeps its worth only
as long as the source has that string.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from editions.merging import Change, Conflict, Decisions, Edited
from editions.merging.result import ConflictKind, Decision

Document = Mapping[str, Any]


@dataclass(slots=True)
class MergedStrings:
    """What to remember beyond what the edition has; every change, with its source string."""

    strings: list[dict[str, Any]] = field(default_factory=list)
    overrides: list[dict[str, Any]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    sources: dict[tuple[str, str, tuple[str, ...]], str] = field(default_factory=dict)


def follows_source(document: Document | None) -> bool:
    """Whether this is a translation that is kept in step with its source."""
    return bool(document and document["translation"] and document["translation"]["enabled"])


def merge_strings(
    base: Document | None, mine: Document, theirs: Document, decisions: Decisions | None = None
) -> MergedStrings:
    """What upstream's translators changed since `base`, against what mine wrote."""
    merged = MergedStrings()
    decisions = decisions or {}
    old, own, new = (_pairs(document) for document in (base, mine, theirs))
    edited = _edited_paths(old, own)
    for (path, source), target in new.items():
        before = old.get((path, source))
        held = own.get((path, source))
        if target in (before, held):
            continue
        conflict: ConflictKind | None = None
        if held is not None:
            conflict = "value" if held != before else None
        elif before is not None or path in edited:
            # The edition's own text stands at this place, in the source or in the translation.
            conflict = "value"
            held = edited.get(path)
        change = _change(path, source, conflict, before, held, target)
        decision = _record(merged, change, decisions, source)
        chosen = _chosen(decision, target, conflict)
        if chosen is not None:
            merged.strings.append({"path": path, "source": source, "target": chosen})
    _merge_overrides(merged, base, mine, theirs, decisions)
    return merged


def _merge_overrides(
    merged: MergedStrings, base: Document | None, mine: Document, theirs: Document, decisions: Decisions
) -> None:
    old, own, new = (_overrides(document) for document in (base, mine, theirs))
    for path, data in new.items():
        before, held = old.get(path), own.get(path)
        if data in (before, held):
            continue
        conflict: ConflictKind | None = None if held == before else "value"
        change = _change(path, "", conflict, before, held, data)
        chosen = _chosen(_record(merged, change, decisions, ""), data, conflict)
        if chosen is not None:
            merged.overrides.append({"path": path, "data": chosen})


def _pairs(document: Document | None) -> dict[tuple[str, str], str]:
    if not document or not document["translation"]:
        return {}
    return {(row["path"], row["source"]): row["target"] for row in document["translation"]["strings"]}


def _overrides(document: Document | None) -> dict[str, Any]:
    if not document or not document["translation"]:
        return {}
    return {row["path"]: row["data"] for row in document["translation"]["overrides"]}


def _edited_paths(old: dict[tuple[str, str], str], own: dict[tuple[str, str], str]) -> dict[str, str]:
    """The paths at which the edition's translators wrote something else, and what."""
    return {path: target for (path, source), target in own.items() if old.get((path, source)) != target}


def _change(path: str, source: str, conflict: ConflictKind | None, base: Any, mine: Any, theirs: Any) -> Change:
    steps = path.split(".")
    node = steps[1] if len(steps) > 1 else ""
    # Several strings may stand at one path: a text of three paragraphs has three.
    which = (blake2b(source.encode(), digest_size=6).hexdigest(),) if source else ()
    return Change("changed", node, (*steps, *which), conflict, base, mine, theirs)


def _record(merged: MergedStrings, change: Change, decisions: Decisions, source: str) -> Decision | None:
    merged.changes.append(change)
    merged.sources[change.key] = source
    decision = decisions.get(change.key)
    if change.conflict and decision is None:
        merged.conflicts.append(
            Conflict(change.conflict, change.node, change.path, change.base, change.mine, change.theirs)
        )
    return decision


def _chosen(decision: Decision | None, theirs: Any, conflict: str | None) -> Any:
    if isinstance(decision, Edited):
        return decision.value
    if decision == "keep" or (decision is None and conflict):
        return None
    return theirs
