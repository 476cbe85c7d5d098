"""What a request asks for: an operation of its own, or a trusted one by its name."""

from typing import Any, NamedTuple

import orjson
from django.http import HttpRequest
from graphql import DocumentNode, OperationType, get_operation_ast

from api.graphql.documents import document_of, trusted_operation
from api.graphql.errors import Refused, bad_request

MAX_BODY = 32 * 1024


class Asked(NamedTuple):
    document: DocumentNode
    variables: dict[str, Any]
    operation_name: str | None
    limits: dict[str, dict[str, int]]
    cost: int


def posted(request: HttpRequest) -> Asked:
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
    variables, name = _variables(asked.get("variables")), _operation_name(asked.get("operationName"))
    checked = document_of(query)
    return Asked(checked.document, variables, name, checked.limits, checked.cost)


def named(request: HttpRequest) -> Asked:
    variables = request.GET.get("variables")
    if len(request.META.get("QUERY_STRING", "")) > MAX_BODY:
        raise Refused("LIMIT_SIZE", f"The request is larger than {MAX_BODY // 1024} KB.", status=413)
    given = _parsed(variables.encode(), "variables") if variables else None
    checked = trusted_operation(request.GET["operation"])
    asked = Asked(checked.document, _variables(given), None, checked.limits, checked.cost)
    operation = get_operation_ast(asked.document)
    if operation is None or operation.operation != OperationType.QUERY:
        raise Refused("METHOD_NOT_ALLOWED", "GET only reads; POST this operation.", status=405)
    return asked


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
