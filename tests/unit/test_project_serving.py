"""`manage.py serve`: the server and its worker come together and go together."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.migrated import copy_migrated

ROOT = Path(__file__).parents[2]
PATIENCE = 120

Serve = Callable[..., "subprocess.Popen[str]"]


def environment_with(database: Path) -> dict[str, str]:
    """A development machine with that database."""
    kept = {name: value for name, value in os.environ.items() if name not in {"CACHE_URL", "BASE_URL"}}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": f"sqlite:///{database}",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture(scope="module")
def without_queue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of people alone."""
    database = tmp_path_factory.mktemp("people") / "db.sqlite3"
    command = [sys.executable, "manage.py", "migrate", "auth", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment_with(database), check=True, capture_output=True)
    return database


@pytest.fixture(scope="module")
def with_queue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of people and of work to be done, among all else."""
    database = tmp_path_factory.mktemp("queue") / "db.sqlite3"
    copy_migrated(database)
    return database


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serve() -> Iterator[Serve]:
    started: list[subprocess.Popen[str]] = []

    def start(port: int, database: Path) -> "subprocess.Popen[str]":
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment_with(database),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        with suppress(ProcessLookupError):
            process.terminate()
        process.communicate(timeout=PATIENCE)


def read_until(process: "subprocess.Popen[str]", words: str) -> str:
    """What was printed up to the line that holds `words`, or to the end."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            break
    return "".join(lines)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_both_stop_when_told_to(by: signal.Signals, serve: Serve, with_queue: Path, free_port: int) -> None:
    process = serve(free_port, with_queue)
    printed = read_until(process, "Ctrl-C stops")
    assert f"http://127.0.0.1:{free_port}/admin/" in printed
    assert answers(free_port)

    process.send_signal(by)
    # The pipe closes only when the worker, which holds its other end, has gone as well.
    rest, _none = process.communicate(timeout=PATIENCE)

    assert process.returncode == 0, rest
    assert not answers(free_port)


def test_the_server_does_not_outlive_its_worker(serve: Serve, without_queue: Path, free_port: int) -> None:
    process = serve(free_port, without_queue)
    printed, _none = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert "The queue worker stopped by itself" in printed


def test_a_taken_port_is_refused_in_a_sentence(serve: Serve, without_queue: Path, free_port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()

        process = serve(free_port, without_queue)
        printed, _none = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert printed.splitlines()[-1].startswith(f"Port {free_port} cannot be had")
