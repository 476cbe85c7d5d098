"""Page types as blocks, so that a page and its blocks are audited alike."""

from copy import copy
from functools import cache
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from editions.documents.types import MODEL_OF_TYPE
from tests.unit.merging.outline import Outline, outline


@cache
def _stream_of(page_type: str) -> blocks.StreamBlock:
    model = MODEL_OF_TYPE[page_type]
    fields = [(name, _block_of(model._meta.get_field(name))) for name in model.document_fields]
    return blocks.StreamBlock([("page", blocks.StructBlock(fields))])


def _block_of(field: Any) -> blocks.Block:
    if isinstance(field, StreamField):
        # A copy: becoming a child gives a block another name.
        return copy(field.stream_block)
    return blocks.RichTextBlock() if isinstance(field, RichTextField) else blocks.CharBlock()


def outline_of(document: dict[str, Any] | None, page_type: str, lineage: str) -> Outline:
    """A document's page and blocks as nodes; the page's id is its lineage. Nothing of no document."""
    items = [{"id": lineage, "type": "page", "value": document["fields"]}] if document else []
    return outline(_stream_of(page_type), items)
