"""The glossary's terms beside a translation: which occur, and whether the agreed word was used.

What is found is a hint: languages inflect, and a good sentence may do without the word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cms.content.models import Glossary
from cms.content.references import TERM
from editions.models import Edition
from editions.translating.markup import words_of
from editions.translating.units import Unit
from editions.translating.words import contains, forms, holds, tokens

__all__ = ["Hint", "Term", "Terms"]


@dataclass(frozen=True)
class Term:
    """A term in the source language; `agreed` is the word for it in the other, empty where none is agreed yet."""

    key: str
    term: str
    definition: str
    agreed: str


@dataclass(frozen=True)
class Hint:
    """In `unit`, the source speaks of `term`; its translation does not use the agreed word."""

    unit: Unit
    term: Term


class Terms:
    """The glossary of `edition` for translators into `locale`."""

    def __init__(self, edition: Edition, locale: Locale) -> None:
        self.all = list(_terms(edition, locale))

    @cached_property
    def _words(self) -> list[tuple[Term, list[str], list[str]]]:
        return [(term, tokens(term.term), tokens(term.agreed)) for term in self.all]

    @cached_property
    def _beginning(self) -> dict[str, list[tuple[Term, list[str]]]]:
        """The terms by each form of their first word."""
        found: dict[str, list[tuple[Term, list[str]]]] = defaultdict(list)
        for term, named, _agreed in self._words:
            for form in forms(named[0]) if named else ():
                found[form].append((term, named))
        return found

    def occurring(self, units: Iterable[Unit]) -> list[Term]:
        """The terms that the sources of `units` use, in the glossary's order."""
        found = {term.key for unit in units for term in self.of(unit)}
        return [term for term in self.all if term.key in found]

    def of(self, unit: Unit) -> list[Term]:
        """The terms that the source of `unit` uses or links to."""
        words = tokens(words_of(unit.source))
        found = {link.get("ref") for link in unit.links.values() if link.get("linktype") == TERM.name}
        for word in set(words):
            found |= {term.key for term, named in self._beginning.get(word, ()) if contains(words, named)}
        return [term for term in self.all if term.key in found]

    def hints(self, units: Iterable[Unit]) -> list[Hint]:
        """Where a translation does without an agreed word."""
        return [hint for unit in units if unit.target for hint in self._hints(unit)]

    def _hints(self, unit: Unit) -> Iterator[Hint]:
        if terms := [term for term in self.of(unit) if term.agreed]:
            words = tokens(words_of(unit.target))
            yield from (Hint(unit, term) for term in terms if not holds(words, tokens(term.agreed)))


def _terms(edition: Edition, locale: Locale) -> Iterator[Term]:
    pages = Glossary.objects.filter(identity__edition=edition)
    source = pages.filter(locale=edition.source_locale_id).first()
    if source is None:
        return
    written = {
        (path, text): target
        for path, text, target in StringTranslation.objects.filter(
            context__object_id=source.translation_key, locale=locale, has_error=False
        ).values_list("context__path", "translation_of__data", "data")
    }
    target = pages.filter(locale=locale, translation_key=source.translation_key).first()
    served = {item["key"]: item["term"] for _id, item in _items(target)} if target else {}
    for identifier, item in _items(source):
        agreed = words_of(written.get((f"terms.{identifier}.term", _escaped(item["term"])), ""))
        shown = served.get(item["key"], "")
        # What falls back to the source says nothing.
        yield Term(item["key"], item["term"], item["definition"], agreed or (shown if shown != item["term"] else ""))


def _items(page: Glossary) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((item.get("id") or "", item["value"]) for item in page.terms.raw_data)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
