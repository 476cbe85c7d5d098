"""Translation memory: what was translated before in this edition, or in the release that it is based on.

Nothing else is looked into. wagtail-localize keeps one string for all editions that say the same;
whose translation it is, is told by the place that it was made for. Of upstream only the release
that the edition was made from or has taken since is read: its owner has published that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from editions.documents.store import load
from editions.models import Edition, ReleaseDocument
from editions.translating.incoming import checked
from editions.translating.likeness import likeness
from editions.translating.limits import Limits
from editions.translating.markup import BrokenMarkup, words_of
from editions.translating.units import State, Unit
from editions.translating.words import tokens

__all__ = ["ALIKE", "Match", "Memory", "Origin"]

ALIKE = 0.75
"""Below this, a similar text is no help."""

_LOOKED_AT = 20


class Origin(StrEnum):
    OWN = "own"
    UPSTREAM = "upstream"

    @property
    def words(self) -> str | Promise:
        return _WORDS[self]


_WORDS: dict[Origin, str | Promise] = {
    Origin.OWN: gettext_lazy("from this edition"),
    Origin.UPSTREAM: gettext_lazy("from upstream's release"),
}


@dataclass(frozen=True)
class Match:
    """A text of the memory and how much it is like the one that was asked for: 1.0 is the same."""

    source: str
    target: str
    origin: Origin
    ratio: float

    @property
    def percent(self) -> int:
        return int(100 * self.ratio)

    @property
    def source_words(self) -> str:
        return words_of(self.source)

    @property
    def target_words(self) -> str:
        return words_of(self.target)


class Memory:
    """The memory of `edition` for translators into `locale`; read when it is first asked."""

    def __init__(self, edition: Edition, locale: Locale) -> None:
        self.edition = edition
        self.locale = locale

    def fitting(self, units: Iterable[Unit], limits: Limits) -> list[tuple[Unit, Match]]:
        """The texts without a translation for which the memory has one, word for word, that is not too long there."""
        found = ((unit, self.exact(unit)) for unit in units if unit.state is not State.DONE)
        return [(unit, match) for unit, match in found if match is not None and limits.allow(unit, match.target)]

    def exact(self, unit: Unit) -> Match | None:
        """The edition's own translation of the same text, else upstream's. One with other tags does not fit."""
        for origin in Origin:
            target = self._known[origin].get(unit.source)
            if target is not None and (fitting := _fitting(unit.source, target)):
                return Match(unit.source, fitting, origin, 1.0)
        return None

    def similar(self, unit: Unit, most: int = 2) -> list[Match]:
        """Texts that are like it, the likest first; never the same."""
        words = set(tokens(words_of(unit.source)))
        shared = Counter(source for word in words for source in self._by_word.get(word, ()))
        candidates = [(count / (len(self._words_of[source] | words)), source) for source, count in shared.items()]
        found = []
        for _share, source in sorted(candidates, reverse=True)[:_LOOKED_AT]:
            if source == unit.source:
                continue
            if ratio := likeness(source, unit.source, ALIKE):
                origin = Origin.OWN if source in self._known[Origin.OWN] else Origin.UPSTREAM
                found.append(Match(source, self._known[origin][source], origin, ratio))
        return sorted(found, key=lambda match: -match.ratio)[:most]

    @cached_property
    def _known(self) -> dict[Origin, dict[str, str]]:
        return {Origin.OWN: self._own(), Origin.UPSTREAM: self._upstream()}

    @cached_property
    def _words_of(self) -> dict[str, set[str]]:
        sources = {source for known in self._known.values() for source in known}
        return {source: set(tokens(words_of(source))) for source in sources}

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for source, words in self._words_of.items():
            for word in words:
                found[word].append(source)
        return found

    def _own(self) -> dict[str, str]:
        """What this edition's translators wrote, for earlier wordings too: of several the newest."""
        keys = Page.objects.filter(identity__edition=self.edition).values("translation_key")
        rows = StringTranslation.objects.filter(
            context__object_id__in=keys,
            locale=self.locale,
            translation_of__locale=self.edition.source_locale_id,
            has_error=False,
        )
        pairs = rows.order_by("updated_at", "pk").values_list("translation_of__data", "data")
        return {source: target for source, target in pairs if target}

    def _upstream(self) -> dict[str, str]:
        base = self.edition.base_release
        if base is None:
            return {}
        rows = ReleaseDocument.objects.filter(release=base, locale=self.locale.language_code).order_by("sequence")
        documents = load(rows.values_list("document", flat=True))
        found: dict[str, str] = {}
        for document in documents.values():
            translation = document["translation"]
            if translation and translation["source_locale"] == self.edition.source_locale.language_code:
                for row in translation["strings"]:
                    found.setdefault(row["source"], row["target"])
        return found


def _fitting(source: str, target: str) -> str:
    try:
        return checked(source, target)
    except BrokenMarkup:
        return ""
