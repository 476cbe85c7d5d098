"""The texts of an edition that are translated into one language, and how far each is.

wagtail-localize keeps one `String` for all editions that say the same. What somebody wrote for it
is kept by place (`TranslationContext`), and a place belongs to one page by its translation key:
everything here is looked up by the keys of the edition's own pages, never by the string alone.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.content.models import Module
from editions.documents.types import DOCUMENT_TYPES
from editions.models import Edition, PageIdentity
from editions.translating.likeness import likest
from editions.translating.markup import words_of

__all__ = ["MEMORY_TOOL", "PageUnits", "State", "Unit", "read_pages", "read_units"]

MEMORY_TOOL = "Translation memory"
"""What wagtail-localize names as the tool of a translation that was taken from memory."""

# Below this a former source text has nothing to do with what stands there now.
_SAME_TEXT = 0.4


class State(StrEnum):
    """How far the translation of one text is."""

    DONE = "done"
    OUTDATED = "outdated"
    """Its source was reworded since somebody translated it."""
    MISSING = "missing"


@dataclass(frozen=True)
class Unit:
    """One text at one place: what a translator sees as a segment.

    `source` and `target` are wagtail-localize's HTML: inline tags without attributes, links under
    ids (`<a id="a1">`), whose attributes are in `links`. `former` is the text that the source had
    before, and `former_target` what was written for that, where the translation is out of date.
    """

    lineage: str
    path: str
    number: int
    source: str
    target: str
    state: State
    string_id: int
    context_id: int
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    former: str = ""
    former_target: str = ""
    tool: str = ""

    @property
    def key(self) -> str:
        """Stable across languages, releases and editions: lineage, place, number of the text there."""
        return f"{self.lineage}/{self.path}/{self.number}"

    @property
    def source_words(self) -> str:
        return words_of(self.source)

    @property
    def target_words(self) -> str:
        return words_of(self.target)

    @property
    def former_words(self) -> str:
        return words_of(self.former)

    @property
    def former_target_words(self) -> str:
        return words_of(self.former_target)


@dataclass
class PageUnits:
    """A page of the source language and its counterpart.

    `target` is the page in the language, `None` where it is not begun; `written` where it is
    written by itself and follows no source; `locked` where nobody may change it now. `units` are
    in the page's order; where it is not begun or follows no source there are none.
    """

    lineage: str
    title: str
    kind: type[Page]
    source: int
    module: str
    target: int | None
    written: bool
    translation: int | None
    locked: bool = False
    units: list[Unit] = field(default_factory=list)

    def count(self, state: State) -> int:
        return sum(unit.state == state for unit in self.units)

    @property
    def done(self) -> int:
        return self.count(State.DONE)

    @property
    def outdated(self) -> int:
        return self.count(State.OUTDATED)

    @property
    def missing(self) -> int:
        return self.count(State.MISSING)

    @property
    def from_memory(self) -> int:
        return sum(unit.tool == MEMORY_TOOL for unit in self.units)


def read_pages(
    edition: Edition, locale: Locale, lineages: Collection[str] | None = None, *, below: bool = True
) -> list[PageUnits]:
    """The pages of `edition` in the course's order with their texts in `locale`. Few queries, however many pages.

    With `lineages`, those alone; modules bring what lies `below` them, unless told not to.
    """
    rows = _sources(edition)
    modules = {page.path: str(page.identity.lineage) for page in rows if page.specific_class is Module}
    identities = PageIdentity.objects.filter(edition=edition, locale=locale)
    targets = {
        key: (pk, locked)
        for key, pk, locked in identities.values_list("page__translation_key", "page_id", "page__locked")
    }
    keys = {page.translation_key for page in rows}
    translations = {
        key: (pk, enabled)
        for key, pk, enabled in Translation.objects.filter(
            source__object_id__in=keys, source__locale=edition.source_locale_id, target_locale=locale
        ).values_list("source__object_id", "pk", "enabled")
    }
    wanted = None if lineages is None else set(lineages)
    pages: dict[UUID, PageUnits] = {}
    for page in rows:
        module = next((modules[path] for path in _upwards(page.path) if path in modules), "")
        lineage = str(page.identity.lineage)
        if wanted is not None and lineage not in wanted and not (below and module in wanted):
            continue
        target, locked = targets.get(page.translation_key, (None, False))
        pk, enabled = translations.get(page.translation_key, (None, False))
        pages[page.translation_key] = PageUnits(
            lineage=lineage,
            title=page.title,
            kind=page.specific_class or Page,
            source=page.pk,
            module=module,
            target=target,
            written=target is not None and not enabled,
            translation=pk if enabled and target is not None else None,
            locked=locked,
        )
    begun = {key: page for key, page in pages.items() if page.translation is not None}
    for key, units in _units(edition, locale, {key: page.lineage for key, page in begun.items()}).items():
        begun[key].units = units
    return list(pages.values())


def read_units(edition: Edition, locale: Locale, lineages: Collection[str] | None = None) -> list[Unit]:
    """The texts of all pages that are begun, in the course's order."""
    return [unit for page in read_pages(edition, locale, lineages) for unit in page.units]


def _sources(edition: Edition) -> Iterable[Page]:
    pages: PageQuerySet = Page.objects.filter(identity__edition=edition, locale=edition.source_locale_id)
    found = pages.type(*DOCUMENT_TYPES).select_related("identity", "content_type")
    return sorted(found, key=lambda page: page.path)


def _upwards(path: str) -> Iterable[str]:
    """The page's own path, its parent's, and so on."""
    return (path[:end] for end in range(len(path), 0, -Page.steplen))


def _units(edition: Edition, locale: Locale, lineages: dict[UUID, str]) -> dict[UUID, list[Unit]]:
    rows = StringSegment.objects.filter(source__object_id__in=lineages, source__locale=edition.source_locale_id)
    segments = rows.order_by("source", "order").values_list(
        "source__object_id", "context__path", "context_id", "string_id", "string__data", "attrs"
    )
    written = _written(locale, lineages)
    found: dict[UUID, list[Unit]] = {key: [] for key in lineages}
    by_place: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in segments:
        by_place[row[2]].append(row)
    for place, here in by_place.items():
        known = written.get(place, {})
        standing = {string for _key, _path, _place, string, _data, _attrs in here}
        former = [(source, target) for pk, (source, target, _tool) in known.items() if pk not in standing]
        for number, (key, path, _place, string, data, attrs) in enumerate(here):
            _source, target, tool = known.get(string, ("", "", ""))
            before, before_target = ("", "") if target else _likest(data, former)
            state = State.DONE if target else State.OUTDATED if before else State.MISSING
            found[key].append(
                Unit(
                    lineage=lineages[key],
                    path=path,
                    number=number,
                    source=data,
                    target=target,
                    state=state,
                    string_id=string,
                    context_id=place,
                    links=_links(attrs),
                    former=before,
                    former_target=before_target,
                    tool=tool,
                )
            )
    return found


def _written(locale: Locale, keys: Collection[UUID]) -> dict[int, dict[int, tuple[str, str, str]]]:
    """What translators wrote, by place and string: source, translation, tool."""
    rows = StringTranslation.objects.filter(context__object_id__in=keys, locale=locale, has_error=False)
    found: dict[int, dict[int, tuple[str, str, str]]] = defaultdict(dict)
    for place, string, source, data, tool in rows.values_list(
        "context_id", "translation_of_id", "translation_of__data", "data", "tool_name"
    ):
        if data:
            found[place][string] = (source, data, tool)
    return found


def _likest(text: str, former: list[tuple[str, str]]) -> tuple[str, str]:
    """Of what stood at the place before, what `text` was most likely made from."""
    if not former:
        return "", ""
    if len(former) == 1:
        # A field with one text has but one that it can come from.
        return former[0]
    found = likest(text, [source for source, _target in former], _SAME_TEXT)
    return ("", "") if found is None else former[found]


def _links(attrs: str) -> dict[str, dict[str, str]]:
    links = json.loads(attrs) if attrs else {}
    return {name: {key: str(value) for key, value in each.items()} for name, each in (links or {}).items()}
