"""Telling a CDN or a proxy that what it holds of an edition is out of date, through Wagtail's front-end cache.

Answers carry `Surrogate-Key: edition:CODE release:N`. When something of an edition changes for its
readers, the caches that `FRONT_END_CACHE_URL` names are asked to drop everything with that key: one
`PURGE` with the header `Surrogate-Key`, as Varnish (xkey), Fastly and others take it. Without it
answers are asked for again after half a minute.
"""

from typing import Any
from urllib.error import URLError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

from django.conf import settings
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.backends.http import PurgeRequest
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from editions import signals

__all__ = ["SurrogateKeyBackend", "connect", "purge_edition"]

_PARAMETER = "surrogate-key"
_PATIENCE = 10


class NotPurged(Exception):
    """The cache did not do it; the queue has the reason."""


class SurrogateKeyBackend(BaseBackend):
    """Purges by keys: the addresses that it is given name them. One request, whatever is held under a key."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._location = params["LOCATION"]

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_batch(self, urls: list[str]) -> None:
        """Raises `NotPurged`."""
        keys = sorted({key for url in urls for key in parse_qs(urlsplit(url).query).get(_PARAMETER, [])})
        request = PurgeRequest(self._location, headers={"Surrogate-Key": " ".join(keys)})
        try:
            with urlopen(request, timeout=_PATIENCE):
                return
        except (URLError, OSError) as error:
            raise NotPurged(f"{self._location}: {error}") from error


def purge_edition(edition: Any, **_facts: Any) -> None:
    """Has everything that caches hold of `edition` dropped, by a worker; nothing where there are no such caches."""
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        query = urlencode({_PARAMETER: f"edition:{edition.code}"})
        purge_urls_from_cache([f"{settings.WAGTAILADMIN_BASE_URL}/graphql/?{query}"])


def _receive(sender: Any, edition: Any, **facts: Any) -> None:
    purge_edition(edition)


def connect() -> None:
    """Called once at start-up."""
    for signal in (
        signals.release_published,
        signals.release_withdrawn,
        signals.directory_changed,
        signals.edition_archived,
        signals.edition_restored,
    ):
        signal.connect(_receive, dispatch_uid="api.purging")
