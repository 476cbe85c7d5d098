"""Single sign-on (OpenID Connect): whom an identity provider may bring in, and what is told when it fails."""

import logging
from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from requests import ConnectionError as NotConnected
from requests import HTTPError, Timeout

from editions.sign_in.invited import invitation_of

__all__ = ["SocialAdapter"]

_log = logging.getLogger(__name__)


class SocialAdapter(DefaultSocialAccountAdapter):
    """A provider opens accounts that were connected to it, and makes one for who was invited.

    It is never believed about an address that somebody here has already: on an installation of
    several governments one of them could else take the accounts of another.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        invitation = invitation_of(request)
        if invitation is None:
            return False
        proved = {each.email.lower() for each in sociallogin.email_addresses if each.verified}
        taken = get_user_model()._default_manager.filter(email__iexact=invitation.email).exists()
        return proved == {invitation.email} and not taken

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """The user name is made here, as everybody's: a provider cannot name somebody as another one signs in."""
        return super().populate_user(request, sociallogin, {**data, "username": ""})

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """People get a page that gives the reason in general; the log has it in full."""
        context = {} if extra_context is None else extra_context
        reason = context["reason"] = _reason(exception, begun="state" in context)
        told = exception or request.GET.get("error", "")[:100]
        _log.warning("Single sign-on failed (%s): %r", reason, told)


def _reason(exception: Exception | None, *, begun: bool) -> str:
    if isinstance(exception, HTTPError | NotConnected | Timeout):
        return "unreachable"
    if isinstance(exception, PermissionDenied):
        # A password is asked for before an account is connected; who came without one has none to give.
        return "no_password"
    if exception is not None:
        return "untrusted"
    return "refused" if begun else "stale"
