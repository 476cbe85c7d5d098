"""`/graphql/`: a lean view. No session, no cookies, no form data, no batches.

| request                                | does                                                      |
| -------------------------------------- | --------------------------------------------------------- |
| POST, `application/json`               | runs `{"query", "variables", "operationName"}`            |
| GET `?operation=NAME&variables={…}`    | runs a trusted operation of the contract; may be cached   |
| GET by a browser, in development       | shows GraphiQL                                            |
| OPTIONS                                | answers the preflight of a browser on another origin      |

`Authorization: Bearer TOKEN` opens what an access token opens, `Authorization: Preview TOKEN` a draft.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from api.access import origins
from api.access.rates import Rate, TooMany, spend
from api.access.requests import access_of, preview_token
from api.access.tokens import Access, NotValidToken
from api.graphql import kept
from api.graphql.answering import Answer, answer_to
from api.graphql.asking import named, posted
from api.graphql.console import console
from api.graphql.contract import CONTRACT_VERSION, HEADER
from api.graphql.deadline import OutOfTime
from api.graphql.documents import NotValid
from api.graphql.errors import Refused, bad_request, format_errors, internal_error
from api.graphql.sending import for_everybody, for_one, refusal
from api.models import Scope
from editions.front_end import preview_origin_of

logger = logging.getLogger(__name__)

_METHODS = "GET, HEAD, POST, OPTIONS"
# Points of cost that make one point of the rate: the dearest query counts as thirty requests.
_COST_OF_A_POINT = 5_000


@method_decorator(csrf_exempt, name="dispatch")
class GraphQLView(View):
    """Nothing is read from cookies, so there is nothing that another site could use them for."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = self._guarded(request)
        response[HEADER] = CONTRACT_VERSION
        return response

    def _guarded(self, request: HttpRequest) -> HttpResponseBase:
        try:
            try:
                return self._answer(request)
            except Refused:
                raise
            except NotValidToken:
                said = "The token is not known, was revoked, or its time is over."
                raise Refused("FORBIDDEN", said, status=401, headers={"WWW-Authenticate": "Bearer"}) from None
            except TooMany as spent:
                raise _too_many(spent.rate) from None
            except OutOfTime:
                said = f"The operation took longer than {settings.GRAPHQL_TIME_LIMIT:g} seconds."
                raise Refused("LIMIT_TIME", said, status=503, headers={"Retry-After": "5"}) from None
        except Refused as refused:
            return refusal(refused.answer(), refused.status, refused.headers)
        except NotValid as not_valid:
            return refusal({"errors": format_errors(not_valid.errors)}, 400)
        except Exception:
            logger.exception("A GraphQL request failed.")
            return refusal({"errors": [internal_error()]}, 500)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": _METHODS})
            origins.answer_preflight(response, "GET, POST")
            return response
        if request.method not in ("GET", "HEAD", "POST"):
            said = "Use POST, or GET for a trusted operation."
            raise Refused("METHOD_NOT_ALLOWED", said, status=405, headers={"Allow": _METHODS})
        access = access_of(request)
        rate = spend(request, access.token if access else None)
        if request.method == "POST":
            return _to_post(request, access, rate)
        if "operation" in request.GET:
            return _to_get(request, access)
        if settings.GRAPHIQL_ENABLED and "text/html" in request.headers.get("Accept", ""):
            return console()
        raise bad_request("GET runs trusted operations only: ?operation=NAME. POST a query of your own.")


def _too_many(rate: Rate) -> Refused:
    said = f"Too many requests: {rate.allowed} points a minute are answered. Go on in {rate.reset} seconds."
    told = HttpResponse()
    rate.tell(told)
    headers = {"Retry-After": str(rate.reset), "RateLimit": told["RateLimit"]}
    return Refused("LIMIT_RATE", said, status=429, limits={"rate": {"allowed": rate.allowed}}, headers=headers)


def _to_post(request: HttpRequest, access: Access | None, rate: Rate | None) -> HttpResponse:
    asked = posted(request)
    if dear := asked.cost // _COST_OF_A_POINT:
        rate = spend(request, access.token if access else None, dear)
    # Drafts are told by POST alone, so that no cache ever holds them.
    preview = preview_token(request)
    answer = answer_to(
        asked,
        preview=preview,
        opened=_opened(access, Scope.READ_PUBLISHED),
        drafts=_opened(access, Scope.READ_DRAFT),
        with_limits=True,
    )
    response = for_one(request, answer.body)
    allowed = _origins(answer)
    if preview and answer.editions:
        allowed = allowed | {preview_origin_of(answer.editions[0].row)}
    origins.allow(response, request.headers.get("Origin"), allowed)
    if rate is not None:
        rate.tell(response)
    return response


def _to_get(request: HttpRequest, access: Access | None) -> HttpResponseBase:
    """The answer to a trusted operation, for shared caches too; errors are never kept."""
    asked = named(request)
    opened = _opened(access, Scope.READ_PUBLISHED)
    accepted = request.headers.get("Accept-Encoding", "")
    place = kept.place_of(asked, opened)
    found = kept.in_coding(place, accepted) if place else None
    if found is not None and place is not None:
        response = for_everybody(request, *found, place)
        origins.allow(response, request.headers.get("Origin"), _origins_at(place))
        return response
    answer = answer_to(asked, opened=opened)
    if answer.failed or (place is None and not all(edition.row.public for edition in answer.editions)):
        response = for_one(request, answer.body)
    else:
        response = for_everybody(request, *kept.put(place, accepted, answer.body, lasting=answer.lasting), place)
    origins.allow(response, request.headers.get("Origin"), _origins(answer))
    return response


def _opened(access: Access | None, scope: Scope) -> int | None:
    """The edition that the token opens for `scope`."""
    return access.edition if access and access.may(scope, access.edition) else None


def _origins(answer: Answer) -> set[str]:
    """The origins that all editions in the answer are open to; an answer about none is open to all."""
    everywhere = {origins.EVERYWHERE}
    common = everywhere
    for edition in answer.editions:
        named_by_owner = set(origins.origins_of(edition.row))
        if named_by_owner != everywhere:
            common = named_by_owner if common == everywhere else common & named_by_owner
    return common


def _origins_at(place: kept.Place) -> Iterable[str]:
    if place.origins is not None:
        return place.origins
    return (origins.EVERYWHERE,) if place.public else ()
