"""Drawings as SVG, let in by a list of what is allowed: nothing in them runs, loads or leads anywhere.

What is not on the list is refused and said, not taken out: a logo that came back changed would
surprise its owner. Declarations of types are refused before anything is expanded.
"""

import re
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from editions.errors import Invalid

__all__ = ["LIMIT", "clean_svg"]

LIMIT = 32 * 1024
"""The most bytes of a drawing."""
_DEPTH = 30
_ELEMENTS = 2000
_SVG = "http://www.w3.org/2000/svg"

_DRAWN = frozenset(
    {
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "title",
        "desc",
    }
)
_ATTRIBUTES = frozenset(
    {
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "dx",
        "dy",
        "width",
        "height",
        "viewBox",
        "points",
        "transform",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-dashoffset",
        "opacity",
        "color",
        "display",
        "visibility",
        "clip-path",
        "clip-rule",
        "clipPathUnits",
        "mask",
        "maskUnits",
        "maskContentUnits",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "preserveAspectRatio",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "text-anchor",
        "letter-spacing",
        "version",
    }
)
# A reference leads to a part of the same drawing and nowhere else.
_OWN_PART = re.compile(r"url\(#[A-Za-z][\w.-]*\)")
# Of all that may stand before a bracket, what draws and never loads.
_FUNCTIONS = frozenset({"rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy"})
_BRACKET = re.compile(r"([^\s,()]*)\s*\(")
_ELSEWHERE = re.compile(r"//|@")
_PLAIN = re.compile(r"[^<>&\\\x00-\x08\x0b\x0c\x0e-\x1f]*")


def clean_svg(content: bytes | str) -> str:
    """`content` written anew, in UTF-8, as an element `svg` alone. Raises `Invalid`, which says what is not allowed."""
    raw = content.encode() if isinstance(content, str) else content
    if len(raw) > LIMIT:
        raise Invalid(_("The drawing is larger than %(size)s KB.") % {"size": LIMIT // 1024})
    return _Drawing().read(raw)


class _Drawing:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.open: list[str] = []
        self.count = 0

    def read(self, raw: bytes) -> str:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self._refuse_declaration
        parser.EntityDeclHandler = self._refuse_declaration
        parser.ProcessingInstructionHandler = self._refuse_declaration
        try:
            parser.Parse(raw, True)
        except expat.ExpatError as error:
            said = _("This is no drawing in SVG: line %(line)s cannot be read.")
            raise Invalid(said % {"line": error.lineno}) from error
        return "".join(self.parts)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _between, tag = name.rpartition(" ")
        self.count += 1
        if self.count > _ELEMENTS or len(self.open) >= _DEPTH:
            raise Invalid(_("The drawing has too many parts."))
        if space != _SVG or tag not in _DRAWN or (tag == "svg") == bool(self.open):
            raise Invalid(_("The drawing has a part that is not allowed: “%(name)s”.") % {"name": tag[:40]})
        self.open.append(tag)
        written = "".join(f" {key}={quoteattr(self._value(tag, key, value))}" for key, value in attributes.items())
        first = f' xmlns="{_SVG}"' if len(self.open) == 1 else ""
        self.parts.append(f"<{tag}{first}{written}>")

    def end(self, name: str) -> None:
        self.parts.append(f"</{self.open.pop()}>")

    def text(self, words: str) -> None:
        self.parts.append(escape(words))

    def _value(self, tag: str, name: str, value: str) -> str:
        if name not in _ATTRIBUTES or not _draws(value):
            said = _("The drawing has an attribute that is not allowed: “%(name)s” of “%(part)s”.")
            raise Invalid(said % {"name": name.rpartition(" ")[2][:40], "part": tag})
        return value

    def _refuse_declaration(self, *told: Any) -> None:
        raise Invalid(_("The drawing declares a document type or an instruction. Save it as plain SVG."))


def _draws(value: str) -> bool:
    """Whether a value of an attribute can do no more than say how something looks."""
    if not _PLAIN.fullmatch(value) or _ELSEWHERE.search(value):
        return False
    return bool(_OWN_PART.fullmatch(value)) or _FUNCTIONS.issuperset(map(str.lower, _BRACKET.findall(value)))
