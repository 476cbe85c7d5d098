"""What a request to the admin got wrong is answered as that, and not as a fault of the server's.

Wagtail reads what its own screens always send, and does not ask whether it is there, nor whether an id is a number.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found

from cms.admin_addresses import is_admin

__all__ = ["BadRequestsMiddleware", "answer_to"]

# What Django says when a row is looked for under an id that cannot be one.
_NO_NUMBER = re.compile(r"Field '\w+' expected a number but got ")


class BadRequestsMiddleware:
    """For views that Django itself runs; the gate answers for those that it puts in place of others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return answer_to(request, exception) if is_admin(request) else None


def answer_to(request: HttpRequest, error: Exception) -> HttpResponseBase | None:
    """400 with the field that a form came without, 404 for an id that is nobody's; `None` for what is our fault."""
    if isinstance(error, MultiValueDictKeyError):
        field = str(error.args[0]).strip("'\"")[:100] if error.args else ""
        said = _("The form came without the field “%(field)s”. Open the page again and send it whole.")
        return HttpResponseBadRequest(said % {"field": field}, content_type="text/plain; charset=utf-8")
    if isinstance(error, ValueError) and _NO_NUMBER.match(str(error)):
        return never_cache(page_not_found)(request, error, template_name="wagtailadmin/404.html")
    return None
