"""Answers as HTTP: who may keep them, for how long, in which coding."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from api.codings import IDENTITY, coding_for, encoded
from api.graphql.kept import Kept, Place

__all__ = ["for_everybody", "for_one", "refusal"]

# The directory must be able to reach readers within a minute, through a shared cache as well.
_FOR_A_WHILE = "max-age=30, must-revalidate"
# A release that was asked for by its version, with nothing in the answer that can change.
_FOR_EVER = "max-age=31536000, immutable"


def for_everybody(request: HttpRequest, answer: Kept, coding: str, place: Place | None) -> HttpResponseBase:
    """An answer that shared caches may hold; one about an edition that is not public only the client's own."""
    response = HttpResponse(answer.body, content_type="application/json")
    if coding != IDENTITY:
        response["Content-Encoding"] = coding
    public = place is None or place.public
    response["Vary"] = "Accept-Encoding" if public else "Accept-Encoding, Authorization"
    lasting = public and place is not None and place.pinned and answer.lasting
    response["Cache-Control"] = f"{'public' if public else 'private'}, {_FOR_EVER if lasting else _FOR_A_WHILE}"
    if place is not None:
        keys = (f"edition:{place.edition}", f"release:{place.release}")
        response["Surrogate-Key"] = " ".join(keys)
        response["Cache-Tag"] = ",".join(keys)
    response["ETag"] = answer.etag
    return get_conditional_response(request, etag=answer.etag, response=response) or response


def for_one(request: HttpRequest, body: bytes) -> HttpResponse:
    """An answer that nothing keeps."""
    coding = coding_for(request.headers.get("Accept-Encoding", ""), len(body))
    response = HttpResponse(encoded(body, coding), content_type="application/json")
    if coding != IDENTITY:
        response["Content-Encoding"] = coding
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "no-store"
    return response


def refusal(answer: dict[str, Any], status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    """What a request that was not carried out gets: an error that holds nothing of an edition."""
    response = HttpResponse(orjson.dumps(answer), content_type="application/json", status=status, headers=headers)
    response["Cache-Control"] = "no-store"
    response["Access-Control-Allow-Origin"] = "*"
    return response
