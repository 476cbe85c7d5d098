"""`/graphql/`: a lean view. No session, no cookies, no form data, no batches.

| request                                | does                                                      |
| -------------------------------------- | --------------------------------------------------------- |
| POST, `application/json`               | runs `{"query", "variables", "operationName"}`            |
| GET `?operation=NAME&variables={…}`    | runs a trusted operation of the contract; may be cached   |
| GET by a browser, in development       | shows GraphiQL                                            |
"""

import logging
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from api.codings import IDENTITY, WORTH, coding_for, encoded
from api.graphql import kept
from api.graphql.answering import answer_to
from api.graphql.asking import named, posted, preview_token
from api.graphql.console import console
from api.graphql.contract import CONTRACT_VERSION, HEADER
from api.graphql.documents import NotValid
from api.graphql.errors import Refused, bad_request, format_errors, internal_error

logger = logging.getLogger(__name__)

# The directory must be able to reach readers within a minute, through a shared cache as well.
_FOR_A_WHILE = "public, max-age=30, must-revalidate"
# A release that was asked for by its version, with nothing in the answer that can change.
_FOR_EVER = "public, max-age=31536000, immutable"


@method_decorator(csrf_exempt, name="dispatch")
class GraphQLView(View):
    """Nothing is read from cookies, so there is nothing that another site could use them for."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = self._guarded(request)
        response[HEADER] = CONTRACT_VERSION
        return response

    def _guarded(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return self._answer(request)
        except Refused as refused:
            response = _json({"errors": [refused.formatted()]}, refused.status)
            if refused.status == 405:
                response["Allow"] = "GET, HEAD, POST"
            return response
        except NotValid as not_valid:
            return _json({"errors": format_errors(not_valid.errors)}, 400)
        except Exception:
            logger.exception("A GraphQL request failed.")
            return _json({"errors": [internal_error()]}, 500)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            return _to_post(request)
        if request.method not in ("GET", "HEAD"):
            raise Refused("METHOD_NOT_ALLOWED", "Use POST, or GET for a trusted operation.", status=405)
        if "operation" in request.GET:
            return _to_get(request)
        if settings.GRAPHIQL_ENABLED and "text/html" in request.headers.get("Accept", ""):
            return console()
        raise bad_request("GET runs trusted operations only: ?operation=NAME. POST a query of your own.")


def _to_post(request: HttpRequest) -> HttpResponse:
    answer = answer_to(posted(request), preview_token(request))
    return _sent(request, answer.body)


def _to_get(request: HttpRequest) -> HttpResponseBase:
    """The answer to a trusted operation, for shared caches too; errors are never kept."""
    asked = named(request)
    accepted = request.headers.get("Accept-Encoding", "")
    place = kept.place_of(asked)
    if place is None:
        answer = answer_to(asked)
        if answer.failed:
            return _sent(request, answer.body)
        coding = coding_for(accepted, len(answer.body))
        body = encoded(answer.body, coding)
        return _cacheable(request, kept.Kept(body, kept.etag_of(body), False), coding, None)
    # What is too short for a coding is found as it is.
    coding = coding_for(accepted, WORTH)
    found = kept.find(place, coding)
    if found is None:
        whole = kept.find(place, IDENTITY)
        if whole is None:
            answer = answer_to(asked)
            if answer.failed:
                return _sent(request, answer.body)
            whole = kept.keep(place, IDENTITY, answer.body, lasting=answer.lasting)
        found, coding = whole, coding_for(accepted, len(whole.body))
        if coding != IDENTITY:
            found = kept.keep(place, coding, whole.body, lasting=whole.lasting)
    return _cacheable(request, found, coding, place)


def _cacheable(request: HttpRequest, answer: kept.Kept, coding: str, place: kept.Place | None) -> HttpResponseBase:
    response = HttpResponse(answer.body, content_type="application/json")
    if coding != IDENTITY:
        response["Content-Encoding"] = coding
    response["Vary"] = "Accept-Encoding"
    lasting = place is not None and place.pinned and answer.lasting
    response["Cache-Control"] = _FOR_EVER if lasting else _FOR_A_WHILE
    if place is not None:
        keys = (f"edition:{place.edition}", f"release:{place.release}")
        response["Surrogate-Key"] = " ".join(keys)
        response["Cache-Tag"] = ",".join(keys)
    response["ETag"] = answer.etag
    return get_conditional_response(request, etag=answer.etag, response=response) or response


def _sent(request: HttpRequest, body: bytes, status: int = 200) -> HttpResponse:
    """An answer for one client alone."""
    coding = coding_for(request.headers.get("Accept-Encoding", ""), len(body))
    response = HttpResponse(encoded(body, coding), content_type="application/json", status=status)
    if coding != IDENTITY:
        response["Content-Encoding"] = coding
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "no-store"
    return response


def _json(answer: dict[str, Any], status: int) -> HttpResponse:
    response = HttpResponse(orjson.dumps(answer), content_type="application/json", status=status)
    response["Cache-Control"] = "no-store"
    return response
