"""What an edition offers to be referred to: slots, glossary terms, pages; by language."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType

from cms.content.models import Course, Glossary
from cms.content.page import ContentPage
from cms.content.references import COURSE_PAGE, LINKED_PAGE_TYPES, SLOT, TERM
from editions.admin.references.targets import Target, folded
from editions.models import Edition, PageIdentity

__all__ = ["Catalogue"]

Row = dict[str, Any]


class Catalogue:
    """The targets of one edition, told in the language `locale` where they can be."""

    def __init__(self, edition: Edition, locale: str) -> None:
        self.edition = edition
        self._source = edition.source_locale.language_code
        self._rank = {locale: 0, self._source: 1} if locale != self._source else {locale: 0}

    def of_kind(self, kind: str, page_types: Collection[str] = LINKED_PAGE_TYPES) -> list[Target]:
        """All targets of a kind, terms by name, the rest in the course's order."""
        if kind == SLOT.name:
            return list(self._slots())
        if kind == TERM.name:
            return sorted(self._terms(), key=lambda target: folded(target.title))
        return [target for type_name, target in self._pages() if type_name in page_types]

    def search(self, kind: str, query: str, page_types: Collection[str] = LINKED_PAGE_TYPES) -> list[Target]:
        """Those in which every word of `query` occurs."""
        words = folded(query).split()
        return [target for target in self.of_kind(kind, page_types) if target.matches(words)]

    def find(self, kind: str, refs: Iterable[str]) -> dict[str, Target]:
        """Those of `refs` that exist, by reference; pages of whatever type."""
        wanted = set(refs)
        targets = [target for _type, target in self._pages()] if kind == COURSE_PAGE.name else self.of_kind(kind)
        return {target.ref: target for target in targets if target.ref in wanted}

    def _slots(self) -> Iterator[Target]:
        for language, slot in self._declared(Course, "slots"):
            yield Target(SLOT.name, slot["key"], slot["neutral_text"], slot["meaning"], slot["neutral_text"], language)

    def _terms(self) -> Iterator[Target]:
        for language, term in self._declared(Glossary, "terms"):
            yield Target(TERM.name, term["key"], term["term"], term["definition"], term["term"], language)

    def _declared(self, model: type[ContentPage], field: str) -> Iterator[tuple[str, Row]]:
        """`(language, value)`, one a key: in the wanted language, else the source's, else any."""
        pages = model._default_manager.filter(identity__edition=self.edition).select_related("locale")
        seen: set[str] = set()
        for page in sorted(pages, key=lambda page: self._rank.get(page.locale.language_code, 2)):
            for item in getattr(page, field).raw_data:
                if item["value"]["key"] not in seen:
                    seen.add(item["value"]["key"])
                    yield page.locale.language_code, item["value"]

    def _pages(self) -> Iterator[tuple[str, Target]]:
        """`(page type, target)`, one a lineage, in the order of the source language's tree."""
        rows = self._rows()
        titles = {row["path"]: row["title"] for row in rows}
        shown: dict[str, Row] = {}
        for row in sorted(rows, key=lambda row: self._rank.get(row["language"], 2)):
            shown.setdefault(row["lineage"], row)
        ordered = sorted(rows, key=lambda row: (row["language"] != self._source, row["path"]))
        for lineage in dict.fromkeys(row["lineage"] for row in ordered):
            row = shown[lineage]
            # Two steps are root and course; what lies in a module or the directory says in which.
            parent = titles.get(row["path"][:-4], "") if len(row["path"]) > 12 else ""
            detail = " · ".join(part for part in (row["type_name"], parent) if part)
            yield (
                row["type"],
                Target(COURSE_PAGE.name, lineage, row["title"], detail, row["title"], row["language"], row["live"]),
            )

    def _rows(self) -> list[Row]:
        names = ("lineage", "locale__language_code", "page__path", "page__draft_title", "page__live")
        identities = PageIdentity.objects.filter(edition=self.edition).values_list(*names, "page__content_type")
        return [
            {
                "lineage": str(lineage),
                "language": language,
                "path": path,
                "title": title,
                "live": live,
                **_type_of(content_type),
            }
            for lineage, language, path, title, live, content_type in identities
        ]


def _type_of(content_type: int) -> dict[str, str]:
    # Content types are kept in memory by Django: no query each.
    model = ContentType.objects.get_for_id(content_type).model_class()
    if model is None:
        return {"type": "", "type_name": ""}
    name = str(model._meta.verbose_name)
    return {"type": model._meta.label, "type_name": name[:1].upper() + name[1:]}
