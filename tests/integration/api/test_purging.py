"""Shared caches are told when what they hold of an edition is out of date."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from api.access.opening import set_public
from api.purging import NotPurged, SurrogateKeyBackend
from editions.actions.archive_edition import archive_edition
from editions.actions.withdraw_release import withdraw_release
from editions.signals import directory_changed, release_published, tell, update_offered

pytestmark = pytest.mark.django_db


class Cache:
    """A server that notes what it is asked to drop."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_PURGE(self) -> None:
                outer.asked.append((self.path, self.headers.get("Surrogate-Key")))
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/purge"


@pytest.fixture
def cache(settings) -> Iterator[Cache]:
    found = Cache()
    Thread(target=found.server.serve_forever, daemon=True).start()
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "api.purging.SurrogateKeyBackend", "LOCATION": found.url}}
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: tell(release_published, edition, release=edition.releases.first()),
        lambda edition: tell(directory_changed, edition, digest="x"),
        lambda edition: withdraw_release(edition, "1.0", reason="A wrong number"),
        lambda edition: archive_edition(edition, reason="It is over"),
        lambda edition: set_public(edition, public=False),
    ],
)
def test_what_changes_for_readers_is_purged_by_the_editions_key(
    lagoon, cache, change, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        change(lagoon.edition)

    assert set(cache.asked) == {("/purge", "edition:lagoon")}


def test_what_readers_do_not_see_purges_nothing(lagoon, cache, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell(update_offered, lagoon.edition, update=None)

    assert cache.asked == []


def test_without_such_a_cache_nobody_is_asked(lagoon, settings, django_capture_on_commit_callbacks):
    settings.WAGTAILFRONTENDCACHE = {}
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        tell(directory_changed, lagoon.edition, digest="x")

    assert callbacks


def test_a_cache_that_refuses_is_told_of(cache):
    cache.status = 503

    with pytest.raises(NotPurged, match="503"):
        SurrogateKeyBackend({"LOCATION": cache.url}).purge("https://courses.example/graphql/?surrogate-key=edition:x")
