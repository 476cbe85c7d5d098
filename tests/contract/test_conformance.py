"""The conformance kit: a server that keeps the contract passes; one that breaks a promise is told which."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from editions.media_store import keep, make_public
from editions.models import Edition
from editions.release_pictures import note_pictures
from frontend_contract.conformance.__main__ import main
from tests.contract.proxy import Answer, Break, Proxy
from tests.factories import photo
from tests.integration.api.conftest import DIRECTORY
from tests.integration.api.sample_blocks import PICTURE
from tests.integration.api.small_course import small_course

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def server(live_server) -> str:
    maker = small_course()
    _draw_picture(maker.edition)
    note_pictures(maker.release(notes="First"))
    maker.directory(DIRECTORY)
    return live_server.url


def _draw_picture(edition: Edition) -> None:
    """The course's picture, as its manifest tells of it."""
    media = keep(photo(1200, 600), "map.png")
    media.pk = PICTURE
    media.save(force_insert=True)
    make_public(edition, media, "map.png")


def report(url: str, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any]]:
    code = main([url, "--edition", "lagoon", "--json", "--lessons", "2", *more])
    return code, json.loads(capsys.readouterr().out)


def header(name: str, value: str | None) -> Break:
    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        status, headers, content = answer
        kept = {key: each for key, each in headers.items() if key.lower() != name.lower()}
        return status, (kept if value is None else {**kept, name: value}), content

    return change


def text(old: bytes, new: bytes) -> Break:
    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        return (*answer[:2], answer[2].replace(old, new))

    return change


def accepting(accepted: Callable[[str, str, bytes], bool]) -> Break:
    """What should be refused is answered."""

    def change(method: str, path: str, body: bytes, answer: Answer) -> Answer:
        if accepted(method, path, body):
            return 200, answer[1], b'{"data": {"__typename": "Query"}}'
        return answer

    return change


def counting() -> Break:
    numbers = count()

    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        status, headers, content = answer
        return status, headers, content + b" " * next(numbers) if status == 200 else content

    return change


def modified(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
    return answer if answer[0] != 304 else (200, answer[1], b'{"data": null}')


def of_pictures(change: Break) -> Break:
    """Answers about anything else pass."""

    def changed(method: str, path: str, body: bytes, answer: Answer) -> Answer:
        return change(method, path, body, answer) if path.startswith("/media/") else answer

    return changed


def drawn_anew(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
    return (*answer[:2], answer[2] + b" ")


BROKEN: dict[str, tuple[Break, str]] = {
    "a cookie": (header("Set-Cookie", "csrftoken=x"), "every-answer.no-cookies"),
    "a page of HTML": (header("Content-Type", "text/html"), "every-answer.json"),
    "no version": (header("Contract-Version", None), "every-answer.version"),
    "no ETag": (header("ETag", None), "caching.strong-validator"),
    "a weak ETag": (header("ETag", 'W/"x"'), "caching.strong-validator"),
    "never 304": (modified, "caching.not-modified"),
    "kept for a day": (header("Cache-Control", "public, max-age=86400"), "caching.half-a-minute"),
    "nothing immutable": (header("Cache-Control", "no-store"), "caching.for-ever"),
    "no compression": (header("Content-Encoding", None), "caching.compressed"),
    "other bytes each time": (counting(), "releases.same-bytes"),
    "another code": (text(b"EDITION_NOT_FOUND", b"NOT_FOUND"), "errors.edition-not-found"),
    "suggestions": (text(b"Cannot query field 'editionz'", b"Did you mean 'editions'?"), "errors.no-hints"),
    "Arabic from left to right": (
        text(b'"locale":"ar","direction":"RTL"', b'"locale":"ar","direction":"LTR"'),
        "identity.directions",
    ),
    "pictures drawn anew": (of_pictures(drawn_anew), "pictures.sent-as-told"),
    "pictures in another format": (of_pictures(header("Content-Type", "image/jpeg")), "pictures.sent-as-told"),
    "pictures kept for a year": (
        of_pictures(header("Cache-Control", "public, max-age=31536000, immutable")),
        "pictures.can-be-stopped",
    ),
    "placeholders elsewhere": (text(b"data:image/webp;base64,", b"https://a.example/"), "pictures.placeholders"),
    "HTML that is rewritten": (text(b"<p>", b"<p>Buy now! "), "rich-text.same-in-both-forms"),
    "tokens of another kind": (text(b'"$type":"color"', b'"$type":"colour"'), "branding.design-tokens"),
    "a title that is null": (text(b'"title":"Lesson one"', b'"title":null'), "operations.Outline"),
    "batches": (accepting(lambda _method, _path, body: body.startswith(b"[")), "requests.no-batches"),
    "forms": (accepting(lambda _method, _path, body: body.startswith(b"query=")), "requests.json-only"),
    "queries over GET": (
        accepting(lambda method, path, _body: method == "GET" and "query=%7B" in path),
        "requests.get-runs-trusted-operations-only",
    ),
    "questions of the assessment": (
        accepting(lambda _method, _path, body: b"finalAssessment { questions }" in body),
        "secrecy.assessment",
    ),
}


@pytest.fixture
def broken(request: pytest.FixtureRequest, server: str) -> Iterator[tuple[str, str]]:
    change, promise = BROKEN[request.param]
    with Proxy(server, change) as url:
        yield url, promise


def test_the_product_keeps_every_promise(server, capsys, tmp_path):
    code, found = report(server, capsys, "--junit", str(tmp_path / "report.xml"))

    assert [row for row in found["promises"] if row["state"] == "broken"] == []
    assert code == 0
    assert found["kept"] >= 40
    suite = ET.parse(tmp_path / "report.xml").getroot()
    assert len(list(suite.iter("testcase"))) == len(found["promises"])


@pytest.mark.parametrize("broken", BROKEN, indirect=True)
def test_a_server_that_breaks_a_promise_is_told_which(broken, capsys):
    url, promise = broken

    # Answers have to be got before they can be looked at.
    only = ("requests", "every-answer") if promise.startswith("every-answer") else (promise.partition(".")[0],)
    code, found = report(url, capsys, *(each for subject in only for each in ("--only", subject)))

    assert code == 1
    assert promise in {row["id"] for row in found["promises"] if row["state"] == "broken"}


def test_what_is_not_there_is_told_apart_from_what_is_broken(server, capsys):
    assert main([server, "--edition", "nobody"]) == 2
    assert "EDITION_NOT_FOUND" in capsys.readouterr().err
    assert main(["http://127.0.0.1:9", "--edition", "lagoon"]) == 2
