"""Definitions of fields and blocks as the review reads them: their names, and what kind of value they hold."""

from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

from cms.content.blocks.fields import PageReferenceBlock
from cms.media.models import CourseDocument, CourseImage

__all__ = ["choices_of", "definition_of", "is_media", "is_page", "is_rich_text", "label_of"]


def definition_of(field: Any) -> Any:
    """What defines a page's field: the stream's block, or the field itself."""
    return field.stream_block if isinstance(field, StreamField) else field


def label_of(definition: Any) -> str:
    """What editors call it."""
    if isinstance(definition, models.Field):
        return capfirst(str(definition.verbose_name))
    return str(getattr(definition, "label", "") or "")


def is_rich_text(definition: Any) -> bool:
    return isinstance(definition, blocks.RichTextBlock | RichTextField)


def is_media(definition: Any) -> bool:
    if isinstance(definition, models.ForeignKey):
        return definition.related_model in (CourseImage, CourseDocument)
    return isinstance(definition, ImageChooserBlock | DocumentChooserBlock)


def is_page(definition: Any) -> bool:
    """Whether the value is the lineage of a page."""
    return isinstance(definition, PageReferenceBlock)


def choices_of(definition: Any) -> dict[Any, str]:
    """The words for each value that may be chosen, groups of choices laid out flat."""
    field = definition if isinstance(definition, models.Field) else getattr(definition, "field", None)
    listed: Any = getattr(field, "choices", None) or []
    pairs: Any = listed() if callable(listed) else listed
    found: dict[Any, str] = {}
    for value, label in pairs:
        if isinstance(label, list | tuple):
            found.update((inner, str(words)) for inner, words in label)
        else:
            found[value] = str(label)
    return found
