"""A small course that both sides have edited in every way that merging knows."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.drill.scene import Scene, make_scene
from tests.shared_scenes import rolled_back_afterwards


@pytest.fixture(scope="package")
def edited_scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with rolled_back_afterwards(django_db_blocker):
        yield make_scene()


@pytest.fixture
def scene(edited_scene: Scene, db: None) -> Scene:
    """What a test does to it is rolled back."""
    return edited_scene
