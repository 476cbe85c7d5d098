"""Stored files for signed-in people: originals and thumbnails of their own editions.

Readers get released media under addresses of their own (`PublicMedia`). What lies in storage
before that is drafts, and a file name is no secret. Mount it where `MEDIA_URL` points, when
files are kept on disk; storage in a bucket signs its own addresses.
"""

import mimetypes
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from cms.media.models import CourseDocument, CourseImage
from editions.errors import NotPermitted
from editions.gate.owners import owners
from editions.media_keys import opens_draft_file
from editions.models import Edition, Membership
from editions.permissions import Action, can, is_installation_administrator, visible_editions
from editions.preview import resolve_token

__all__ = ["may_read_file", "private_media"]

# Shown in pages of the admin; everything else is downloaded.
_SHOWN = {"image/gif", "image/jpeg", "image/png", "image/webp"}


def may_read_file(user: Any, name: str) -> bool:
    """Whether `user` may read what is stored under `name`."""
    if user.is_anonymous or not name:
        return False
    if is_installation_administrator(user):
        return True
    edition = _edition_of_file(name)
    return can(user, Action.VIEW, edition) if edition is not None else _is_portrait_of_a_colleague(user, name)


def _edition_of_file(name: str) -> int | None:
    image = get_image_model()
    rendition = image.get_rendition_model()
    pictures = image.objects.filter(file=name).values_list("pk", flat=True)
    renditions = rendition.objects.filter(file=name).values_list("image_id", flat=True)
    files = get_document_model().objects.filter(file=name).values_list("pk", flat=True)
    for kind, found in (("image", pictures), ("image", renditions), ("document", files)):
        if (pk := found.first()) is not None:
            return owners(kind, [pk])[pk]
    return None


def _is_previewed(token: str, name: str) -> bool:
    """Whether the draft behind `token` shows the file, which is one of the draft's own edition."""
    if not token:
        return False
    try:
        draft = resolve_token(token)
    except NotPermitted:
        return False
    for kind, model in (("image", CourseImage), ("document", CourseDocument)):
        for item in model.objects.filter(file=name):
            if item.content_hash and item.content_hash in draft.body:
                return owners(kind, [item.pk])[item.pk] == draft.edition.pk
    return False


def _has_its_key(request: HttpRequest, name: str) -> bool:
    """Whether whoever may read drafts of the file's edition was told the address with its key."""
    if "key" not in request.GET:
        return False
    edition = Edition.objects.filter(pk=_edition_of_file(name), archived_at=None).first()
    return edition is not None and opens_draft_file(edition, name, request.GET)


def _is_portrait_of_a_colleague(user: Any, name: str) -> bool:
    people = UserProfile.objects.filter(avatar=name).values("user")
    if people.filter(user=user).exists():
        return True
    return Membership.objects.filter(user__in=people, edition__in=visible_editions(user)).exists()


@require_safe
def private_media(request: HttpRequest, path: str) -> FileResponse:
    """The stored file at `path`, for those who may read it; 404 for all others.

    `?preview=TOKEN` opens what that preview shows, to whoever shows the preview; a key opens the one file that
    it was made for (`editions.media_keys`).
    """
    shown_by = _is_previewed(request.GET.get("preview", ""), path) or _has_its_key(request, path)
    may_read = may_read_file(request.user, path) or shown_by
    if not may_read or not default_storage.exists(path):
        raise Http404
    mime = mimetypes.guess_type(path)[0] or "application/octet-stream"
    shown = mime in _SHOWN
    response = FileResponse(
        default_storage.open(path), content_type=mime if shown else "application/octet-stream", as_attachment=not shown
    )
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
