"""An edition's colours as design tokens, with those that follow from them so that text stays legible.

Format: Design Tokens Format Module 2025.10; `frontend_contract/tokens.schema.json` says what is
in it. Contrast: WCAG 2.2, SC 1.4.3.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

__all__ = ["design_tokens"]

Rgb = tuple[int, int, int]
_BLACK: Rgb = (0, 0, 0)
_WHITE: Rgb = (255, 255, 255)
# Of normal text; what is mixed in steps ends a little above.
_LEGIBLE = 4.5
_STEPS = 20


@lru_cache(maxsize=256)
def design_tokens(primary: str, accent: str, surface: str, text: str) -> Mapping[str, Any]:
    """Tokens for four colours, each `#rrggbb`. Shared between requests: do not change them."""
    paper = _rgb(surface)
    colours = {
        "primary": (_rgb(primary), "The main colour: heads of pages, what is most important."),
        "onPrimary": (_ink_on(_rgb(primary)), "Text on `primary`: black or white, whichever is more legible."),
        "accent": (_rgb(accent), "The colour that catches the eye. Not for text: it may be too pale."),
        "onAccent": (_ink_on(_rgb(accent)), "Text on `accent`: black or white, whichever is more legible."),
        "surface": (paper, "The background."),
        "text": (_legible(_rgb(text), paper), "Text on `surface`, at least 4.5:1."),
        "link": (_legible(_rgb(primary), paper), "Links and controls on `surface`: `primary`, moved until 4.5:1."),
    }
    return {
        "color": {
            "$type": "color",
            "$description": "What the edition has chosen, and what follows from it.",
            **{name: {"$value": _value(rgb), "$description": said} for name, (rgb, said) in colours.items()},
        }
    }


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _value(rgb: Rgb) -> dict[str, Any]:
    components = [round(part / 255, 4) for part in rgb]
    return {"colorSpace": "srgb", "components": components, "alpha": 1, "hex": f"#{bytes(rgb).hex()}"}


def _ink_on(paper: Rgb) -> Rgb:
    return max((_WHITE, _BLACK), key=lambda ink: _contrast(ink, paper))


def _legible(rgb: Rgb, paper: Rgb) -> Rgb:
    """`rgb`, moved towards black or white as far as it has to."""
    ink = _ink_on(paper)
    for step in range(_STEPS):
        moved = _mixed(rgb, ink, step / _STEPS)
        if _contrast(moved, paper) >= _LEGIBLE:
            return moved
    return ink


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a * (1 - share) + b * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _contrast(one: Rgb, other: Rgb) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
