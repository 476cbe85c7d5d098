"""Two values of one field compared, whatever kind of field it is."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks

from cms.content.codes import CodeListField
from editions.admin.review.fields import choices_of, definition_of, is_media, is_page, is_rich_text, label_of
from editions.admin.review.marks import escaped, joined, nothing, replaced, said, shown
from editions.admin.review.media import compare_media
from editions.admin.review.questions import is_option, tick
from editions.admin.review.rich_text import compare_rich_text
from editions.admin.review.sequences import Pair, matched
from editions.admin.review.showing import Showing
from editions.admin.review.tables import compare_table, is_table
from editions.admin.review.word_diff import diff_words

__all__ = ["compare", "field_rows"]


def compare(definition: Any, old: Any, new: Any, showing: Showing) -> SafeString:
    """Safe HTML for `showing.view` of `old` and `new`, raw values as documents hold them."""
    if isinstance(definition, blocks.StreamBlock | blocks.ListBlock):
        return _list(definition, old, new, showing)
    if isinstance(definition, blocks.StructBlock):
        return _struct(definition, old, new, showing)
    if definition is None and any(isinstance(each, dict | list) for each in (old, new)):
        return _unknown(old, new, showing)
    return _leaf(definition, old, new, showing)


# Leaves ----------------------------------------------------------------------------------------


def _leaf(definition: Any, old: Any, new: Any, showing: Showing) -> SafeString:
    if is_media(definition):
        return compare_media(old, new, showing)
    if is_rich_text(definition):
        return showing.block(compare_rich_text(_text(old), _text(new), showing))
    if _is_words(definition, old, new):
        return showing.text(_words(_text(old), _text(new), showing))
    return _whole(_said(definition, old, showing), _said(definition, new, showing), showing)


def _is_words(definition: Any, old: Any, new: Any) -> bool:
    if is_page(definition) or choices_of(definition) or isinstance(definition, CodeListField):
        return False
    return all(each is None or isinstance(each, str) for each in (old, new))


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _words(old: str, new: str, showing: Showing) -> SafeString:
    if showing.view == "old" and not old:
        return nothing()
    if showing.view == "new" and not new:
        return nothing()
    return shown(diff_words(old, new), showing.view, escaped)


def _whole(old: str, new: str, showing: Showing) -> SafeString:
    """Values that are one thing each: a number, a choice, yes or no."""
    if old == new:
        return format_html("<bdi>{}</bdi>", new) if new else nothing()
    before, after = (format_html("<bdi>{}</bdi>", each) if each else "" for each in (old, new))
    return replaced(before, after, showing.view)


def _said(definition: Any, value: Any, showing: Showing) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if is_page(definition):
        return showing.title_of(str(value))
    known = choices_of(definition)
    if isinstance(value, list):
        known = known or _codes(definition)
        return ", ".join(str(known.get(each, each)) for each in value)
    return str(known.get(value, value))


def _codes(definition: Any) -> Mapping[Any, str]:
    source: Any = getattr(definition, "choices_from", None)
    return {value: str(label) for value, label in source()} if source else {}


# Structures ------------------------------------------------------------------------------------


def _struct(definition: blocks.StructBlock, old: Any, new: Any, showing: Showing) -> SafeString:
    before, after = (each if isinstance(each, Mapping) else {} for each in (old, new))
    if is_table(definition):
        return compare_table(before, after, showing, compare)
    if is_option(definition):
        return tick(definition, old, new, showing, compare)
    return _rows(definition, before, after, showing)


def _rows(definition: Any, before: Mapping[str, Any], after: Mapping[str, Any], showing: Showing) -> SafeString:
    rows = []
    for name in _names(definition, before, after):
        child = definition.child_blocks.get(name) if definition is not None else None
        old, new = before.get(name), after.get(name)
        if _empty(old) and _empty(new):
            continue
        label = label_of(child) if child is not None else name
        rows.append((label, compare(child, old, new, showing)))
    return _named(rows)


def _named(rows: list[tuple[str, SafeString]]) -> SafeString:
    shown = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows)
    return format_html('<dl class="review-fields">{}</dl>', shown) if rows else nothing()


def _names(definition: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    known = list(definition.child_blocks) if definition is not None else []
    return [*(name for name in known if name in before or name in after), *sorted({*before, *after} - set(known))]


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [])


def _list(definition: Any, old: Any, new: Any, showing: Showing) -> SafeString:
    rows = [_item(definition, pair, showing) for pair in matched(old, new, showing.view)]
    return format_html('<ol class="review-items">{}</ol>', joined(rows)) if rows else nothing()


def _item(definition: Any, pair: Pair, showing: Showing) -> SafeString:
    item = pair.new or pair.old or {}
    streamed = isinstance(definition, blocks.StreamBlock)
    child = definition.child_blocks.get(item.get("type")) if streamed else definition.child_block
    heading = format_html('<p class="review-kind">{}</p>', label_of(child) or item.get("type")) if streamed else ""
    old, new = pair.values
    if pair.old is not None and pair.new is not None and pair.old.get("type") != pair.new.get("type"):
        old = None
    inner = compare(child, old, new, showing)
    if not pair.only:
        return format_html("<li>{}{}</li>", heading, inner)
    whole = format_html('<span class="review-whole">{} </span>', said(pair.op))
    return format_html('<li class="review-{}">{}{}{}</li>', pair.op, heading, whole, inner)


def _unknown(old: Any, new: Any, showing: Showing) -> SafeString:
    """What this version of the product has no definition for: its texts, as a list."""
    before, after = ({"": each} if not isinstance(each, dict) else each for each in (old, new))
    if any(isinstance(each, list) for each in (old, new)):
        return showing.text(_words(", ".join(_texts(old)), ", ".join(_texts(new)), showing))
    return _rows(None, before if old else {}, after if new else {}, showing)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for name, each in value.items() if name not in ("id", "type") for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [] if value is None else [str(value)]


def field_rows(model: type[models.Model], fields: Mapping[str, Any], showing: Showing) -> SafeString:
    """A whole page, field by field."""
    rows = []
    for name, value in fields.items():
        if not _empty(value) and name != "slug":
            field = model._meta.get_field(name)
            rows.append((label_of(field), compare(definition_of(field), value, value, showing)))
    return _named(rows)
