"""Who asks: a program with an access token, or a person who is signed in to the admin."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from api.access.requests import access_of
from api.access.tokens import Access, NotValidToken

__all__ = ["BearerToken", "Program"]


class Program:
    """Stands where people stand: a program is nobody's account, and has no role in any edition."""

    pk = None
    is_active = True
    is_anonymous = False
    is_authenticated = True
    is_superuser = False


class BearerToken(BaseAuthentication):
    """`Authorization: Bearer TOKEN` (RFC 6750); `request.auth` is the token's `Access`."""

    def authenticate(self, request: Request) -> tuple[Program, Access] | None:
        try:
            access = access_of(request._request)
        except NotValidToken:
            raise AuthenticationFailed("The token is not known, was revoked, or its time is over.") from None
        return (Program(), access) if access else None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class _BearerScheme(OpenApiAuthenticationExtension):
    target_class = BearerToken
    name = "accessToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "An access token of an edition, with scopes."}
