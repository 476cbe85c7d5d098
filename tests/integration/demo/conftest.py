"""The demo course with its samples, loaded once for this folder and rolled back after it."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import QuietWSGIRequestHandler

from cms.demo.load import load_demo
from editions.models import Edition
from tests.shared_scenes import rolled_back_afterwards


@pytest.fixture(scope="package")
def loaded_demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with rolled_back_afterwards(django_db_blocker):
        load_demo()
        yield


@pytest.fixture
def demo(loaded_demo: None, db: None) -> None:
    """Asks for the demo course; what a test changes is rolled back."""


@pytest.fixture
def upstream(demo: None) -> Edition:
    return Edition.objects.get(code="global")


class _SharingServer(ThreadedWSGIServer):
    """Answers on the connection of the test; that is open after an answer as well."""

    def _close_connections(self) -> None:
        pass


@pytest.fixture
def demo_server(demo: None) -> Iterator[str]:
    """The address of a server of the demo course, which sees what a test changes."""
    # The connection itself: what `django.db.connection` is, each thread finds for itself.
    connection = connections["default"]
    server = _SharingServer(("127.0.0.1", 0), QuietWSGIRequestHandler, connections_override={"default": connection})
    server.set_app(WSGIHandler())
    connection.inc_thread_sharing()
    # It is in a transaction, which would be taken for one that was left behind.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
        connection.dec_thread_sharing()
