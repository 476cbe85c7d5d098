"""All slots of an edition in all its languages, as they stand for readers now."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.content.models import Course, Directory, Institution
from editions.directory.values import Values, fields_for
from editions.models import Edition, PageIdentity

__all__ = ["DeclaredSlot", "InstitutionChoice", "Place", "Table", "read_table"]

Place = tuple[str, str]
"""A slot's key and a language."""


@dataclass(frozen=True)
class DeclaredSlot:
    """A slot of the course, told in the language `language`."""

    key: str
    kind: str
    meaning: str
    neutral_text: str
    language: str


@dataclass(frozen=True)
class InstitutionChoice:
    lineage: str
    slug: str
    title: str
    language: str
    live: bool


@dataclass(frozen=True)
class Table:
    """`pages` are the directory's, by language, the source first; `stored` is all that stands in each slot."""

    slots: dict[str, DeclaredSlot]
    pages: dict[str, Directory]
    stored: dict[Place, Values]
    institutions: list[InstitutionChoice]

    def values(self, place: Place) -> Values:
        """The fields that count in the slot, empty ones too."""
        stored = self.stored.get(place, {})
        return {name: stored.get(name, "") for name in fields_for(self.slots[place[0]].kind)}

    def places(self) -> Iterator[Place]:
        return ((key, language) for key in self.slots for language in self.pages)

    @property
    def live_institutions(self) -> set[str]:
        return {choice.lineage for choice in self.institutions if choice.live}


def read_table(edition: Edition, language: str = "") -> Table:
    """As it stands in the database; `language` is the one to tell slots and institutions in, where they have it."""
    source = edition.source_locale.language_code
    pages = {page.locale.language_code: page for page in _of(Directory, edition, source)}
    stored: dict[Place, Values] = {}
    for code, page in pages.items():
        for item in page.slot_values.raw_data:
            value = dict(item["value"])
            said = {name: str(text) for name, text in value.items() if text and name != "slot"}
            if said or (value["slot"], code) not in stored:
                stored[value["slot"], code] = said
    return Table(_declared(edition, source, language), pages, stored, _institutions(edition, source, language))


def _of(model: type, edition: Edition, first: str) -> list:
    pages = model._default_manager.filter(identity__edition=edition).select_related("locale").order_by("path")
    return sorted(pages, key=lambda page: page.locale.language_code != first)


def _declared(edition: Edition, source: str, language: str) -> dict[str, DeclaredSlot]:
    """What the course in the source language declares, in that order."""
    courses = {course.locale.language_code: course for course in _of(Course, edition, source)}
    words = {
        item["value"]["key"]: (item["value"], code)
        for code in (source, language)
        if code in courses
        for item in courses[code].slots.raw_data
    }
    found = {}
    for item in courses[source].slots.raw_data if source in courses else ():
        key, kind = item["value"]["key"], item["value"]["kind"]
        said, code = words[key]
        found.setdefault(key, DeclaredSlot(key, kind, said["meaning"], said["neutral_text"], code))
    return found


def _institutions(edition: Edition, source: str, language: str) -> list[InstitutionChoice]:
    lineages = dict(PageIdentity.objects.filter(edition=edition).values_list("page_id", "lineage"))
    found: dict[str, InstitutionChoice] = {}
    for page in _of(Institution, edition, source):
        lineage, code = str(lineages[page.pk]), page.locale.language_code
        known = found.get(lineage)
        if known is None or code == language:
            title = page.title if page.live else page.draft_title
            slug = known.slug if known else page.slug
            found[lineage] = InstitutionChoice(lineage, slug, title, code, page.live or bool(known and known.live))
        elif page.live and not known.live:
            found[lineage] = InstitutionChoice(lineage, known.slug, known.title, known.language, True)
    return sorted(found.values(), key=lambda choice: choice.title.casefold())
