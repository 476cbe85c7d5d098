"""What a file for translators holds, whatever its format: written here, read back by `xliff` and `po`."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.content.references import SLOT, TERM
from editions.actions.change_language import language_of
from editions.errors import Invalid
from editions.models import Edition
from editions.translating.glossary import Terms
from editions.translating.markup import carried
from editions.translating.units import PageUnits, State, Unit, read_pages

__all__ = [
    "FORMATS",
    "LIMIT",
    "MOST_UNITS",
    "Packet",
    "PacketPage",
    "PacketUnit",
    "digest_of",
    "language_locale",
    "make_packet",
]

FORMATS = ("xliff", "po")
LIMIT = 8 << 20
"""Bytes of a file that are read at most: a course of 3,400 texts takes two million."""

MOST_UNITS = 10_000
"""Texts of a file that are read at most."""


@dataclass
class PacketUnit:
    """One text in a file. `target` may be the translation of a former source; `state` says so.

    `base` tells what stood here when the file was made, so that nobody's later work is overwritten;
    `offered` is the digest of the target that the file came with. `done` is what the translator's
    tool says when the file comes back. `place` is where it stands in the file, for people.
    """

    key: str
    source: str
    target: str
    state: State
    former: str = ""
    base: str | None = ""
    offered: str = ""
    notes: list[str] = field(default_factory=list)
    done: bool = True
    place: str = ""
    broken: str = ""


@dataclass
class PacketPage:
    lineage: str
    title: str
    module: str
    units: list[PacketUnit] = field(default_factory=list)


@dataclass
class Packet:
    """`release` is the version that readers of the edition had when the file was made; empty without one."""

    edition: str
    source: str
    language: str
    release: str = ""
    pages: list[PacketPage] = field(default_factory=list)

    @property
    def units(self) -> list[PacketUnit]:
        return [unit for page in self.pages for unit in page.units]


def digest_of(text: str) -> str:
    """Short, since translators see it; nothing for no text. The same for what comes back from a file."""
    return hashlib.sha256(carried(text).encode()).hexdigest()[:16] if text else ""


def language_locale(edition: Edition, code: str) -> Locale:
    """The language `code` of `edition`, to translate into.

    Raises `NotFound` where the edition has it not, `Invalid` for its source language.
    """
    locale = language_of(edition, code).locale
    if locale.pk == edition.source_locale_id:
        raise Invalid(_("Every other language is translated from this one."))
    return locale


def make_packet(
    edition: Edition,
    locale: Locale,
    lineages: Collection[str] | None = None,
    *,
    below: bool = True,
    unfinished: bool = False,
) -> Packet:
    """All texts of the pages that are begun; with `unfinished`, those alone that wait for a translator.

    With `lineages`, of those pages alone; a module brings what lies `below` it, unless told not to.
    """
    terms = Terms(edition, locale)
    release = edition.latest_release.version if edition.latest_release else ""
    packet = Packet(edition.code, edition.source_locale.language_code, locale.language_code, release)
    pages = read_pages(edition, locale, lineages, below=below)
    titles = {page.lineage: page.title for page in pages}
    for page in pages:
        units = [unit for unit in page.units if not unfinished or unit.state is not State.DONE]
        if units:
            packet.pages.append(_page(page, titles.get(page.module, ""), units, terms))
    return packet


def _page(page: PageUnits, module: str, units: list[Unit], terms: Terms) -> PacketPage:
    made = PacketPage(page.lineage, page.title, module)
    for unit in units:
        target = unit.target or unit.former_target
        made.units.append(
            PacketUnit(
                key=unit.key,
                source=unit.source,
                target=target,
                state=unit.state,
                former=unit.former,
                base=digest_of(unit.target),
                offered=digest_of(target),
                notes=[*_links(unit), *(_term(term.term, term.agreed) for term in terms.of(unit))],
            )
        )
    return made


def _links(unit: Unit) -> list[str]:
    kinds = {SLOT.name: _("slot"), TERM.name: _("glossary term")}
    said = []
    for name, link in unit.links.items():
        kind, leads = link.get("linktype"), link.get("ref") or link.get("href") or ""
        said.append(f'<a id="{name}">: {kinds.get(kind or "", _("link"))} {leads}'.rstrip())
    return said


def _term(term: str, agreed: str) -> str:
    words = {"term": term, "agreed": agreed}
    return _("Glossary: %(term)s = %(agreed)s") % words if agreed else _("Glossary: %(term)s") % words
