"""Media in documents: by content hash (`sha256:…`), never by primary key."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from cms.media.models import CourseDocument, CourseImage
from editions.documents.streams import leaf_block, map_leaves

PREFIX = "sha256:"


class MediaByHash:
    """Translates between primary keys of one edition's media and content hashes."""

    def __init__(self, images: Mapping[int, str], documents: Mapping[int, str]) -> None:
        self._hashes: dict[type[models.Model], Mapping[int, str]] = {CourseImage: images, CourseDocument: documents}
        self._keys: dict[type[models.Model], dict[str, int]] = {
            model: {digest: key for key, digest in sorted(hashes.items(), reverse=True)}
            for model, hashes in self._hashes.items()
        }
        self.used: set[str] = set()

    @classmethod
    def of_collection(cls, collection_id: int) -> "MediaByHash":
        """All media of an edition's collection and those below it."""
        from wagtail.models import Collection

        collections = Collection.objects.get(pk=collection_id).get_descendants(inclusive=True)
        images = CourseImage.objects.filter(collection__in=collections).values_list("pk", "content_hash")
        documents = CourseDocument.objects.filter(collection__in=collections).values_list("pk", "content_hash")
        return cls(dict(images), dict(documents))

    def reference(self, model: type[models.Model], key: int | None) -> str | None:
        """`sha256:…` for a primary key; `None` for nothing, and for what is not the edition's."""
        digest = self._hashes[model].get(key) if key is not None else None
        if digest is None:
            return None
        self.used.add(digest)
        return PREFIX + digest

    def key(self, model: type[models.Model], reference: str | None) -> int | None:
        """The primary key of the edition's own copy for `sha256:…`, or `None`."""
        if not reference:
            return None
        return self._keys[model].get(reference.removeprefix(PREFIX))


def media_model(block: blocks.Block) -> type[models.Model] | None:
    """Which media model a chooser block refers to, if any."""
    if isinstance(block, ImageChooserBlock):
        return CourseImage
    if isinstance(block, DocumentChooserBlock):
        return CourseDocument
    return None


def to_references(field: StreamField, raw: list[dict[str, Any]], media: MediaByHash) -> list[dict[str, Any]]:
    """Raw StreamField data with hashes where there were primary keys."""

    def change(block: blocks.Block, value: Any) -> Any:
        model = media_model(block)
        return media.reference(model, value) if model else value

    return map_leaves(field.stream_block, raw, change)


def to_keys(field: StreamField, raw: list[dict[str, Any]], media: MediaByHash) -> list[dict[str, Any]]:
    """The opposite of `to_references`."""

    def change(block: blocks.Block, value: Any) -> Any:
        model = media_model(block)
        return media.key(model, value) if model else value

    return map_leaves(field.stream_block, raw, change)


def model_at(page_model: type[models.Model], fields: Mapping[str, Any], path: str) -> type[models.Model] | None:
    """Which media model the override at wagtail-localize's `path` refers to, if any."""
    name, *steps = path.split(".")
    field: Any = page_model._meta.get_field(name)
    if isinstance(field, StreamField):
        block, _names = leaf_block(field.stream_block, fields.get(name), steps)
        return media_model(block) if block else None
    return None


def leads_somewhere(page_model: type[models.Model], fields: Mapping[str, Any], path: str) -> bool:
    """Whether wagtail-localize's `path` still leads to a field or a block of the page.

    What overrode a block that is gone stays in its tables, with a primary key that means nothing
    to anybody else.
    """
    name, *steps = path.split(".")
    field: Any = page_model._meta.get_field(name)
    if isinstance(field, StreamField) and steps:
        return leaf_block(field.stream_block, fields.get(name), steps)[0] is not None
    return True


def references_in(value: Any) -> Iterator[str]:
    """Every hash that a document's JSON refers to."""
    if isinstance(value, str):
        if value.startswith(PREFIX):
            yield value.removeprefix(PREFIX)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from references_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references_in(inner)
