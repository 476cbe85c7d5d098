"""How values are to be shown: which view, in which language, and where pictures and titles are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from editions.admin.review.marks import View

__all__ = ["Media", "Showing", "direction_of"]

Media = dict[str, Any]
"""What a release's manifest says of a file, with `address`, where a reviewer can load it."""


def direction_of(code: str) -> str:
    """`rtl` or `ltr`, by CLDR."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


@dataclass(frozen=True)
class Showing:
    """`media_of` takes a hash with or without `sha256:`; `title_of` the lineage of a page."""

    view: View
    language: str
    media_of: Callable[[str], Media | None]
    title_of: Callable[[str], str]

    def text(self, html: str) -> SafeString:
        """Content in its own language and direction, inline."""
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', self.language, direction_of(self.language), html)

    def block(self, html: str) -> SafeString:
        """Content in its own language and direction, as a block."""
        said = '<div class="review-text" lang="{}" dir="{}">{}</div>'
        return format_html(said, self.language, direction_of(self.language), html)
