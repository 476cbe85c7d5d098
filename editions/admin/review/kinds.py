"""Kinds of changes, to look at some of them at a time."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from editions.admin.review.fields import is_media
from editions.models import UpdateItem

__all__ = ["KINDS", "kinds_of"]

KINDS = {
    "all": _("All"),
    "undecided": _("Undecided"),
    "conflict": _("Conflicts"),
    "text": _("Text"),
    "structure": _("Structure"),
    "media": _("Media"),
    "question": _("Questions"),
    "language": _("Translations"),
}


def kinds_of(item: UpdateItem, definition: Any, *, question: bool, source: str) -> frozenset[str]:
    """All kinds that the item is of."""
    found = {"all"}
    if not item.decision:
        found.add("undecided")
    if item.conflict:
        found.add("conflict")
    if item.locale != source:
        found.add("language")
    about = set()
    if item.change in ("added", "deleted", "moved", "reordered"):
        about.add("structure")
    if is_media(definition):
        about.add("media")
    if question:
        about.add("question")
    return frozenset(found | (about or {"text"}))
