"""What applying an update would do, as it is decided now. Nothing is written."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from editions.models import Update, UpdateItem
from editions.updates.compute import compute
from editions.updates.items import chosen_by, is_structural, waits
from editions.updates.obstacles import obstacles
from editions.updates.sides import Sides, read_sides, seen
from editions.updates.violations import violations_of

__all__ = ["Forecast", "forecast"]


@dataclass
class Forecast:
    """Counts of items by what becomes of them, counts of pages, and what stands in the way."""

    taken: int = 0
    edited: int = 0
    kept: int = 0
    waiting: int = 0
    conflicts_waiting: int = 0
    drafts: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    # Whether somebody changed one of the edition's pages since the offer.
    stale: bool = False
    skipped: list[dict[str, Any]] = field(default_factory=list)
    violations: list[dict[str, Any]] = field(default_factory=list)


def forecast(update: Update) -> Forecast:
    """For an update that is open."""
    items = list(update.items.all())
    sides = read_sides(update.edition, update.to_release)
    found = _of_items(items)
    now = seen(sides)
    places = {"" if is_structural(item) else f"{item.lineage} {item.locale}" for item in items}
    found.stale = any(update.seen.get(place) != now.get(place) for place in places)
    computed = compute(sides, chosen_by(items))
    found.drafts = len(computed.fields.keys() | computed.strings.keys())
    _of_tree(found, sides, dict(computed.outline.pages()))
    titles = {str(item.lineage): item.page_title for item in items}
    touched = computed.fields.keys() | computed.strings.keys() | computed.languages.keys()
    found.skipped = [
        {"lineage": lineage, "locale": code, "page_title": titles.get(lineage, ""), "reason": reason}
        for (lineage, code), reason in sorted(obstacles(update.edition, sides.lineages).items())
        if (lineage, code) in touched
    ]
    found.violations = violations_of(update.edition, sides, computed)
    return found


def _of_items(items: list[UpdateItem]) -> Forecast:
    by_decision = Counter(item.decision for item in items if not item.edited)
    return Forecast(
        taken=by_decision[UpdateItem.Decision.TAKE],
        edited=sum(bool(item.edited) for item in items),
        kept=by_decision[UpdateItem.Decision.KEEP],
        waiting=sum(waits(item) for item in items),
        conflicts_waiting=sum(waits(item) and bool(item.conflict) for item in items),
    )


def _of_tree(found: Forecast, sides: Sides, after: dict[str, str]) -> None:
    before = {page["lineage"]: page["parent"] or "" for page in sides.mine.pages}
    found.added = len(after.keys() - before.keys())
    found.removed = len(before.keys() - after.keys())
    found.moved = sum(before[lineage] != after[lineage] for lineage in before.keys() & after.keys())
