"""`/media/CODE/TOKEN/NAME`: what an edition has released, under addresses that cannot be guessed.

An address stands for content that never changes, but for as long as a release stands that holds
it: browsers may keep it for a day, shared caches ask again after five minutes, and then are told
`304` or, where it was withdrawn, `410`. Pictures are shown as the renditions made at release;
anything else is offered for saving and never displayed. Those of an edition that is not public
are for whoever shows a token of it, as its answers are. Pictures in a page cannot do that: the
addresses in its answers end with a key (`editions.media_keys`), and `?preview=TOKEN` shows the token of
a preview. Scripts of the origins that may read the edition may read its media too (CORS).
"""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_http_methods

from api.access import origins
from api.access.requests import access_of
from api.access.tokens import NotValidToken
from api.models import Scope
from api.reading.sources import readable
from editions.errors import NotPermitted
from editions.media_keys import opens_released
from editions.models import Edition, MediaObject, PublicMedia
from editions.preview import resolve_token

_RENDITION = re.compile(r"([1-9][0-9]{0,4})\.(webp|avif)")
_KEPT = "public, max-age=86400, s-maxage=300"
_KEPT_BY_ONE = "private, max-age=86400"
# A later release may hold it again.
_WITHDRAWN = "public, max-age=60"


@require_http_methods(["GET", "HEAD", "OPTIONS"])
def public_media(request: HttpRequest, code: str, token: str, name: str) -> HttpResponseBase:
    """A rendition of a picture, or a file.

    404 for whatever is not public under exactly this address, 410 for what only withdrawn releases
    hold; one query tells, and one more of a token.
    """
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        origins.answer_preflight(response, "GET, HEAD")
        return response
    found = PublicMedia.objects.filter(readable("edition__", _opened(request, code)), edition__code=code, token=token)
    public = found.select_related("media", "edition__open_to").first()
    if public is None:
        raise Http404
    if public.withdrawn:
        response = HttpResponse(status=410, headers={"X-Content-Type-Options": "nosniff"})
    elif public.media.renditions:
        stored, kind = _rendition(public.media, name)
        response = _response(request, stored, f"{public.media_id}-{name}", mime=f"image/{kind}")
    else:
        stored = public.media.name if name == public.file_name else None
        response = _response(request, stored, public.media_id, mime=public.media.mime, save_as=public.file_name)
    _say_who_may_keep_it(response, public)
    origins.allow(response, request.headers.get("Origin"), origins.origins_of(public.edition))
    return response


def _opened(request: HttpRequest, code: str) -> int | None:
    """The edition that the request's token or key lets be read although it is not public."""
    if "key" in request.GET:
        edition = Edition.objects.filter(code=code).first()
        if edition and opens_released(edition, request.GET):
            return edition.pk
    if preview := request.GET.get("preview"):
        try:
            return resolve_token(preview).edition.pk
        except NotPermitted:
            return None
    try:
        access = access_of(request)
    except NotValidToken:
        return None
    return access.edition if access and access.may(Scope.READ_PUBLISHED, access.edition) else None


def _say_who_may_keep_it(response: HttpResponseBase, public: PublicMedia) -> None:
    # What purges an edition's answers purges its pictures as well.
    response["Surrogate-Key"] = response["Cache-Tag"] = f"edition:{public.edition.code}"
    if not public.edition.public:
        response["Cache-Control"] = _KEPT_BY_ONE
        patch_vary_headers(response, ["Authorization"])
    else:
        response["Cache-Control"] = _WITHDRAWN if public.withdrawn else _KEPT


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
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
