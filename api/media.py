"""`/media/CODE/TOKEN/NAME`: what an edition has released, under addresses that cannot be guessed.

An address stands for content that never changes, but for as long as a release stands that holds
it: browsers may keep it for a day, shared caches ask again after five minutes, and then are told
`304` or, where it was withdrawn, `410`. Pictures are shown as the renditions made at release;
anything else is offered for saving and never displayed.
"""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from editions.models import MediaObject, PublicMedia

_RENDITION = re.compile(r"([1-9][0-9]{0,4})\.(webp|avif)")
_KEPT = "public, max-age=86400, s-maxage=300"
# A later release may hold it again.
_WITHDRAWN = "public, max-age=60"


@require_safe
def public_media(request: HttpRequest, code: str, token: str, name: str) -> HttpResponseBase:
    """A rendition of a picture, or a file.

    404 for whatever is not public under exactly this address, 410 for what only withdrawn releases
    hold; one query tells.
    """
    public = (
        PublicMedia.objects.filter(edition__code=code, edition__public=True, edition__archived_at=None, token=token)
        .select_related("media")
        .first()
    )
    if public is None:
        raise Http404
    if public.withdrawn:
        return HttpResponse(status=410, headers={"Cache-Control": _WITHDRAWN, "X-Content-Type-Options": "nosniff"})
    media = public.media
    if media.renditions:
        stored, kind = _rendition(media, name)
        return _response(request, stored, f"{media.digest}-{name}", mime=f"image/{kind}")
    stored = media.name if name == public.file_name else None
    return _response(request, stored, media.digest, mime=media.mime, save_as=public.file_name)


def _rendition(media: MediaObject, name: str) -> tuple[str | None, str]:
    """Where the rendition of this name is stored, if there is one, and its format."""
    said = _RENDITION.fullmatch(name)
    if said is None:
        return None, ""
    made = {"webp": media.renditions, "avif": media.avif or []}[said[2]]
    return next((each["name"] for each in made if each["width"] == int(said[1])), None), said[2]


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
    response["Cache-Control"] = _KEPT
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
