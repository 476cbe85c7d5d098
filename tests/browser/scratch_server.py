"""A real server with the demo course, for browsers to look at."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from tests.migrated import copy_migrated, folder_of_run, one_at_a_time

ROOT = Path(__file__).parents[2]
# Seconds for the server to answer, on a busy machine.
PATIENCE = 180


class Scratch(NamedTuple):
    """An installation of its own: the address of its server, and the environment of its commands."""

    address: str
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """Runs a management command there; what it prints."""
        line = [sys.executable, str(ROOT / "manage.py"), *command]
        return subprocess.run(line, env=self.environment, check=True, capture_output=True, text=True).stdout


def environment_in(folder: str) -> dict[str, str]:
    """What processes need to work with the server whose data lies in `folder`."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "PROGRESS_DIR": f"{folder}/progress",
        # A busy machine is no reason for a page to say that something took too long.
        "GRAPHQL_TIME_LIMIT": "120",
    }


@contextlib.contextmanager
def scratch_server(*scenes: str, within: str | None = None) -> Iterator[str]:
    """The address of a server of its own on the demo course, which is thrown away afterwards.

    `scenes` are modules that are run on that course first. The data lies in a folder in `within`.
    """
    with scratch_installation(*scenes, within=within) as scratch:
        yield scratch.address


@contextlib.contextmanager
def scratch_installation(
    *scenes: str, within: str | None = None, port: int | None = None, more: dict[str, str] | None = None
) -> Iterator[Scratch]:
    """An installation with the demo course, its server running; `more` is for its environment."""
    with tempfile.TemporaryDirectory(prefix="course-editions-browser-", dir=within) as folder:
        port = port or free_port()
        address = f"http://127.0.0.1:{port}"
        environment = {**environment_in(folder), "BASE_URL": address, **(more or {})}
        scratch = Scratch(address, environment)
        shutil.copytree(_prepared(), folder, dirs_exist_ok=True)
        for scene in scenes:
            subprocess.run(
                [sys.executable, "-m", scene], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
            )
        server = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"{address}/healthz", server)
            yield scratch
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _prepared() -> Path:
    """The folder of an installation as `prepare` leaves it, for the processes of one run to copy."""
    kept = folder_of_run() / "prepared"
    with one_at_a_time("prepared"):
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=folder_of_run()) as part:
                copy_migrated(Path(part, "db.sqlite3"))
                Scratch("", environment_in(part)).manage("prepare")
                shutil.copytree(part, kept)
    return kept


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(URLError, OSError), urlopen(url, timeout=5):
            return
        time.sleep(0.3)
    raise RuntimeError("The scratch server did not start.")
