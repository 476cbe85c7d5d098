"""Errors as `application/problem+json` (RFC 9457).

`title` is the HTTP status in words, `detail` a sentence on what happened, `code` a stable word for
programs, `advice` what to do; `errors` says by field what is wrong with what was sent.
"""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions, serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import set_rollback

from api.access.rates import TooMany
from api.error_codes import advice_on
from editions import errors

__all__ = ["Problem", "ProblemJSONRenderer", "ProblemSerializer", "not_found", "problem_of"]

_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (errors.NotFound, 404),
    (errors.NotPermitted, 403),
    (errors.AlreadyExists, 409),
    (errors.Stale, 409),
    (errors.Overtaken, 409),
    (errors.EditionError, 400),
)


class Problem(Exception):
    """A request that is not carried out."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: dict[str, str] | None = None,
        errors: Any = None,
        **members: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}
        self.body: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": detail,
            "code": code,
            "advice": advice_on(code),
            **members,
        }
        if errors:
            self.body["errors"] = errors

    def response(self) -> Response:
        response = Response(self.body, status=self.status, headers=self.headers)
        response["Cache-Control"] = "no-store"
        return response


class ProblemJSONRenderer(JSONRenderer):
    media_type = "application/problem+json"


class ProblemSerializer(serializers.Serializer[Any]):
    """A request that was not carried out."""

    type = serializers.CharField(help_text="Always `about:blank`: the status says what kind it is.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What happened, for people.")
    code = serializers.CharField(help_text="What happened, for programs.")
    advice = serializers.CharField(help_text="What to do about it.")
    errors = serializers.DictField(required=False, help_text="By field, what is wrong with what was sent.")


def not_found(code: str = "EDITION_NOT_FOUND", detail: str = "There is no edition with this code.") -> Problem:
    return Problem(404, code, detail)


def problem_of(error: Exception, context: dict[str, Any]) -> Response | None:
    """The exception handler: the problem as a response, or `None` for a mistake of ours."""
    problem = _problem(error)
    if problem is None:
        return None
    set_rollback()
    response = problem.response()
    # The content type is chosen before: a problem is one in whatever form was asked for.
    context["request"].accepted_renderer = ProblemJSONRenderer()
    context["request"].accepted_media_type = ProblemJSONRenderer.media_type
    return response


def _problem(error: Exception) -> Problem | None:
    if isinstance(error, Problem):
        return error
    if isinstance(error, TooMany):
        said = f"Too many requests: {error.rate.allowed} points a minute are answered."
        return Problem(429, "LIMIT_RATE", said, headers={"Retry-After": str(error.rate.reset)})
    if isinstance(error, errors.EditionError):
        status = next(status for kind, status in _STATUSES if isinstance(error, kind))
        code = "FORBIDDEN" if status == 403 else "NOT_FOUND" if status == 404 else "BAD_REQUEST"
        return Problem(status, code, str(error))
    if isinstance(error, Http404):
        return Problem(404, "NOT_FOUND", "There is nothing at this address.")
    if isinstance(error, PermissionDenied):
        return Problem(403, "FORBIDDEN", str(error) or "This is not open to you.")
    if isinstance(error, exceptions.ValidationError):
        return _of_fields(error)
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    return None


def _of_fields(error: exceptions.APIException) -> Problem:
    detail: Any = error.detail
    by_field = detail if isinstance(detail, dict) else {"request": detail}
    return Problem(400, "BAD_REQUEST", "What was sent is not right.", errors=by_field)


_CODES = {
    401: "FORBIDDEN",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    406: "NOT_ACCEPTABLE",
    415: "UNSUPPORTED_MEDIA_TYPE",
}


def _of_framework(error: exceptions.APIException) -> Problem:
    headers: dict[str, str] = {}
    if authenticate := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = authenticate
    said = str(error.detail).rstrip(".") + "."
    return Problem(error.status_code, _CODES.get(error.status_code, "BAD_REQUEST"), said, headers=headers)


def page_not_found(request: HttpRequest) -> JsonResponse:
    """For addresses below `/api/v1/` where nothing is."""
    problem = Problem(404, "NOT_FOUND", "There is nothing at this address.")
    return JsonResponse(problem.body, status=404, content_type=ProblemJSONRenderer.media_type)
