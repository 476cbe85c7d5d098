"""The language of the interface: of the admin alone.

What the API, the reader and media answer does not depend on a browser's languages: saying so
(`Vary: Accept-Language`, `Content-Language`) would be untrue and would split shared caches.
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware

from cms.admin_addresses import is_admin


class InterfaceLanguageMiddleware(LocaleMiddleware):
    """Django's own, for addresses under `/admin/`."""

    def process_request(self, request: HttpRequest) -> None:
        if is_admin(request):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if is_admin(request) else response
