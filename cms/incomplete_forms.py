"""A form of the admin's that came without one of its fields is a bad request, not a fault of the server's.

Wagtail reads what its own screens always send, and does not ask whether it is there.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from cms.admin_addresses import is_admin

__all__ = ["IncompleteFormsMiddleware", "incomplete"]


def incomplete(error: MultiValueDictKeyError) -> HttpResponseBase:
    """400, with the name of the field that was looked for."""
    field = str(error.args[0]).strip("'\"")[:100] if error.args else ""
    said = _("The form came without the field “%(field)s”. Open the page again and send it whole.")
    return HttpResponseBadRequest(said % {"field": field}, content_type="text/plain; charset=utf-8")


class IncompleteFormsMiddleware:
    """For views that Django itself runs; the gate answers for those that it puts in place of others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return incomplete(exception) if isinstance(exception, MultiValueDictKeyError) and is_admin(request) else None
