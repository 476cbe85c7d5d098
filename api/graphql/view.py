"""`/graphql/`: a lean view. No session, no cookies, no form data, no batches.

| request                                | does                                                      |
| -------------------------------------- | --------------------------------------------------------- |
| POST, `application/json`               | runs `{"query", "variables", "operationName"}`            |
| GET `?operation=NAME&variables={…}`    | runs a trusted operation of the contract; may be cached   |
| GET by a browser, in development       | shows GraphiQL                                            |
"""

import hashlib
import logging
from typing import Any, NamedTuple

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from graphql import DocumentNode, OperationType, get_operation_ast
from graphql.execution import execute_sync

from api.graphql.console import console
from api.graphql.contract import CONTRACT_VERSION, HEADER
from api.graphql.documents import NotValid, document_of, trusted_operation
from api.graphql.errors import Refused, bad_request, format_errors, internal_error
from api.graphql.schema import graphql_schema

logger = logging.getLogger(__name__)

MAX_BODY = 32 * 1024
# How long a shared cache may keep an answer: the directory in it must be able to change in minutes.
_MAX_AGE = 60


class Asked(NamedTuple):
    document: DocumentNode
    variables: dict[str, Any]
    operation_name: str | None


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
            return _json(_run(_posted(request), _preview_token(request)))
        if request.method not in ("GET", "HEAD"):
            raise Refused("METHOD_NOT_ALLOWED", "Use POST, or GET for a trusted operation.", status=405)
        if "operation" in request.GET:
            return _cacheable(request, _run(_named(request)))
        if settings.GRAPHIQL_ENABLED and "text/html" in request.headers.get("Accept", ""):
            return console()
        raise bad_request("GET runs trusted operations only: ?operation=NAME. POST a query of your own.")


def _posted(request: HttpRequest) -> Asked:
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    if (request.content_type or "").lower() != "application/json" or charset not in ("utf-8", "utf8"):
        raise Refused("UNSUPPORTED_MEDIA_TYPE", "Send JSON: Content-Type: application/json.", status=415)
    # Read no more than that, whatever the length is said to be.
    body = request.read(MAX_BODY + 1)
    if len(body) > MAX_BODY:
        raise Refused("LIMIT_SIZE", f"The request is larger than {MAX_BODY // 1024} KB.", status=413)
    asked = _parsed(body, "The request")
    if isinstance(asked, list):
        raise bad_request("Send one operation at a time.")
    query = asked.get("query") if isinstance(asked, dict) else None
    if not isinstance(query, str):
        raise bad_request('Send a JSON object with a "query".')
    return Asked(document_of(query), _variables(asked.get("variables")), _operation_name(asked.get("operationName")))


def _named(request: HttpRequest) -> Asked:
    variables = request.GET.get("variables")
    if len(request.META.get("QUERY_STRING", "")) > MAX_BODY:
        raise Refused("LIMIT_SIZE", f"The request is larger than {MAX_BODY // 1024} KB.", status=413)
    given = _parsed(variables.encode(), "variables") if variables else None
    asked = Asked(trusted_operation(request.GET["operation"]), _variables(given), None)
    operation = get_operation_ast(asked.document)
    if operation is None or operation.operation != OperationType.QUERY:
        raise Refused("METHOD_NOT_ALLOWED", "GET only reads; POST this operation.", status=405)
    return asked


def _preview_token(request: HttpRequest) -> str | None:
    """The token of `Authorization: Preview TOKEN`."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "preview" else None


def _parsed(text: bytes, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise bad_request(f"{what} is not JSON.") from None


def _variables(value: Any) -> dict[str, Any]:
    if value is None or isinstance(value, dict):
        return value or {}
    raise bad_request('"variables" has to be an object.')


def _operation_name(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise bad_request('"operationName" has to be a string.')


def _run(asked: Asked, preview: str | None = None) -> dict[str, Any]:
    result = execute_sync(
        graphql_schema,
        asked.document,
        context_value={"preview": preview},
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        hide_suggestions=True,
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer = {"errors": format_errors(result.errors), **answer}
    return answer


def _json(answer: dict[str, Any], status: int = 200) -> HttpResponse:
    response = HttpResponse(orjson.dumps(answer), content_type="application/json", status=status)
    response["Cache-Control"] = "no-store"
    return response


def _cacheable(request: HttpRequest, answer: dict[str, Any]) -> HttpResponseBase:
    """The answer to a GET, for shared caches too; errors are never kept."""
    response = _json(answer)
    if "errors" in answer:
        return response
    response["Cache-Control"] = f"public, max-age={_MAX_AGE}"
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
