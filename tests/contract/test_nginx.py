"""Through nginx, as the guide sets it up: what changes is there within a minute, and little is sent twice."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.integration.api.small_course import DIRECTORY, small_course

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(shutil.which("nginx") is None, reason="There is no nginx here."),
]

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "running-in-production.md"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configured(folder: Path, port: int, behind: str) -> str:
    """The guide's own lines, with places of this test and without TLS."""
    found = re.search(r"```nginx\n(.+?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    lines = re.sub(r"\s+ssl_certificate.*", "", found[1])
    for old, new in (
        ("/var/cache/nginx/courses", f"{folder}/cache"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port}"),
        ("http://127.0.0.1:8000", behind),
    ):
        assert old in lines, old
        lines = lines.replace(old, new)
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # The files of the test are its own user's.
    user = "user root; " if os.geteuid() == 0 else ""
    return (
        f"{user}daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;"
        f"events {{}} http {{ access_log off; {temporary} {lines} }}"
    )


@pytest.fixture
def course(live_server):
    maker = small_course()
    maker.release(notes="First")
    maker.directory(DIRECTORY)
    return maker


@pytest.fixture
def nginx(live_server, course, tmp_path) -> Iterator[str]:
    """The address of nginx with an empty cache in front of the small course."""
    port = free_port()
    path = tmp_path / "nginx.conf"
    path.write_text(configured(tmp_path, port, live_server.url))
    process = subprocess.Popen(["nginx", "-c", str(path), "-p", str(tmp_path)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _try in range(100):
            try:
                get(address, "/healthz")
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def get(address: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def operation(name: str, **variables: str) -> str:
    return f"/graphql/?operation={name}&variables={quote(json.dumps({'code': 'lagoon', 'locale': 'en', **variables}))}"


def test_a_hotline_that_changes_is_there_within_a_minute(nginx, course):
    path = operation("Slots")
    _response, before = get(nginx, path)
    changed = json.loads(json.dumps(DIRECTORY).replace("+12025550100", "+12025550199"))
    assert changed != DIRECTORY
    assert b"+12025550199" not in before
    course.directory(changed)
    begun = time.monotonic()

    while b"+12025550199" not in get(nginx, path)[1]:
        assert time.monotonic() < begun + 60, "The old number is still served."
        time.sleep(1)
    # It was kept meanwhile, so that the server was not asked each time.
    assert get(nginx, path)[0].status == 200


def test_an_answer_that_somebody_has_is_not_sent_again(nginx, live_server):
    path = operation("Outline")
    first, body = get(nginx, path, Accept_Encoding="gzip")
    etag = first.getheader("ETag")
    assert etag
    assert body

    again, nothing = get(nginx, path, Accept_Encoding="gzip", If_None_Match=etag)
    assert (again.status, nothing) == (304, b"")
    direct, nothing = get(live_server.url, path, Accept_Encoding="gzip", If_None_Match=etag)
    assert (direct.status, nothing) == (304, b"")


def test_each_coding_is_kept_for_itself(nginx):
    path = operation("Outline")
    codings = ["gzip", "br", "identity", "gzip", "br", "identity"]
    got = [get(nginx, path, Accept_Encoding=coding) for coding in codings]

    assert [response.getheader("Content-Encoding") for response, _body in got] == ["gzip", "br", None] * 2
    assert [body for _response, body in got[:3]] == [body for _response, body in got[3:]]
    assert len({response.getheader("ETag") for response, _body in got}) == 3


def test_an_edition_that_was_closed_is_not_served_from_the_cache_to_others(nginx, course):
    from api.access.opening import set_public
    from api.access.tokens import create_token

    set_public(course.edition, public=False)
    token = create_token(course.edition, name="LMS", scopes=["read:published"]).text
    path = operation("Outline", locale="fr")
    opened, body = get(nginx, path, Authorization=f"Bearer {token}")
    assert opened.status == 200
    assert b"Le cours" in body

    _response, refused = get(nginx, path)
    assert b"EDITION_NOT_FOUND" in refused
    assert b"Le cours" not in refused
