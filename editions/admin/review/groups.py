"""Cards by module and page, with counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from editions.admin.review.cards import Card
from editions.admin.review.kinds import KINDS
from editions.admin.review.material import Material
from editions.models import UpdateItem

__all__ = ["ModuleGroup", "PageGroup", "counts_by_kind", "grouped", "module_of", "modules_of"]


@dataclass
class PageGroup:
    """The changes of one page in one language."""

    lineage: str
    locale: str
    title: str
    language: str
    cards: list[Card] = field(default_factory=list)
    # The primary key of the edition's page, if it has it.
    page: int | None = None


@dataclass
class ModuleGroup:
    """`key` is the module's lineage, "" for what stands outside of modules."""

    key: str
    title: str
    pages: list[PageGroup] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        return [card for page in self.pages for card in page.cards]


def module_of(item: UpdateItem) -> str:
    """The lineage of the module that the item stands in, "" outside of modules."""
    return str(item.module or "")


def grouped(cards: Iterable[Card], material: Material) -> list[ModuleGroup]:
    """In upstream's reading order; the course itself comes first."""
    groups: dict[str, ModuleGroup] = {}
    pages: dict[tuple[str, str, str], PageGroup] = {}
    for card in cards:
        key, lineage, locale = module_of(card.item), str(card.item.lineage), card.item.locale
        module = groups.setdefault(key, ModuleGroup(key, _title(key, material)))
        if (key, lineage, locale) not in pages:
            identity = material.identities.get((lineage, locale))
            page = PageGroup(lineage, locale, material.title_of(lineage), card.language)
            page.page = identity.page_id if identity else None
            pages[key, lineage, locale] = page
            module.pages.append(page)
        pages[key, lineage, locale].cards.append(card)
    for module in groups.values():
        module.pages.sort(key=lambda page: (material.order.get(page.lineage, -1), page.locale != material.source))
    return sorted(groups.values(), key=lambda group: material.order.get(group.key, -1))


def _title(module: str, material: Material) -> str:
    return material.title_of(module) if module else _("The course itself")


def modules_of(cards: Iterable[Card], material: Material) -> list[dict[str, Any]]:
    """`{key, title, count, undecided}` for each module that has changes."""
    found: dict[str, dict[str, Any]] = {}
    for card in cards:
        key = module_of(card.item)
        row = found.setdefault(key, {"key": key, "title": _title(key, material), "count": 0, "undecided": 0})
        row["count"] += 1
        row["undecided"] += not card.item.decision
    return sorted(found.values(), key=lambda row: material.order.get(row["key"], -1))


def counts_by_kind(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """`{name, label, count}` for each kind of change."""
    counts = Counter(kind for card in cards for kind in card.kinds)
    return [{"name": name, "label": label, "count": counts[name]} for name, label in KINDS.items()]
