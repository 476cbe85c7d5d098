"""An edition's colours and typeface as design tokens, with those that follow from them so that text stays legible.

Format: Design Tokens Format Module 2025.10; `frontend_contract/tokens.schema.json` says what is
in it. Contrast: WCAG 2.2, SC 1.4.3.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from editions.contrast import Rgb, ink_on, legible, rgb, written

__all__ = ["design_tokens"]


@lru_cache(maxsize=256)
def design_tokens(primary: str, accent: str, surface: str, text: str, typeface: str = "system") -> Mapping[str, Any]:
    """Tokens for four colours, each `#rrggbb`, and a typeface. Shared between requests: do not change them."""
    paper = rgb(surface)
    colours = {
        "primary": (rgb(primary), "The main colour: heads of pages, what is most important."),
        "onPrimary": (ink_on(rgb(primary)), "Text on `primary`: black or white, whichever is more legible."),
        "accent": (rgb(accent), "The colour that catches the eye. Not for text: it may be too pale."),
        "onAccent": (ink_on(rgb(accent)), "Text on `accent`: black or white, whichever is more legible."),
        "surface": (paper, "The background."),
        "text": (legible(rgb(text), paper), "Text on `surface`, at least 4.5:1."),
        "link": (legible(rgb(primary), paper), "Links and controls on `surface`: `primary`, moved until 4.5:1."),
    }
    return {
        "color": {
            "$type": "color",
            "$description": "What the edition has chosen, and what follows from it.",
            **{name: {"$value": _value(parts), "$description": said} for name, (parts, said) in colours.items()},
        },
        "font": {
            "$type": "fontFamily",
            "$description": "By script: a front end brings along what its languages need.",
            "text": {"$value": _FAMILIES[typeface], "$description": "What all text is set in, in this order."},
        },
    }


_CJK = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans", "Malgun Gothic"]
_FAMILIES: Mapping[str, list[str]] = {
    "system": ["system-ui", "sans-serif"],
    "sans": [
        *("Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Ethiopic"),
        *(*_CJK, "sans-serif"),
    ],
    "serif": [
        *("Noto Serif", "Noto Naskh Arabic", "Noto Serif Devanagari", "Noto Serif Bengali", "Noto Sans Ethiopic"),
        *("Noto Serif CJK SC", "Songti SC", "SimSun", "Hiragino Mincho ProN", "Batang", "serif"),
    ],
}


def _value(parts: Rgb) -> dict[str, Any]:
    components = [round(part / 255, 4) for part in parts]
    return {"colorSpace": "srgb", "components": components, "alpha": 1, "hex": written(parts)}
