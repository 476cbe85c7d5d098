"""What a request shows to prove who asks."""

from django.http import HttpRequest

from api.access.tokens import Access, NotValidToken, access_by

__all__ = ["access_of", "preview_token"]


def access_of(request: HttpRequest) -> Access | None:
    """What `Authorization: Bearer TOKEN` opens; `None` without. Raises `NotValidToken`."""
    scheme, token = _authorization(request)
    if scheme == "bearer":
        return access_by(token)
    if scheme and scheme != "preview":
        raise NotValidToken
    return None


def preview_token(request: HttpRequest) -> str | None:
    """The token of `Authorization: Preview TOKEN`."""
    scheme, token = _authorization(request)
    return token or None if scheme == "preview" else None


def _authorization(request: HttpRequest) -> tuple[str, str]:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower(), token.strip()
