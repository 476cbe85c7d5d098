"""What home exported, and an installation with nothing on it."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from tests.integration.transfer.places import Home, live_at_home, rolled_back


@pytest.fixture(scope="package")
def home(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Made once, and rolled back: of home nothing is left but files."""
    name = Path(str(connection.settings_dict["NAME"])).name
    assert "memorydb" in name or name.startswith("test_"), f"{name} is nobody's to test on"
    folder = tmp_path_factory.mktemp("home")
    with django_db_blocker.unblock(), rolled_back(folder / "media"):
        home = live_at_home(folder)
    return home


@pytest.fixture
def away(db: None, settings: Any, tmp_path: Path) -> Path:
    """An empty installation; the folder of its files."""
    assert transaction.get_connection().in_atomic_block
    media = tmp_path / "media"
    media.mkdir()
    settings.MEDIA_ROOT = media
    return media
