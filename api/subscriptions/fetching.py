"""Reading the feed and the bundles of another installation.

The address is chosen by whoever runs this installation; what comes from there is not trusted for
that. Redirects are not followed, so that the token goes to nobody else; sizes and times are bounded.
"""

import json
import socket
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from editions.errors import Invalid
from editions.transfer import limits

__all__ = ["Feed", "Source", "Unreachable", "read_source"]

_PATIENCE = 30
_MOST_FEED = 5 * 1024 * 1024
# Seconds for a whole bundle: a hundred megabytes on a slow line.
_PATIENCE_FOR_BUNDLES = 3600
_CHUNK = 1024 * 1024
_PER_PAGE = 100
_MOST_PAGES = 100


class Unreachable(Invalid):
    """The other installation did not answer, or not as one does."""


class Feed(NamedTuple):
    """The edition's releases there, the newest first, as REST tells them."""

    releases: list[dict[str, Any]]
    etag: str


class Source(NamedTuple):
    """An edition at an installation, and the token that opens it."""

    url: str
    code: str
    token: str

    def feed(self, known: str = "") -> Feed | None:
        """All releases; `None` while the feed has the validator `known`. Raises `Unreachable`."""
        releases: list[dict[str, Any]] = []
        address, etag = f"{self._edition}/releases?limit={_PER_PAGE}", ""
        for _page in range(_MOST_PAGES):
            with self._opened(address, _PATIENCE, {"If-None-Match": known} if known and not releases else {}) as answer:
                if answer.status == 304:
                    return None
                body = answer.read(_MOST_FEED + 1)
                etag = etag or answer.headers.get("ETag", "")[:200]
            page = _page_of(body)
            releases += page["releases"]
            if not page["next"]:
                return Feed(releases, etag)
            last = releases[-1]["number"] if page["releases"] else 0
            address = f"{self._edition}/releases?limit={_PER_PAGE}&before={last}"
        raise Unreachable(_("The list of releases does not end."))

    def save_bundle(self, version: str, path: Path) -> None:
        """Writes the bundle of the release `version` to `path`. Raises `Unreachable`."""
        address = f"{self._edition}/releases/{quote(version, safe='')}/bundle"
        end = time.monotonic() + _PATIENCE_FOR_BUNDLES
        size = 0
        with self._opened(address, _PATIENCE, {"Accept": "application/zip"}) as answer, path.open("xb") as file:
            try:
                while chunk := answer.read(_CHUNK):
                    size += file.write(chunk)
                    if size > limits.BUNDLE_BYTES:
                        raise Unreachable(_("The bundle is larger than is taken here."))
                    if time.monotonic() > end:
                        raise Unreachable(_("The bundle did not arrive in time."))
            except (OSError, HTTPException) as error:
                raise Unreachable(_("The bundle broke off on its way: %(reason)s.") % {"reason": error}) from error

    @property
    def _edition(self) -> str:
        return f"{self.url}/api/v1/editions/{quote(self.code, safe='')}"

    def _opened(self, address: str, patience: int, headers: dict[str, str]) -> Any:
        said = {"Accept": "application/json", "Authorization": f"Bearer {self.token}", **headers}
        request = urllib.request.Request(address, headers=said)
        try:
            return _opener.open(request, timeout=patience)
        except urllib.error.HTTPError as error:
            if error.code == 304:
                return error
            with error:
                raise Unreachable(_told(error)) from None
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, socket.timeout):
                reason = _("no answer in time")
            raise Unreachable(
                _("%(url)s cannot be reached: %(reason)s.") % {"url": self.url, "reason": reason}
            ) from error


def read_source(url: str, code: str, token: str) -> Source:
    """Checks what somebody wrote down; raises `Invalid`. Plain HTTP is for this very machine only."""
    parts = urlsplit(url.strip())
    plain = parts.scheme == "http" and (parts.hostname in ("127.0.0.1", "localhost", "::1") or settings.DEBUG)
    if not parts.hostname or not (parts.scheme == "https" or plain):
        raise Invalid(_("Write the address of the installation as https://courses.example."))
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username is not None:
        raise Invalid(_("Write the address of the installation alone, without a path: https://courses.example."))
    if not token.isascii() or not token.isprintable() or " " in token:
        raise Invalid(_("This is no access token."))
    return Source(f"{parts.scheme}://{parts.netloc}", code, token)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))


def _page_of(body: bytes) -> dict[str, Any]:
    wrong = Unreachable(_("What came is no list of releases: is this the address of an installation?"))
    if len(body) > _MOST_FEED:
        raise wrong
    try:
        page = json.loads(body)
        for release in page["releases"]:
            if not isinstance(release["version"], str) or not isinstance(release["number"], int):
                raise wrong
            if not {"withdrawn_at", "withdrawn_reason", "digest"} <= release.keys():
                raise wrong
        if not {"next"} <= page.keys():
            raise wrong
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise wrong from None
    return page


def _told(error: urllib.error.HTTPError) -> str:
    """The other's own words where it is a problem of theirs (RFC 9457)."""
    if 300 <= error.code < 400:
        return _("The address leads somewhere else; write down where the installation really is.")
    detail = ""
    try:
        if error.headers.get_content_type() == "application/problem+json":
            detail = str(json.loads(error.read(10_000))["detail"])[:300]
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        detail = ""
    said = _("The installation answered with %(status)s. %(detail)s")
    return (said % {"status": error.code, "detail": detail}).strip()
