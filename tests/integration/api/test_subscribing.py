"""What another installation may answer, and what is made of it."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from api.models import Subscription
from api.subscriptions.actions import check_subscription, subscribe, unsubscribe
from api.subscriptions.fetching import Unreachable, read_source
from editions.errors import AlreadyExists, EditionError, Invalid, NotFound, NotPermitted
from editions.models import Edition
from tests.factories import make_course, make_edition
from tests.integration.api.release_maker import ReleaseMaker

pytestmark = pytest.mark.django_db

RELEASE = {"version": "1.0", "number": 1, "digest": "", "withdrawn_at": None, "withdrawn_reason": ""}
FEED = {"releases": [RELEASE], "next": None}


class Elsewhere:
    """A server that answers as it is told; `asked` is what came."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, dict(self.headers)))
                kind = "bundle" if self.path.endswith("/bundle") else "feed"
                status, headers, body = outer.answers.get(kind, (404, {}, b""))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def tells(self, feed: Any, status: int = 200, **headers: str) -> None:
        body = feed if isinstance(feed, bytes) else json.dumps(feed).encode()
        self.answers["feed"] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    found = Elsewhere()
    Thread(target=found.server.serve_forever, daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.mark.parametrize(
    "feed",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"releases": 3, "next": null}',
        b'{"releases": [{}], "next": null}',
        b'{"releases": [{"version": 1, "number": 1, "withdrawn_at": null}], "next": null}',
        b'{"releases": []}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_feed_is_refused(elsewhere, feed):
    elsewhere.tells(feed)

    with pytest.raises(Unreachable, match="no list of releases"):
        subscribe(elsewhere.url, "global", "cet_x")
    assert not Edition.objects.exists()


def test_a_feed_without_an_end_is_given_up(elsewhere):
    elsewhere.tells({"releases": [RELEASE], "next": "/more"})

    with pytest.raises(Unreachable, match="does not end"):
        subscribe(elsewhere.url, "global", "cet_x")
    assert len(elsewhere.asked) == 100


def test_the_token_is_sent_there_and_nowhere_else(elsewhere):
    other = Elsewhere()
    elsewhere.tells(b"", 302, Location=f"{other.url}/api/v1/editions/global/releases")

    with pytest.raises(Unreachable, match="leads somewhere else"):
        subscribe(elsewhere.url, "global", "cet_secret")
    assert elsewhere.asked[0][1]["Authorization"] == "Bearer cet_secret"
    assert other.asked == []
    other.server.server_close()


def test_the_others_own_words_are_passed_on(elsewhere):
    problem = {"detail": "This takes an access token with the scope read:bundle."}
    elsewhere.tells(problem, 403, Content_Type="application/problem+json")

    with pytest.raises(Unreachable, match=r"403. This takes an access token"):
        subscribe(elsewhere.url, "global", "cet_x")


def test_a_bundle_that_is_none_leaves_nothing_behind(elsewhere):
    elsewhere.tells(FEED)
    elsewhere.answers["bundle"] = (200, {}, b"PK no bundle")

    with pytest.raises(EditionError):
        subscribe(elsewhere.url, "global", "cet_x")
    assert not Edition.objects.exists()
    assert not Subscription.objects.exists()


def test_a_bundle_that_breaks_off_is_told(elsewhere):
    elsewhere.tells(FEED)
    elsewhere.answers["bundle"] = (200, {"Content-Length": "1000"}, b"PK")

    with pytest.raises(EditionError):
        subscribe(elsewhere.url, "global", "cet_x")
    assert not Edition.objects.exists()


def test_nobody_there_is_told(elsewhere):
    elsewhere.server.shutdown()
    elsewhere.server.server_close()

    with pytest.raises(Unreachable, match="cannot be reached"):
        subscribe(elsewhere.url, "global", "cet_x")


def test_an_edition_with_pages_of_its_own_is_not_overwritten(elsewhere):
    make_course(make_edition("lagoon"))

    with pytest.raises(AlreadyExists, match="pages of its own"):
        subscribe(elsewhere.url, "lagoon", "cet_x")
    assert elsewhere.asked == []


@pytest.fixture
def subscription(elsewhere, lagoon: ReleaseMaker) -> Subscription:
    """The small course, which has no pages here, as if it came from elsewhere."""
    assert not lagoon.edition.identities.exists()
    elsewhere.tells(FEED, ETag='"one"')
    return subscribe(elsewhere.url, "there", "cet_x", local_code="lagoon").subscription


def test_while_nothing_is_new_no_bundle_is_fetched(elsewhere, subscription):
    assert [path for path, _headers in elsewhere.asked if "bundle" in path] == []
    elsewhere.tells(b"", 304)

    checked = check_subscription(subscription)
    assert (checked.releases, checked.withdrawn) == ([], [])
    assert elsewhere.asked[-1][1]["If-None-Match"] == '"one"'
    assert "/editions/there/releases" in elsewhere.asked[-1][0]


def test_a_failure_is_noted_and_the_next_look_tries_again(elsewhere, subscription):
    elsewhere.tells(b"", 500)
    with pytest.raises(Unreachable):
        check_subscription(subscription)
    subscription.refresh_from_db()
    assert "500" in subscription.failure
    assert subscription.etag == '"one"'

    elsewhere.tells(FEED, ETag='"two"')
    check_subscription(subscription)
    subscription.refresh_from_db()
    assert (subscription.failure, subscription.etag) == ("", '"two"')


def test_a_new_release_whose_bundle_fails_is_tried_again(elsewhere, subscription):
    newer = {**RELEASE, "version": "2.0", "number": 2}
    elsewhere.tells({"releases": [newer, RELEASE], "next": None}, ETag='"two"')
    with pytest.raises(EditionError):
        check_subscription(subscription)

    subscription.refresh_from_db()
    assert subscription.etag == '"one"'
    assert elsewhere.asked[-1][0].endswith("/releases/2.0/bundle")


def test_an_edition_is_subscribed_to_once(elsewhere, subscription):
    with pytest.raises(AlreadyExists):
        subscribe(elsewhere.url, "there", "cet_x", local_code="lagoon")
    unsubscribe("lagoon")
    with pytest.raises(NotFound):
        unsubscribe("lagoon")
    assert Edition.objects.filter(code="lagoon").exists()


def test_only_administrators_subscribe(elsewhere, django_user_model):
    person = django_user_model.objects.create_user("person")

    with pytest.raises(NotPermitted):
        subscribe(elsewhere.url, "global", "cet_x", user=person)
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "courses.example",
        "ftp://courses.example",
        "http://courses.example",
        "https://",
        "https://courses.example/path",
        "https://courses.example?x=1",
        "https://user:secret@courses.example",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_of_an_installation_is_refused(url, settings):
    settings.DEBUG = False
    with pytest.raises(Invalid, match="address of the installation"):
        read_source(url, "global", "cet_x")


def test_what_was_withdrawn_there_is_withdrawn_here_with_its_reason(elsewhere, subscription, lagoon):
    release = lagoon.release("2.0")
    newer = {**RELEASE, "version": "2.0", "number": 2, "digest": release.digest}
    gone = {**newer, "withdrawn_at": "2026-11-01T00:00:00Z", "withdrawn_reason": "A wrong number"}
    elsewhere.tells({"releases": [gone, RELEASE], "next": None}, ETag='"two"')

    assert check_subscription(subscription).withdrawn == ["2.0"]
    release.refresh_from_db()
    assert release.withdrawn_reason == "A wrong number"
    assert Edition.objects.get(code="lagoon").latest_release.version == "1.0"
    assert [path for path, _headers in elsewhere.asked if "bundle" in path] == []


def test_another_release_of_that_version_is_not_withdrawn(elsewhere, subscription, lagoon):
    release = lagoon.release("2.0")
    gone = {**RELEASE, "version": "2.0", "number": 2, "digest": "0" * 64, "withdrawn_at": "2026-11-01T00:00:00Z"}
    elsewhere.tells({"releases": [gone, RELEASE], "next": None}, ETag='"two"')

    assert check_subscription(subscription).withdrawn == []
    release.refresh_from_db()
    assert not release.withdrawn
