"""The gate: before any view under `/admin/` runs, every id in the request is somebody's.

Wagtail checks permissions view by view, and not every view does; lists and choosers are scoped
by hooks, and not every list has one. So nothing is left to the views: this middleware knows
each address by its name, finds the ids that a request to it can carry, and asks the permission
door. Whatever is foreign, whatever does not exist and whatever address it does not know get
the same answer: 404.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found
from wagtail.admin.auth import permission_denied, reject_request, require_admin_access

from cms.admin_addresses import is_admin
from cms.bad_requests import answer_to
from editions.gate.checks import Foreign, edition_named_by
from editions.gate.claims import Call
from editions.gate.media_rules import MEDIA_RULES
from editions.gate.page_rules import PAGE_RULES
from editions.gate.rules import RULES, Audience, Rule, register_rules
from editions.gate.sign_in_rules import SIGN_IN_RULES
from editions.gate.site_rules import SITE_RULES
from editions.gate.translation_rules import TRANSLATION_RULES
from editions.permissions import can, is_installation_administrator
from editions.second_factor import lacks_second_factor

__all__ = ["GateMiddleware"]

for _rules in (SITE_RULES, SIGN_IN_RULES, PAGE_RULES, MEDIA_RULES, TRANSLATION_RULES):
    register_rules(_rules)


class GateMiddleware:
    """Stands after authentication, sessions and messages; needs nothing after it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Lets the view run (`None`), or answers in its place."""
        match = request.resolver_match
        rule = RULES.get(match.view_name) if match else None
        if rule is None:
            return _not_found(request) if is_admin(request) else None
        if rule.audience is Audience.EVERYBODY:
            return None
        if request.user.is_anonymous:
            return reject_request(request)
        if _holds_nul(request, args, kwargs) or _names_no_page(request):
            return _not_found(request)
        if not rule.setting_up and lacks_second_factor(request.user):
            return _to_second_factor(request)
        if is_installation_administrator(request.user):
            return _in_place(rule.instead)(request, *args, **kwargs) if rule.instead and rule.for_all else None
        return self._for_members(request, rule, Call(request, args, kwargs))

    def _for_members(self, request: HttpRequest, rule: Rule, call: Call) -> HttpResponseBase | None:
        if rule.audience is Audience.ADMINISTRATORS:
            return _not_found(request)
        try:
            edition = edition_named_by(call, rule)
        except Foreign:
            return _not_found(request)
        if edition is not None and not can(request.user, rule.wants(call), edition):
            return permission_denied(request)
        if rule.instead is None:
            return None
        return _in_place(rule.instead)(request, *call.args, **call.kwargs)


def _holds_nul(request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Whether U+0000 stands in the address, which no text in a database can hold. Forms refuse it themselves."""
    values = [*args, *kwargs.values(), *(each for values in request.GET.lists() for each in (values[0], *values[1]))]
    return any(isinstance(value, str) and "\x00" in value for value in values)


def _names_no_page(request: HttpRequest) -> bool:
    """Whether the page that a chooser is to lead back to is no number: Wagtail makes an address of it, and fails."""
    page = request.GET.get("parent_page_id", "")
    return bool(page) and not (page.isascii() and page.isdigit())


def _to_second_factor(request: HttpRequest) -> HttpResponseBase:
    """The one page that is left to somebody who has yet to set one up."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return redirect("mfa_index")


def _not_found(request: HttpRequest) -> HttpResponse:
    """Byte for byte what Wagtail answers for an object that does not exist."""
    if not is_admin(request):
        raise Http404
    return never_cache(page_not_found)(request, Http404(), template_name="wagtailadmin/404.html")


def _in_place(dotted: str) -> Callable[..., HttpResponseBase]:
    """A view of ours, with what Wagtail puts around all of its own."""
    view = require_admin_access(import_string(dotted))

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return _not_found(request)
        except Exception as error:
            if (answer := answer_to(request, error)) is None:
                raise
            return answer

    return never_cache(guarded)
