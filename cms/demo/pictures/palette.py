"""Colours and type sizes of the picture family, and the contrast they must keep."""

from typing import Final

NAVY: Final = "#12355B"
TEAL: Final = "#0F766E"
AMBER: Final = "#B45309"
PAPER: Final = "#FAFAF7"
WHITE: Final = "#FFFFFF"
INK: Final = "#1F2937"
RULE: Final = "#C9D2DC"
NAVY_TINT: Final = "#E4EBF3"
TEAL_TINT: Final = "#DFF0EE"
AMBER_TINT: Final = "#FBEDDD"

TINT_OF: Final = {NAVY: NAVY_TINT, TEAL: TEAL_TINT, AMBER: AMBER_TINT}
INK_ON: Final = {
    NAVY: WHITE,
    TEAL: WHITE,
    AMBER: WHITE,
    PAPER: INK,
    WHITE: INK,
    NAVY_TINT: INK,
    TEAL_TINT: INK,
    AMBER_TINT: INK,
}

# A picture is 1600 wide and often read on a phone, so nothing goes below SMALLEST.
SMALLEST: Final = 26
BODY: Final = 34
HEAD: Final = 39
TITLE: Final = 56

LEAST_CONTRAST: Final = 4.5  # WCAG 2.2 SC 1.4.3, for text of ordinary size


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two `#RRGGBB` colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
