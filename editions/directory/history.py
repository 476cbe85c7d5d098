"""Noting what changed in an edition's slots."""

from collections.abc import Mapping
from typing import Any

from editions.models import Edition, SlotChange

__all__ = ["record"]

ByLanguage = Mapping[str, Mapping[str, Mapping[str, str]]]
"""`{language: {slot key: values}}`, as a snapshot has it."""


def record(
    edition: Edition, before: ByLanguage, after: ByLanguage, *, by: Any, how: str, undoes: SlotChange | None
) -> None:
    """One row for each slot that differs, in each language; call it in the transaction of the change."""
    places = {(slot, language) for side in (before, after) for language, slots in side.items() for slot in slots}
    changes = [
        SlotChange(
            edition=edition,
            by=by,
            how=how,
            slot=slot,
            language=language,
            before=old,
            after=new,
            undoes=undoes if undoes and (undoes.slot, undoes.language) == (slot, language) else None,
        )
        for slot, language in sorted(places)
        if (old := _said(before, slot, language)) != (new := _said(after, slot, language))
    ]
    SlotChange.objects.bulk_create(changes)


def _said(side: ByLanguage, slot: str, language: str) -> dict[str, str]:
    return {name: text for name, text in side.get(language, {}).get(slot, {}).items() if text}
