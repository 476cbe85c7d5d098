"""The pictures and files that an edition works with, as differences show them."""

from django.urls import reverse

from cms.media.models import CourseDocument, CourseImage
from editions.admin.review.showing import Media
from editions.models import Edition

__all__ = ["own_media"]


def own_media(edition: Edition) -> dict[str, Media]:
    """By content hash; two queries."""
    collections = edition.collection.get_descendants(inclusive=True)
    found: dict[str, Media] = {}
    for kind, model in (("image", CourseImage), ("document", CourseDocument)):
        for item in model.objects.filter(collection__in=collections):
            found[item.content_hash] = {
                "kind": kind,
                "title": item.title,
                "alt": item.description if isinstance(item, CourseImage) else "",
                "file_name": item.file.name.rpartition("/")[2],
                "size": item.file_size or 0,
                "width": getattr(item, "width", None),
                "height": getattr(item, "height", None),
                "address": reverse("private_media", args=[item.file.name]),
            }
    return found
