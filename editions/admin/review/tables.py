"""Tables compared as tables: cell by cell, with rows and columns that came or went."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.content.blocks.structure import TableBlock
from editions.admin.review.marks import heard, joined, said
from editions.admin.review.sequences import Pair, matched
from editions.admin.review.showing import Showing, direction_of

__all__ = ["compare_table", "is_table"]

Compare = Callable[[Any, Any, Any, Showing], SafeString]
# Without a definition, a text is compared word by word.
_TEXT = None


def is_table(definition: Any) -> bool:
    return isinstance(definition, TableBlock)


def compare_table(old: Mapping[str, Any], new: Mapping[str, Any], showing: Showing, compare: Compare) -> SafeString:
    """A table of `showing.view`; what is not one of its cells (the caption) stands above it."""
    caption = ""
    if old.get("caption") or new.get("caption"):
        caption = format_html("<caption>{}</caption>", compare(_TEXT, old.get("caption"), new.get("caption"), showing))
    columns = joined(
        format_html('<th scope="col"{}>{}</th>', _state(pair), _cell(pair, showing, compare))
        for pair in matched(old.get("columns"), new.get("columns"), showing.view)
    )
    rows = joined(_row(pair, showing, compare) for pair in matched(old.get("rows"), new.get("rows"), showing.view))
    table = (
        '<div class="review-scroll" role="group" aria-label="{}" tabindex="0"><table class="review-table" lang="{}"'
        ' dir="{}">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    )
    return format_html(table, _("Table"), showing.language, direction_of(showing.language), caption, columns, rows)


def _row(pair: Pair, showing: Showing, compare: Compare) -> SafeString:
    old, new = (value or {} for value in pair.values)
    header = compare(_TEXT, old.get("header"), new.get("header"), showing)
    cells = joined(
        format_html("<td{}>{}</td>", _state(each), _cell(each, showing, compare))
        for each in matched(old.get("cells"), new.get("cells"), showing.view)
    )
    return format_html('<tr{}><th scope="row">{}{}</th>{}</tr>', _state(pair), _told(pair), header, cells)


def _cell(pair: Pair, showing: Showing, compare: Compare) -> SafeString:
    return format_html("{}{}", _told(pair), compare(_TEXT, *pair.values, showing))


def _told(pair: Pair) -> SafeString | str:
    return heard(said(pair.op)) if pair.only else ""


def _state(pair: Pair) -> SafeString | str:
    return format_html(' class="review-{}"', pair.op) if pair.only else ""
