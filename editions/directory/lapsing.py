"""What of a directory has ceased to hold, or soon will."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

__all__ = ["SOON", "Lapse", "lapses"]

SOON = datetime.timedelta(days=14)
"""How long before its last day an entry is pointed out."""


@dataclass(frozen=True)
class Lapse:
    """`entry` names it for good; `name` and `language` are for people, the language empty for all of them."""

    entry: str
    name: str
    language: str
    valid_until: datetime.date
    lapsed: bool


def lapses(body: Mapping[str, Any], declared: Iterable[str], today: datetime.date | None = None) -> list[Lapse]:
    """Of a snapshot's `body`, the first to end first. Slots that the course no longer declares are left out."""
    today = today or timezone.now().date()
    wanted = set(declared)
    found = []
    for language, slots in (body.get("slots") or {}).items():
        for key, value in slots.items():
            if key in wanted:
                found.append((f"slot:{key}:{language}", key, language, value.get("valid_until")))
    for each in body.get("institutions") or []:
        names = [words["name"] for words in each["locales"].values()]
        found.append((f"institution:{each['lineage']}", names[0] if names else "", "", each.get("valid_until")))
    ending = [
        Lapse(entry, name, language, until, until < today)
        for entry, name, language, text in found
        if text and (until := datetime.date.fromisoformat(text)) <= today + SOON
    ]
    return sorted(ending, key=lambda lapse: (lapse.valid_until, lapse.entry))
