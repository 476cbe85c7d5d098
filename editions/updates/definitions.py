"""Page types as the merge reads them: a page is a block whose fields are its page's."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from wagtail.fields import RichTextField, StreamField

from cms.content.page import ContentPage
from editions.documents.types import MODEL_OF_TYPE


class FieldsOfPage:
    """Has the shape of a struct block whose children are the fields of a page type."""

    def __init__(self, model: type[ContentPage]) -> None:
        self.meta = SimpleNamespace(merge_groups=[])
        self.child_blocks = {name: _field(model._meta.get_field(name)) for name in model.document_fields}


class PageStream:
    """Has the shape of a stream block that holds one page."""

    grouped_child_blocks = ()

    def __init__(self, model: type[ContentPage]) -> None:
        self.meta = SimpleNamespace()
        self.child_blocks = {"page": FieldsOfPage(model)}


def _field(field: Any) -> Any:
    if isinstance(field, StreamField):
        return field.stream_block
    if isinstance(field, RichTextField):
        return SimpleNamespace(features=field.features, editor=field.editor)
    return SimpleNamespace()


@cache
def stream_for(page_type: str) -> PageStream:
    """What `merge_stream` takes as the definition of a page of the type with this label."""
    return PageStream(MODEL_OF_TYPE[page_type])
