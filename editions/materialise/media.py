"""An edition's own copies of the media that a manifest lists."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from cms.media.models import CourseDocument, CourseImage
from cms.media.pictures import CleanPicture
from editions.documents.media_references import MediaByHash
from editions.errors import Invalid
from editions.focal_point import as_fields
from editions.media_store import read
from editions.models import Edition, MediaObject
from editions.progress import Progress, counted, silent

_TEXTS = ("title", "credit", "licence", "source")


def copy_media(
    listed: Mapping[str, Mapping[str, Any]], edition: Edition, user: Any = None, progress: Progress = silent
) -> MediaByHash:
    """Copies each listed file into the edition's collection, once, and says which key has which hash.

    Raises `Invalid` when a file is not on this installation.
    """
    kept = MediaObject.objects.in_bulk(list(listed))
    images: dict[int, str] = {}
    documents: dict[int, str] = {}
    for digest, about in counted(list(listed.items()), _("Copying pictures and files"), progress):
        media = kept.get(digest)
        if media is None:
            raise Invalid(f"The file “{about['title']}” ({digest[:12]}…) is not on this installation.")
        texts = {name: about[name] for name in _TEXTS}
        # Stored byte by byte as it was released: the hash is its identity.
        kind = CleanPicture if about["kind"] == "image" else ContentFile
        file = kind(read(media), name=about["file_name"])
        common = {**texts, "file": file, "collection": edition.collection, "uploaded_by_user": user}
        if about["kind"] == "image":
            marked = as_fields(about.get("focal_point"))
            image = CourseImage(**common, **marked, description=about["alt"], content_hash=digest)
            image.save()
            images[image.pk] = digest
        else:
            document = CourseDocument(**common, content_hash=digest)
            document.save()
            documents[document.pk] = digest
    return MediaByHash(images, documents)
