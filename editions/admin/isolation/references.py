"""What a field's value refers to, where it stands, and how to take it out again.

The references are those of Wagtail's `ReferenceIndex` (foreign keys, chooser blocks, links and
embeds in rich text), walked here block by block because a reference that is refused has to be
removed before anybody shows it, and because an editor wants to know which block it was.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText, extract_references_from_rich_text

from cms.content.blocks.fields import PageReferenceBlock
from cms.content.rich_text import references_in
from editions.gate import kind_of_model

__all__ = ["LINEAGE", "Reference", "in_block", "in_html", "plain_html"]

LINEAGE = "lineage"
"""A page named by lineage: the same UUID in every edition, looked up in one's own."""

# Features of rich text that name objects by primary key; no editor of ours offers them.
_EMBED = re.compile(r"<embed\b[^>]*/?>")
_LINK_BY_ID = re.compile(r"<a\b(?=[^>]*\blinktype=[\"'](?:page|document)[\"'])[^>]*>")


@dataclass(frozen=True)
class Reference:
    """`kind` is one of the gate's, or `LINEAGE`; `where` leads to it: `("3", "Picture")`."""

    kind: str
    key: str
    where: tuple[str, ...]
    remove: Callable[[], None]


def in_block(
    block: blocks.Block, value: Any, put: Callable[[Any], None], where: tuple[str, ...] = ()
) -> Iterator[Reference]:
    """The references in `value`, which `block` defines; `put` replaces the value as a whole."""
    if isinstance(block, blocks.BaseStreamBlock):
        for number, child in enumerate(value or (), 1):
            yield from in_block(child.block, child.value, _setter(child), (*where, f"{number} {child.block.label}"))
    elif isinstance(block, blocks.ListBlock):
        for number, child in enumerate(value.bound_blocks if value else (), 1):
            yield from in_block(block.child_block, child.value, _setter(child), (*where, str(number)))
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            if name in (value or {}):
                label = str(child_block.label)
                yield from in_block(child_block, value[name], _item_setter(value, name), (*where, label))
    elif isinstance(block, blocks.ChooserBlock):
        if value is not None and (kind := kind_of_model(block.model_class)):
            yield Reference(kind, str(value.pk), where, lambda: put(None))
    elif isinstance(block, blocks.RichTextBlock):
        source = value.source if isinstance(value, RichText) else str(value or "")
        yield from in_html(source, where, lambda: put(RichText(plain_html(source))))
    elif isinstance(block, PageReferenceBlock) and value:
        yield Reference(LINEAGE, str(value), where, lambda: put(""))


def _setter(bound: Any) -> Callable[[Any], None]:
    return lambda value: setattr(bound, "value", value)


def _item_setter(struct: Any, name: str) -> Callable[[Any], None]:
    return lambda value: struct.__setitem__(name, value)


def in_html(html: str, where: tuple[str, ...], remove: Callable[[], None]) -> Iterator[Reference]:
    """The references in rich text as it is stored."""
    for model, key, _model_path, _content_path in extract_references_from_rich_text(html):
        if kind := kind_of_model(model):
            yield Reference(kind, str(key), where, remove)
    for linktype, ref in references_in(html):
        if linktype == "course-page":
            yield Reference(LINEAGE, ref, where, remove)


def plain_html(html: str) -> str:
    """`html` without links and embeds that name an object by its primary key."""
    return _EMBED.sub("", _LINK_BY_ID.sub("<a>", html))
