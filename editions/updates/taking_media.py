"""Upstream's pictures and files, copied into the edition when they are first taken."""

from typing import Any

from wagtail.models import ReferenceIndex

from cms.media.models import CourseDocument, CourseImage
from editions.documents.media_references import MediaByHash, references_in
from editions.materialise.media import copy_media
from editions.models import Edition
from editions.updates.sides import Sides


def take_media(edition: Edition, sides: Sides, documents: Any, user: Any) -> tuple[MediaByHash, list[str]]:
    """The edition's media with everything that `documents` refer to, and the hashes that are new."""
    wanted = set(references_in(documents)) & set(sides.media)
    collections = edition.collection.get_descendants(inclusive=True)
    for model in (CourseImage, CourseDocument):
        held = model.objects.filter(collection__in=collections, content_hash__in=wanted)
        wanted -= set(held.values_list("content_hash", flat=True))
    copy_media({digest: sides.media[digest] for digest in sorted(wanted)}, edition, user)
    return MediaByHash.of_collection(edition.collection_id), sorted(wanted)


def give_up_media(edition: Edition, hashes: list[str]) -> None:
    """Deletes copies that an undone update brought, unless something else uses them by now."""
    for model in (CourseImage, CourseDocument):
        for item in model.objects.filter(collection=edition.collection_id, content_hash__in=hashes):
            if not ReferenceIndex.get_references_to(item).exists():
                item.delete()
