"""Translate from memory what was translated before, word for word."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from editions.audit import record
from editions.models import AuditAction, Edition
from editions.permissions import Action, require
from editions.translating.limits import Limits
from editions.translating.memory import Memory
from editions.translating.units import MEMORY_TOOL, read_pages
from editions.translating.writing import keep_translations

__all__ = ["fill_from_memory"]


@transaction.atomic
def fill_from_memory(
    edition: Edition,
    locale: Locale,
    lineages: Collection[str] | None = None,
    *,
    below: bool = True,
    user: Any = None,
) -> int:
    """Keeps what the memory has for texts without a translation, and says how many there were.

    They are marked as taken from memory and wait to be published like any other. Pages that are
    locked are left alone, and what is too long for its place is left out. With `lineages`, in those
    pages alone; a module brings what lies `below` it, unless told not to. Raises `NotPermitted`.
    """
    require(user, Action.TRANSLATE, edition)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    pages = read_pages(edition, locale, lineages, below=below)
    units = [unit for page in pages if not page.locked for unit in page.units]
    texts = [(unit, match.target) for unit, match in Memory(edition, locale).fitting(units, Limits(pages))]
    count = keep_translations(locale, texts, user=user, tool=MEMORY_TOOL)
    if count:
        details = {"language": locale.language_code, "texts": count, "from": MEMORY_TOOL}
        record(edition, user, AuditAction.TRANSLATED, details)
    return count
