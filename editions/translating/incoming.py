"""A file that came back, held against what stands in the edition now: what would change, and what is refused."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from editions.errors import Invalid
from editions.models import Edition
from editions.translating.limits import Limits
from editions.translating.markup import BrokenMarkup, carried, compare, lines, parse, words_of, write
from editions.translating.packet import LIMIT, Packet, PacketUnit, digest_of
from editions.translating.po import read_po
from editions.translating.units import PageUnits, Unit, read_pages
from editions.translating.xliff import read_xliff

__all__ = ["Fate", "Plan", "Row", "check_packet", "read_packet"]

_LONGEST = 20_000


class Fate(StrEnum):
    """What becomes of a text of the file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNFINISHED = "unfinished"
    OVERTAKEN = "overtaken"
    """Somebody translated it otherwise since the file was made: taken only when chosen."""
    REWORDED = "reworded"
    """Its source was reworded since."""
    GONE = "gone"
    BROKEN = "broken"

    @property
    def words(self) -> str | Promise:
        return _WORDS[self]


_WORDS: dict[Fate, str | Promise] = {
    Fate.NEW: gettext_lazy("New"),
    Fate.CHANGED: gettext_lazy("Changed"),
    Fate.SAME: gettext_lazy("Stands like that already"),
    Fate.UNFINISHED: gettext_lazy("Not finished in the file"),
    Fate.OVERTAKEN: gettext_lazy("Changed here by somebody since the file was made"),
    Fate.REWORDED: gettext_lazy("Its source was reworded since the file was made"),
    Fate.GONE: gettext_lazy("Is not in this edition, or not any more"),
    Fate.BROKEN: gettext_lazy("Cannot be taken"),
}


_TAKEN = (Fate.NEW, Fate.CHANGED, Fate.OVERTAKEN)


@dataclass(frozen=True)
class Row:
    """A text of the file: `place` in it (PO: line; XLIFF: number), its page, what was and would be."""

    place: str
    key: str
    fate: Fate
    page: str = ""
    source: str = ""
    before: str = ""
    after: str = ""
    said: str = ""
    unit: Unit | None = None

    @property
    def source_words(self) -> str:
        return words_of(self.source) or self.source

    @property
    def before_words(self) -> str:
        return words_of(self.before)

    @property
    def after_words(self) -> str:
        return words_of(self.after)

    @property
    def key_here(self) -> str:
        """Where the text stands in the edition now, which may be further down than in the file."""
        return self.unit.key if self.unit else ""


@dataclass
class Plan:
    """What taking the file in would do."""

    rows: list[Row] = field(default_factory=list)

    def of(self, *fates: Fate) -> list[Row]:
        return [row for row in self.rows if row.fate in fates]

    @property
    def wanted(self) -> list[Row]:
        return self.of(Fate.NEW, Fate.CHANGED)

    @property
    def overtaken(self) -> list[Row]:
        return self.of(Fate.OVERTAKEN)

    @property
    def refused(self) -> list[Row]:
        return self.of(Fate.BROKEN, Fate.REWORDED, Fate.GONE)

    def counts(self) -> list[tuple[Fate, int]]:
        return [(fate, len(found)) for fate in Fate if (found := self.of(fate))]


def read_packet(data: bytes) -> Packet:
    """What a file of either format holds. Raises `Invalid`."""
    if len(data) > LIMIT:
        raise Invalid(_("The file is larger than %(size)s MB.") % {"size": LIMIT >> 20})
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    packet = read_xliff(data) if head.startswith((b"<", b"\xff\xfe", b"\xfe\xff")) else read_po(data)
    return packet


def check_packet(edition: Edition, locale: Locale, packet: Packet) -> Plan:
    """The plan of taking `packet` into `edition`'s language `locale`. Nothing is written.

    Raises `Invalid` for a file of another edition or language.
    """
    if packet.edition != edition.code:
        said = _("The file was made for the edition “%(theirs)s”, not for “%(edition)s”.")
        raise Invalid(said % {"theirs": packet.edition[:50], "edition": edition.code})
    languages = (packet.source, packet.language)
    expected = (edition.source_locale.language_code, locale.language_code)
    if languages != expected:
        said = _("The file translates from “%(from)s” to “%(to)s”, not from “%(source)s” to “%(language)s”.")
        words = {"from": languages[0][:20], "to": languages[1][:20], "source": expected[0], "language": expected[1]}
        raise Invalid(said % words)
    return _Checker(read_pages(edition, locale)).plan(packet)


class _Checker:
    def __init__(self, pages: list[PageUnits]) -> None:
        self.titles = {page.lineage: page.title for page in pages}
        self.limits = Limits(pages)
        self.locked = {page.lineage for page in pages if page.locked}
        self.units = {unit.key: unit for page in pages for unit in page.units}
        self.places: dict[str, dict[str, Unit]] = {}
        for unit in self.units.values():
            self.places.setdefault(unit.key.rpartition("/")[0], {}).setdefault(carried(unit.source), unit)

    def plan(self, packet: Packet) -> Plan:
        plan = Plan()
        seen: set[str] = set()
        for unit in packet.units:
            if unit.key in seen:
                plan.rows.append(self._row(unit, Fate.BROKEN, said=_("It stands in the file twice.")))
                continue
            seen.add(unit.key)
            plan.rows.append(self._judge(unit))
        plan.rows = _without_twins(plan.rows)
        return plan

    def _judge(self, given: PacketUnit) -> Row:
        here = self.units.get(given.key)
        place = given.key.rpartition("/")[0]
        if here is None and place not in self.places:
            return self._row(given, Fate.GONE)
        if given.broken:
            return self._row(given, Fate.BROKEN, here, said=given.broken)
        if here is None or carried(here.source) != carried(given.source):
            # Where a paragraph was put in before it, the same text stands a place further down.
            here = self.places[place].get(carried(given.source))
            if here is None:
                return self._row(given, Fate.REWORDED, self.units.get(given.key))
        if not given.target.strip() or not given.done:
            return self._row(given, Fate.UNFINISHED, here)
        try:
            target = checked(here.source, given.target)
            self.limits.check(here, target)
        except BrokenMarkup as error:
            return self._row(given, Fate.BROKEN, here, said=str(error))
        if target == carried(here.target):
            return self._row(given, Fate.SAME, here)
        if here.lineage in self.locked:
            return self._row(given, Fate.BROKEN, here, said=_("Its page is locked."))
        if given.base != digest_of(here.target) and here.target:
            # What the file came with and nobody touched says nothing against what stands here.
            untouched = given.base and digest_of(target) == given.base
            return self._row(given, Fate.SAME if untouched else Fate.OVERTAKEN, here, after=target)
        return self._row(given, Fate.CHANGED if here.target else Fate.NEW, here, after=target)

    def _row(self, given: PacketUnit, fate: Fate, unit: Unit | None = None, *, said: str = "", after: str = "") -> Row:
        lineage = given.key.partition("/")[0]
        return Row(
            place=given.place,
            key=given.key[:200],
            fate=fate,
            page=self.titles.get(unit.lineage if unit else lineage, ""),
            source=unit.source if unit else given.source[:500],
            before=unit.target if unit else "",
            after=after or given.target[:500],
            said=said,
            unit=unit,
        )


def _without_twins(rows: list[Row]) -> list[Row]:
    """Where a text stands twice at one place it has but one translation: two that differ are refused."""
    twins: dict[tuple[int, int], set[str]] = {}
    for row in rows:
        if row.unit and row.fate in _TAKEN:
            twins.setdefault((row.unit.context_id, row.unit.string_id), set()).add(row.after)
    said = _("The same text stands there more than once, and the file translates it in different ways.")
    seen: set[tuple[int, int]] = set()
    judged = []
    for row in rows:
        twin = (row.unit.context_id, row.unit.string_id) if row.unit and row.fate in _TAKEN else None
        if twin and len(twins[twin]) > 1:
            row = replace(row, fate=Fate.BROKEN, said=said)
        elif twin in seen:
            row = replace(row, fate=Fate.SAME)
        if twin:
            seen.add(twin)
        judged.append(row)
    return judged


def checked(source: str, target: str) -> str:
    """`target` as it is kept. Raises `BrokenMarkup` unless it has the tags of `source`, each as often."""
    if len(target) > _LONGEST:
        raise BrokenMarkup(_("It is longer than %(count)s characters.") % {"count": _LONGEST})
    pieces = parse(lines(target.strip()))
    compare(parse(carried(source)), pieces)
    return write(pieces)
