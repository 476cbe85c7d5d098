"""Upstream's pictures and files, for reviewers, before the edition has them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from editions.admin.screens.updates.screen import update_of
from editions.models import Edition, MediaObject
from editions.permissions import Action, for_edition
from editions.updates.listed_media import listed_media

__all__ = ["media"]

_SMALL = 960


def _media(request: HttpRequest, edition: Edition, update_id: int, digest: str) -> FileResponse:
    """A file that the update's releases list: a picture small enough to look at, else a download."""
    listed = digest in listed_media(update_of(edition, update_id))
    file = MediaObject.objects.filter(pk=digest).first() if listed else None
    if file is None:
        raise Http404
    small = [each for each in file.renditions if each["width"] <= _SMALL] or file.renditions
    name, mime = (small[-1]["name"], "image/webp") if small else (file.name, file.mime)
    response = FileResponse(default_storage.open(name, "rb"), content_type=mime, as_attachment=not small)
    # By content: it never changes. For this person alone: it is not the edition's to show yet.
    response["Cache-Control"] = "private, max-age=86400, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


media = for_edition(Action.EDIT)(require_safe(_media))
