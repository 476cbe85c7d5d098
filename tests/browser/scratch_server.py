"""A real server with the demo course, for browsers to look at."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
# Seconds for the server to answer, on a busy machine.
PATIENCE = 180


@contextlib.contextmanager
def scratch_server(*scenes: str) -> Iterator[str]:
    """The address of a server of its own on the demo course, which is thrown away afterwards.

    `scenes` are modules that are run on that course first.
    """
    with tempfile.TemporaryDirectory(prefix="course-editions-browser-") as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
        }
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "prepare"], env=environment, check=True, stdout=subprocess.DEVNULL)
        for scene in scenes:
            subprocess.run(
                [sys.executable, "-m", scene], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
            )
        server = subprocess.Popen(
            [*manage, "serve", "--port", str(port)],
            env={**environment, "BASE_URL": address},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"{address}/healthz", server)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _free_port() -> int:
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
