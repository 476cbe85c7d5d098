"""SVG elements as text, always written the same way."""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cms.demo.pictures.geometry import number

_DASHES: Final = 2.5  # length of a dash and of a gap, in widths of the line


def element(tag: str, content: str = "", **attributes: str | float | None) -> str:
    """Return one element; `stroke_width=3` becomes `stroke-width="3"`, and None is left out.

    `content` is markup already: escape words with `words`.
    """
    written = "".join(
        f" {name.replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def words(text: str) -> str:
    """Return text fit to stand inside an element."""
    return escape(text)


def pen(stroke: str | None, width: float, *, dashed: bool = False, cap: str = "round") -> dict[str, str | float | None]:
    """Return the attributes of an outline; none at all without a colour."""
    if stroke is None:
        return {}
    return {
        "stroke": stroke,
        "stroke_width": width,
        "stroke_linecap": cap,
        "stroke_linejoin": "round",
        "stroke_dasharray": f"{number(width * _DASHES)} {number(width * _DASHES)}" if dashed else None,
    }
