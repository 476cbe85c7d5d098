"""A small course that both sides have edited in every way that merging knows."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.drill.scene import Scene, make_scene


@pytest.fixture(scope="package")
def edited_scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield make_scene()
        finally:
            transaction.set_rollback(True)
            atomic.__exit__(None, None, None)


@pytest.fixture
def scene(edited_scene: Scene, db: None) -> Scene:
    """What a test does to it is rolled back."""
    return edited_scene
