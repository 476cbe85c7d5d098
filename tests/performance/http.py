"""Answers over HTTP, from gunicorn, measured by wrk: kept ones, beside a view that only sends bytes."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import orjson
from django.conf import settings

from cms.demo.load import GLOBAL
from tests.performance import stored
from tests.performance.databases import PreparedDatabases
from tests.performance.operations import EDITION, LESSON_SEEDED, lesson_variables
from tests.performance.preparing import Say
from tests.performance.tables import Table, ratio

LOCALE = "en"
_CODED = {"Accept-Encoding": "gzip"}
# One in so many requests of the mix is one that nobody has asked before.
_MISS_EVERY = 5
_NOTES = (
    "gunicorn with one worker of one process, gzip, on this machine; wrk on the same cores. “Stored bytes” is a view "
    "behind the same middleware that sends the same bytes from memory.",
    f"The mix: 20 clients read lessons; every {_MISS_EVERY}th asks for questions in an order that is new, a miss.",
)


class Load(NamedTuple):
    """Requests in a second, and milliseconds: the mean, and what one in a hundred takes at least."""

    rate: float
    mean: float
    slow: float
    failed: int


def http_table(databases: PreparedDatabases, editions: int, seconds: int, say: Say) -> Table | None:
    """`None` where there is no wrk."""
    if shutil.which("wrk") is None:
        say("No wrk on this machine: answers over HTTP are not measured.")
        return None
    databases.use(editions)
    table = Table(
        f"Over HTTP, with {editions} editions",
        ("Request", "Clients", "a second", "ms", "ms, 99 %", "Times stored bytes"),
        notes=_NOTES,
    )
    with _server(say) as (address, process, started):
        query = urlencode({"operation": EDITION, "variables": _json({"code": GLOBAL, "locale": LOCALE})})
        kept = f"{address}/graphql/?{query}"
        stored.file().write_bytes(_get(kept))
        assert _get(f"{address}/stored/") == _get(kept), "the two have to send the same bytes"
        for clients in (1, 20):
            say(f"Asking over HTTP, {clients} at a time …")
            least = _warm_load(f"{address}/stored/", clients, seconds)
            answer = _warm_load(kept, clients, seconds)
            table.add("Stored bytes", clients, *_cells(least), "")
            table.add("Whole edition, kept", clients, *_cells(answer), ratio(answer.mean / least.mean))
        say("Asking over HTTP, hits and misses …")
        mixed = _load(f"{address}/graphql/", 20, seconds, script=_mix())
        table.add("Lessons, hits and misses", 20, *_cells(mixed), "")
        memory = _memory(process.pid)
    table.notes = (*_NOTES, f"From start to the first answer: {started:.1f} s. Memory of the worker: {memory} MB.")
    return table


@contextlib.contextmanager
def _server(say: Say) -> Iterator[tuple[str, "subprocess.Popen[bytes]", float]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    say("Starting gunicorn …")
    begun = time.perf_counter()
    command = [sys.executable, "-m", "gunicorn", "cms.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "1", "--keep-alive", "60", "--worker-class", "gthread", "--threads", "4"]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, stderr=subprocess.DEVNULL, env={**os.environ})
    address = f"http://127.0.0.1:{port}"
    try:
        for _try in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/healthz", timeout=5).read()
                break
            time.sleep(0.05)
        yield address, process, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(20)


def _get(address: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address, headers=_CODED), timeout=60) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        return response.read()


def _warm_load(address: str, clients: int, seconds: int) -> Load:
    """Each of the server's threads has answered before: wrk counts one slow answer as all that it held up."""
    _load(address, clients, 1)
    return _load(address, clients, seconds)


def _load(address: str, clients: int, seconds: int, script: Path | None = None) -> Load:
    command = ["wrk", "--latency", "-t", "1", "-c", str(clients), "-d", f"{seconds}s", "-H", "Accept-Encoding: gzip"]
    command += [*(["-s", str(script)] if script else []), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    load = Load(
        float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        _milliseconds(_found(r"Latency\s+([\d.]+\w+)", said)),
        _milliseconds(_found(r"99%\s+([\d.]+\w+)", said)),
        int(failed[1]) if failed else 0,
    )
    assert not load.failed, f"{load.failed} requests of {address} failed"
    return load


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, f"wrk did not tell {pattern}: {text}"
    return found[1]


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()  # pyright: ignore[reportOptionalMemberAccess]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def _mix() -> Path:
    """A script for wrk that asks for lessons in turn, now and then in an order that is new."""
    variables = lesson_variables(LOCALE)
    paths = [urlencode({"operation": LESSON_SEEDED, "variables": _json(each)}) for each in variables]
    file = Path(settings.WORK_DIR) / "mix.lua"
    listed = ", ".join(f'"{path}"' for path in paths)
    other_order = "path = path:gsub('%%7D$', ',\"seed\":' .. math.random(2^30) .. '%%7D')"
    file.write_text(
        f"local paths = {{ {listed} }}\nlocal count = 0\nmath.randomseed(os.time())\n"
        "request = function()\n  count = count + 1\n  local path = paths[count % #paths + 1]\n"
        f"  if count % {_MISS_EVERY} == 0 then {other_order} end\n"
        "  return wrk.format('GET', '/graphql/?' .. path)\nend\n"
    )
    return file


def _memory(parent: int) -> int:
    """Resident megabytes of the server's worker."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    status = Path(f"/proc/{children[0]}/status").read_text()
    return int(_found(r"VmRSS:\s+(\d+)", status)) // 1024


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _cells(load: Load) -> tuple[object, ...]:
    return f"{load.rate:.0f}", f"{load.mean:.2f}", f"{load.slow:.2f}"
