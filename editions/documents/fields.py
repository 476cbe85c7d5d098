"""Between a page's fields and a document's JSON, in both directions."""

import datetime
from typing import Any

from django.db import models
from wagtail.fields import StreamField

from cms.content.page import ContentPage
from cms.media.models import CourseDocument, CourseImage
from editions.documents.media_references import MediaByHash, to_keys, to_references


def fields_of(page: ContentPage, media: MediaByHash) -> dict[str, Any]:
    """What an author wrote on `page`, as JSON: the document's `fields`."""
    return {name: _to_json(page, page._meta.get_field(name), media) for name in page.document_fields}


def _to_json(page: ContentPage, field: Any, media: MediaByHash) -> Any:
    if isinstance(field, StreamField):
        raw = field.stream_block.get_prep_value(getattr(page, field.name))
        return to_references(field, raw, media)
    if isinstance(field, models.ForeignKey) and field.related_model in (CourseImage, CourseDocument):
        return media.reference(field.related_model, getattr(page, field.attname))
    value = getattr(page, field.attname)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def attributes_from(model: type[ContentPage], fields: dict[str, Any], media: MediaByHash) -> dict[str, Any]:
    """Keyword arguments for `model(**…)` from a document's `fields`; what it does not know is left out."""
    attributes: dict[str, Any] = {}
    for name in model.document_fields:
        if name not in fields:
            continue
        field: Any = model._meta.get_field(name)
        value = fields[name]
        if isinstance(field, StreamField):
            attributes[name] = field.to_python(to_keys(field, value, media))
        elif isinstance(field, models.ForeignKey):
            attributes[field.attname] = media.key(field.related_model, value)
        else:
            attributes[name] = field.to_python(value)
    return attributes
