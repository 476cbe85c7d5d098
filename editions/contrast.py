"""Whether text can be read on a background: the contrast of WCAG 2.2, success criterion 1.4.3.

Colours are `#rrggbb`, contrasts are ratios from 1 to 21.
"""

import math

__all__ = ["LEGIBLE", "Rgb", "contrast", "ink_on", "legible", "rgb", "told", "written"]

Rgb = tuple[int, int, int]

LEGIBLE = 4.5
"""Of text in normal size."""

_BLACK: Rgb = (0, 0, 0)
_WHITE: Rgb = (255, 255, 255)
# What is mixed in steps ends a little above what is needed.
_STEPS = 20


def rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def written(parts: Rgb) -> str:
    return f"#{bytes(parts).hex()}"


def ink_on(paper: Rgb) -> Rgb:
    """Black or white, whichever can be read better on `paper`."""
    return max((_WHITE, _BLACK), key=lambda ink: contrast(ink, paper))


def legible(wanted: Rgb, paper: Rgb, *, steps: int = _STEPS) -> Rgb:
    """`wanted`, moved towards black or white until it can be read on `paper`; the more steps, the nearer."""
    ink = ink_on(paper)
    for step in range(steps):
        moved = _mixed(wanted, ink, step / steps)
        if contrast(moved, paper) >= LEGIBLE:
            return moved
    return ink


def contrast(one: Rgb, other: Rgb) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def told(ratio: float) -> str:
    """A ratio as it is written, cut and not rounded: 4.499 is not enough."""
    return f"{math.floor(ratio * 100) / 100:g}:1"


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a * (1 - share) + b * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(parts: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
