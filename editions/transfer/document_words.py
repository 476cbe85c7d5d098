"""Every text in a document, read by what it is: rich text, an address, plain words."""

from collections.abc import Callable, Iterator, Mapping
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

_Judge = Callable[[str], str | None]
_Piece = tuple[_Judge, str, str]
"""What says what is wrong with a text, the text, and its place."""
_Leaf = tuple[Any, Any, str]
"""A field or a block without children, its value, and its place.

Of what is not known here: the type of a block with the whole block, or `None` with a value.
"""


def problems_in_document(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each text that may not come in; the document is valid against the schema."""
    title = document["fields"].get("title", "")
    for judge, text, place in _pieces(model, document):
        if problem := judge(text):
            yield _where(title, document["locale"], place, problem)
    for name, value in document["fields"].items():
        if problem := _problem_of_field(model._meta.get_field(name), value):
            yield _where(title, document["locale"], name, problem)
    for path in _paths(document):
        if path.split(".")[0] not in model.document_fields:
            yield _where(title, document["locale"], path[:80], _("a translation of a field that the page has not"))


def unknown_blocks(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[str]:
    """The types of blocks that this installation does not know; they are kept as they are."""
    for part, _value, _place in _leaves(model, document):
        if isinstance(part, str):
            yield part


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


def _pieces(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[_Piece]:
    for part, value, place in _leaves(model, document):
        yield from ((_judge_of(part), text, place) for text in each_string(value))
    translation = document.get("translation")
    if translation:
        for row in translation["strings"]:
            yield from ((_problem_in_rich_text, row[side], row["path"]) for side in ("source", "target"))
        for row in translation["overrides"]:
            yield from ((_problem_in_anything, text, row["path"]) for text in each_string(row["data"]))
        yield from ((problem_in_words, path, "translation") for path in _paths(document))


def _judge_of(part: Any) -> _Judge:
    if part is None or isinstance(part, str):
        return _problem_in_anything
    if isinstance(part, RichTextField | blocks.RichTextBlock):
        return _problem_in_rich_text
    if isinstance(part, models.URLField | blocks.URLBlock):
        return problem_in_address
    return problem_in_words


def _problem_in_rich_text(text: str) -> str | None:
    return problem_in_markup(text) or problem_in_words(plain_text(text))


def _problem_in_anything(text: str) -> str | None:
    """Of a text that may be rich or plain."""
    return _problem_in_rich_text(text) or problem_in_words(text)


def _paths(document: Mapping[str, Any]) -> list[str]:
    translation = document.get("translation") or {"strings": [], "overrides": []}
    return [row["path"] for row in (*translation["strings"], *translation["overrides"])]


def _leaves(model: type[ContentPage], document: Mapping[str, Any]) -> Iterator[_Leaf]:
    for name, value in document["fields"].items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            yield from _leaves_of_block(field.stream_block, value, name)
        else:
            yield field, value, name


def _leaves_of_block(block: blocks.Block, value: Any, place: str) -> Iterator[_Leaf]:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for item in value or []:
            where = f"{place}.{item['id'][:40]}"
            child = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks.get(item["type"])
            if child is None:
                yield item["type"], item, where
            else:
                yield from _leaves_of_block(child, item["value"], where)
    elif isinstance(block, blocks.StructBlock):
        for name, inner in value.items():
            child = block.child_blocks.get(name)
            if child is None:
                yield None, inner, place
            else:
                yield from _leaves_of_block(child, inner, f"{place}.{name}")
    else:
        yield block, value, place
