"""The server and its queue worker, started together and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.staticfiles.management.commands import runserver
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.demo.accounts import PASSWORD, standing_accounts

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Serves this machine alone, with the worker for long work beside it. Ctrl-C stops both."
    # The server checks for itself, once.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options: Any) -> None:
        if refusal := _refusal(port):
            self.stderr.write(refusal)
            sys.exit(1)
        address = f"http://{HOST}:{port}"
        # Settings were read before the port was known; the worker reads them anew.
        settings.WAGTAILADMIN_BASE_URL = os.environ.setdefault("BASE_URL", address)
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, _interrupt)
        worker = _Worker()
        try:
            call_command(_Server(lambda: self._serving(address, worker)), f"{HOST}:{port}", use_reloader=False)
        except (KeyboardInterrupt, SystemExit):
            self.stdout.write("\nStopping …")
        finally:
            worker.stop()
        if worker.failed:
            self.stderr.write("The queue worker stopped by itself, so the server was stopped too.")
            sys.exit(1)

    def _serving(self, address: str, worker: "_Worker") -> None:
        worker.start()
        self.stdout.write(_welcome(address))


class _Server(runserver.Command):
    """Django's development server, which says when it has begun to listen."""

    def __init__(self, listening: Any) -> None:
        super().__init__()
        self.listening = listening

    def on_bind(self, server_port: int) -> None:
        self.listening()


class _Worker:
    """The queue worker as a process of its own; when it ends by itself, so does the server."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.stopping = False
        self.failed = False

    def start(self) -> None:
        manage = str(settings.BASE_DIR / "manage.py")
        # A session of its own keeps the terminal's Ctrl-C from it: `stop` lets it finish its task.
        self.process = subprocess.Popen(
            [sys.executable, manage, "queue_worker", "--queue-name", "*", "--no-reload", "--no-startup-delay"],
            start_new_session=True,
        )
        threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        process.wait()
        if not self.stopping:
            self.failed = True
            os.kill(os.getpid(), signal.SIGINT)

    def stop(self) -> None:
        """Lets the task at hand finish; a second Ctrl-C does not."""
        self.stopping = True
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait()
        except KeyboardInterrupt:
            self.process.kill()
            self.process.wait()


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _refusal(port: int) -> str:
    """Why nothing can be served there; empty where it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return f"Port {port} cannot be had on this machine. Choose another one: make demo PORT={port + 1}"
    return ""


def _welcome(address: str) -> str:
    lines = [
        "",
        "Course Editions is running.",
        "",
        f"  Admin      {address}/admin/",
        f"  Reader     {address}/reader/",
        f"  GraphiQL   {address}/graphql/",
        "",
    ]
    accounts = standing_accounts()
    if accounts:
        lines += ["Sign in to the admin, unless you changed the passwords, as", ""]
        lines += [f"  {account.name:<10} {PASSWORD}   {account.may}" for account in accounts]
        lines += [""]
    return "\n".join([*lines, "The reader and GraphiQL need no sign-in. Ctrl-C stops the server and its worker.", ""])
