"""What an edition calls itself and looks like, as its release holds it."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from api.reading.design_tokens import design_tokens
from api.reading.languages import Languages
from api.reading.media import Picture, PublishedMedia
from api.reading.values import as_text
from editions.errors import Invalid
from editions.models.branding import Typeface
from editions.svg import clean_svg

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# Readers put colours into styles: what is not one is replaced.
_DEFAULTS = {
    "color_primary": "#12355B",
    "color_accent": "#0F766E",
    "color_surface": "#FAFAF7",
    "color_text": "#1B1F24",
}


class Signatory(NamedTuple):
    """Who signs certificates."""

    name: str
    function: str
    seal: Picture | None


@lru_cache(maxsize=256)
def _cleaned(drawing: str) -> str:
    try:
        return clean_svg(drawing) if drawing else ""
    except Invalid:
        return ""


class ReadBranding:
    """`title` gives the edition's title in a language: it stands in for a name."""

    def __init__(
        self,
        values: Mapping[str, Any],
        languages: Languages,
        media: PublishedMedia,
        title: Callable[[str | None], str],
    ) -> None:
        self._values = values
        self._languages = languages
        self._media = media
        self._title = title

    def name(self, locale: str | None) -> str:
        return self._in("names", locale) or self._title(locale)

    def footer(self, locale: str | None) -> str:
        return self._in("footers", locale)

    def disclaimer(self, locale: str | None) -> str:
        return self._in("disclaimers", locale)

    def imprint(self, locale: str | None) -> str:
        return self._in("imprints", locale)

    def privacy_notice(self, locale: str | None) -> str:
        return self._in("privacy_notices", locale)

    def terms(self, locale: str | None) -> str:
        return self._in("terms", locale)

    def signatory(self, locale: str | None) -> Signatory | None:
        name = self._in("signatory_names", locale)
        return Signatory(name, self._in("signatory_functions", locale), self.seal) if name else None

    @property
    def typeface(self) -> str:
        """One that this version of the product does not know is as good as none."""
        value = as_text(self._values.get("typeface"))
        return value if value in Typeface.values else Typeface.SYSTEM.value

    @property
    def color_primary(self) -> str:
        return self._colour("color_primary")

    @property
    def color_accent(self) -> str:
        return self._colour("color_accent")

    @property
    def color_surface(self) -> str:
        return self._colour("color_surface")

    @property
    def color_text(self) -> str:
        return self._colour("color_text")

    @property
    def tokens(self) -> Mapping[str, Any]:
        colours = (self.color_primary, self.color_accent, self.color_surface, self.color_text)
        return design_tokens(*colours, self.typeface)

    @property
    def logo(self) -> Picture | None:
        return self._media.picture(self._values.get("logo"))

    @property
    def logo_svg(self) -> str:
        """Cleaned once more: a release is older than what is known of drawings."""
        return _cleaned(as_text(self._values.get("logo_svg")))

    @property
    def seal(self) -> Picture | None:
        return self._media.picture(self._values.get("seal"))

    def _in(self, field: str, locale: str | None) -> str:
        """The text in the first language of the chain that has it; of the source's without a language."""
        texts = self._values.get(field) or {}
        for code in self._languages.chain(locale or self._languages.source):
            if text := as_text(texts.get(code)).strip():
                return text
        return ""

    def _colour(self, name: str) -> str:
        value = as_text(self._values.get(name))
        return value if _COLOUR.fullmatch(value) else _DEFAULTS[name]
