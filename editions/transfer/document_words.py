"""Every text in a document, read by what it is: rich text, an address, plain words."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.content.page import ContentPage
from cms.content.rich_text import plain_text
from editions.transfer.markup import problem_in_markup
from editions.transfer.plain_words import problem_in_address, problem_in_words
from editions.transfer.strict_json import each_string

__all__ = ["problems_in_document", "unknown_blocks"]

_Piece = tuple[str, str, str]
"""The kind of a text (`rich`, `address`, `plain`, `unknown`), the text, and its place."""


def problems_in_document(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each text that may not come in; the document is valid against the schema."""
    title = document["fields"].get("title", "")
    for kind, text, place in _pieces(model, document):
        problem = _problem(kind, text)
        if problem:
            yield _where(title, document["locale"], place, problem)
    for name, value in document["fields"].items():
        if problem := _problem_of_field(model._meta.get_field(name), value):
            yield _where(title, document["locale"], name, problem)
    for path in _paths(document):
        if path.split(".")[0] not in model.document_fields:
            yield _where(title, document["locale"], path[:80], _("a translation of a field that the page has not"))


def unknown_blocks(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[str]:
    """The types of blocks that this installation does not know; they are kept as they are."""
    for name, value in document["fields"].items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            for block, item, _place in _items(field.stream_block, value, name):
                if block is None:
                    yield item["type"]


def _where(title: str, locale: str, place: str, problem: str) -> str:
    said = _("“%(page)s” (%(language)s), %(place)s: %(problem)s.")
    return said % {"page": title[:100], "language": locale, "place": place, "problem": problem}


def _problem_of_field(field: Any, value: Any) -> str | None:
    """Pages are made in bulk, where nobody else would ask the field's own validators."""
    if isinstance(field, StreamField) or field.is_relation:
        return None
    try:
        field.run_validators(field.to_python(value))
    except ValidationError as error:
        return " ".join(error.messages).rstrip(".")
    return None


def _problem(kind: str, text: str) -> str | None:
    if kind == "address":
        return problem_in_address(text)
    if kind == "plain":
        return problem_in_words(text)
    words = problem_in_words(plain_text(text)) or (problem_in_words(text) if kind == "unknown" else None)
    return problem_in_markup(text) or words


def _pieces(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[_Piece]:
    for name, value in document["fields"].items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            yield from _in_stream(field.stream_block, value, name)
        else:
            kind = "rich" if isinstance(field, RichTextField) else "plain"
            kind = "address" if isinstance(field, models.URLField) else kind
            yield from ((kind, text, name) for text in each_string(value))
    translation = document.get("translation")
    if translation:
        for row in translation["strings"]:
            yield from (("rich", row[side], row["path"]) for side in ("source", "target"))
        for row in translation["overrides"]:
            yield from (("unknown", text, row["path"]) for text in each_string(row["data"]))
        yield from (("plain", path, "translation") for path in _paths(document))


def _paths(document: Mapping[str, Any]) -> list[str]:
    translation = document.get("translation") or {"strings": [], "overrides": []}
    return [row["path"] for row in (*translation["strings"], *translation["overrides"])]


def _in_stream(stream: blocks.Block, value: Any, place: str) -> Iterator[_Piece]:
    for block, item, where in _items(stream, value, place):
        if block is None:
            yield from (("unknown", text, where) for text in each_string(item))
        else:
            yield from _in_block(block, item["value"], where)


def _in_block(block: blocks.Block, value: Any, place: str) -> Iterator[_Piece]:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        yield from _in_stream(block, value, place)
    elif isinstance(block, blocks.StructBlock):
        for name, inner in value.items():
            child = block.child_blocks.get(name)
            if child is not None:
                yield from _in_block(child, inner, f"{place}.{name}")
            else:
                yield from (("unknown", text, place) for text in each_string(inner))
    else:
        kind = "rich" if isinstance(block, blocks.RichTextBlock) else "plain"
        kind = "address" if isinstance(block, blocks.URLBlock) else kind
        yield from ((kind, text, place) for text in each_string(value))


def _items(block: blocks.Block, value: Any, place: str) -> Iterator[tuple[blocks.Block | None, dict[str, Any], str]]:
    """The items of a stream or list with their definitions; `None` for a type that is not known."""
    for item in value or []:
        if isinstance(block, blocks.StreamBlock):
            yield block.child_blocks.get(item["type"]), item, f"{place}.{item['id'][:40]}"
        elif isinstance(block, blocks.ListBlock):
            yield block.child_block, item, f"{place}.{item['id'][:40]}"
