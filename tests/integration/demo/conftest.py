"""The demo course with its samples, loaded once for this folder and rolled back after it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

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
