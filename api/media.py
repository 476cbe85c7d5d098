"""`/media/CODE/TOKEN/NAME`: what an edition has released, under addresses that cannot be guessed.

An address stands for content that never changes, so it may be kept for ever. Pictures are shown
as the renditions made at release; anything else is offered for saving and never displayed.
"""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from editions.models import PublicMedia

_RENDITION = re.compile(r"([1-9][0-9]{0,4})\.webp")
_FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def public_media(request: HttpRequest, code: str, token: str, name: str) -> HttpResponseBase:
    """A rendition of a picture, or a file; 404 for whatever is not public under exactly this address."""
    public = (
        PublicMedia.objects.filter(edition__code=code, edition__public=True, edition__archived_at=None, token=token)
        .select_related("media")
        .first()
    )
    if public is None:
        raise Http404
    media = public.media
    if media.renditions:
        width = _RENDITION.fullmatch(name)
        stored = next((r["name"] for r in media.renditions if width and r["width"] == int(width[1])), None)
        return _response(request, stored, f"{media.digest}-{name}", mime="image/webp")
    stored = media.name if name == public.file_name else None
    return _response(request, stored, media.digest, mime=media.mime, save_as=public.file_name)


def _response(
    request: HttpRequest, stored: str | None, version: str, *, mime: str, save_as: str | None = None
) -> HttpResponseBase:
    if stored is None:
        raise Http404
    etag = f'"{version}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = default_storage.open(stored, "rb")
        except FileNotFoundError:
            raise Http404 from None
        response = FileResponse(file, content_type=mime, as_attachment=save_as is not None, filename=save_as or "")
    response["ETag"] = etag
    response["Cache-Control"] = _FOR_EVER
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
