"""The demo course with its samples, loaded once for this folder and rolled back after it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections, transaction
from django.test.testcases import LiveServerThread

from cms.demo.load import load_demo
from editions.models import Edition


@pytest.fixture(scope="package")
def loaded_demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            load_demo()
            yield
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


@pytest.fixture
def demo(loaded_demo: None, db: None) -> None:
    """Asks for the demo course; what a test changes is rolled back."""


@pytest.fixture
def upstream(demo: None) -> Edition:
    return Edition.objects.get(code="global")


@pytest.fixture
def demo_server(demo: None) -> Iterator[str]:
    """The address of a server of the demo course. It shares the test's connection, and so sees what a test changes."""
    # The connection itself: what `django.db.connection` is, each thread finds for itself.
    connection = connections["default"]
    connection.inc_thread_sharing()
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={"default": connection})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    try:
        if thread.error:
            raise thread.error
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()
        connection.dec_thread_sharing()
