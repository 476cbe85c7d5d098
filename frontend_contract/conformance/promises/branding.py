"""The edition's look as design tokens."""

import re
from typing import Any

from frontend_contract.conformance.promise import Broken, promise
from frontend_contract.conformance.visit import Visit

_TOKENS = ("primary", "onPrimary", "accent", "onAccent", "surface", "text", "link")
_LEGIBLE = (("onPrimary", "primary"), ("onAccent", "accent"), ("text", "surface"), ("link", "surface"))


@promise(
    "branding.design-tokens",
    "Design tokens are in their format, and text in their colours is legible: 4.5:1 at least.",
    where="frontend_contract/tokens.schema.json",
    advice="Change no answers on their way.",
)
def _design_tokens(visit: Visit) -> str:
    query = "query($code: ID!) { edition(code: $code) { branding { tokens } } }"
    tokens = visit.post(query, code=visit.code).data["edition"]["branding"]["tokens"]
    colours = {name: _hex(tokens, name) for name in _TOKENS}
    for ink, paper in _LEGIBLE:
        contrast = _contrast(colours[ink], colours[paper])
        if contrast < 4.5:
            raise Broken(f"color.{ink} on color.{paper} has a contrast of {contrast:.2f}:1.")
    return f"{len(colours)} colours"


def _hex(tokens: Any, name: str) -> str:
    try:
        value = tokens["color"][name]["$value"]
        colour = value["hex"]
        parts = [round(255 * part) for part in value["components"]]
    except (KeyError, TypeError):
        raise Broken(f"The token color.{name} is missing, or is no colour.") from None
    if tokens["color"].get("$type") != "color" or not re.fullmatch(r"#[0-9a-f]{6}", str(colour)):
        raise Broken(f"The token color.{name} is {str(colour)[:40]}.")
    if f"#{bytes(parts).hex()}" != colour:
        raise Broken(f"The token color.{name} says two colours: {colour} and {parts}.")
    return colour


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's, of two colours as `#rrggbb`."""
    low, high = sorted(_luminance(each) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
