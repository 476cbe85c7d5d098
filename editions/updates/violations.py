"""Why merged content could not be published: said when it is offered, and held against publishing."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from editions.documents.fields import attributes_from
from editions.documents.media_references import PREFIX, MediaByHash, references_in
from editions.documents.types import MODEL_OF_TYPE
from editions.models import Edition
from editions.updates.compute import Computed
from editions.updates.dangling import dangling_references
from editions.updates.sides import Sides


def violations_of(edition: Edition, sides: Sides, computed: Computed) -> list[dict[str, Any]]:
    """`[{lineage, locale, page_title, message}]` for the pages that the merge changes."""
    media = _media(sides, edition, computed)
    found: list[dict[str, Any]] = []
    for (lineage, code), fields in computed.fields.items():
        for message in problems_of(sides.mine.documents[lineage, code]["type"], fields, media):
            found.append({"lineage": lineage, "locale": code, "page_title": fields["title"], "message": message})
    return [*found, *dangling_references(edition, sides, computed)]


def problems_of(page_type: str, fields: dict[str, Any], media: MediaByHash) -> Iterator[str]:
    """What the editor's screen would say against a page with these fields, one sentence each."""
    model = MODEL_OF_TYPE[page_type]
    attributes = attributes_from(model, fields, media)
    for name in model.document_fields:
        field: Any = model._meta.get_field(name)
        value = attributes.get(name, attributes.get(getattr(field, "attname", name)))
        try:
            if isinstance(field, StreamField):
                field.stream_block.clean(value)
            elif not field.is_relation:
                field.clean(value, None)
        except ValidationError as error:
            for message in _messages(error):
                yield _("%(field)s: %(problem)s") % {"field": field.verbose_name, "problem": message}


def _messages(error: ValidationError) -> Iterator[str]:
    """The sentences in an error of any depth: blocks hold the errors of what is in them."""
    inner = getattr(error, "block_errors", None)
    held = list(inner.values() if isinstance(inner, dict) else inner or []) if inner else []
    whole = getattr(error, "non_block_errors", None)
    for each in [*held, *(whole.as_data() if whole else [])]:
        if isinstance(each, ValidationError):
            yield from _messages(each)
    if not held and not whole:
        yield from (str(message) for message in error.messages)


class _WithArriving(MediaByHash):
    """The edition's media; for those that it gets with the update, any of the kind stands in."""

    def __init__(self, edition: Edition, arriving: set[str]) -> None:
        super().__init__({}, {})
        self._known = MediaByHash.of_collection(edition.collection_id)
        self._arriving = {PREFIX + digest for digest in arriving}

    def key(self, model: Any, reference: str | None) -> int | None:
        own = self._known.key(model, reference)
        if own is None and reference in self._arriving:
            return model._default_manager.order_by("pk").values_list("pk", flat=True).first()
        return own


def _media(sides: Sides, edition: Edition, computed: Computed) -> MediaByHash:
    return _WithArriving(edition, set(references_in(list(computed.fields.values()))) & set(sides.media))
