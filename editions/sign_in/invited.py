"""The invitation that somebody came with, kept in their session while they sign in."""

from django.http import HttpRequest

from editions.invitation_link import find_invitation
from editions.models import Invitation

__all__ = ["forget_invitation", "invitation_of", "keep_invitation", "token_in"]

_KEY = "invitation"


def keep_invitation(request: HttpRequest, token: str) -> None:
    request.session[_KEY] = token


def token_in(request: HttpRequest) -> str:
    return request.session.get(_KEY, "")


def invitation_of(request: HttpRequest) -> Invitation | None:
    """`None` where there is none, or where it no longer works."""
    token = token_in(request)
    return find_invitation(token) if token else None


def forget_invitation(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)
