"""Languages: their names and directions (CLDR), and the order in which an edition falls back."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from api.reading.errors import LocaleNotOffered


@lru_cache(maxsize=1024)
def _cldr(code: str) -> Locale | None:
    for candidate in (code, code.partition("-")[0]):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def local_name(code: str) -> str:
    """The language's name in itself: `français`; the code where CLDR knows none."""
    locale = _cldr(code)
    return (locale.get_display_name() if locale else None) or code


def direction_of(code: str) -> str:
    """`rtl` or `ltr`."""
    locale = _cldr(code)
    return "rtl" if locale is not None and locale.text_direction == "rtl" else "ltr"


def country_name(country: str, code: str) -> str:
    """The country's name in the language `code`, else in English, else its own code."""
    for locale in (_cldr(code), _cldr("en")):
        if locale is not None and country in locale.territories:
            return locale.territories[country]
    return country


class OfferedLanguage(NamedTuple):
    """A language of an edition and how far its translation has come (0 to 1)."""

    code: str
    progress: float

    @property
    def name(self) -> str:
        return local_name(self.code)

    @property
    def direction(self) -> str:
        return direction_of(self.code)


class Languages:
    """The languages of one release, from its manifest."""

    def __init__(self, manifest: Mapping[str, Any]) -> None:
        self.source: str = manifest["edition"]["source_locale"]
        self._rows: dict[str, Mapping[str, Any]] = {row["code"]: row for row in manifest["locales"]}

    @property
    def offered(self) -> list[OfferedLanguage]:
        return [self.describe(code) for code, row in self._rows.items() if row["offered"]]

    def describe(self, code: str) -> OfferedLanguage:
        row = self._rows.get(code, {})
        units = row.get("units", 0)
        return OfferedLanguage(code, min(1.0, row.get("translated", 0) / units) if units else 1.0)

    def chain(self, code: str) -> tuple[str, ...]:
        """`code`, the language it falls back to, the one which that falls back to, …, the source language.

        Whether offered or not. The source has every text, so nothing comes after it; a circle, which
        no edition's screen lets anybody make, ends where it began.
        """
        steps: list[str] = []
        here: str | None = _normal(code)
        while here and here != self.source and here not in steps:
            steps.append(here)
            here = self._rows.get(here, {}).get("fallback")
        return (*steps, self.source)

    def known(self, code: str) -> str | None:
        """The code as the edition writes it, if it has the language at all."""
        return _normal(code) if _normal(code) in self._rows else None

    def is_offered(self, code: str) -> bool:
        row = self._rows.get(_normal(code))
        return row is not None and bool(row["offered"])

    def require(self, code: str) -> str:
        """The code as the edition writes it; raises `LocaleNotOffered`."""
        if not self.is_offered(code):
            offered = [language.code for language in self.offered]
            raise LocaleNotOffered(
                f"This edition is not offered in that language; it is in {', '.join(offered)}.", offered=offered
            )
        return _normal(code)


def _normal(code: str) -> str:
    return code.strip().replace("_", "-").lower()
