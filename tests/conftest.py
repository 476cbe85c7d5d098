"""What every test may count on: its own caches, its own files, a browser where there is one."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from pytest_django import DjangoDbBlocker

from tests.migrated import forget_run, start_from_migrated

TESTS = Path(__file__).parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str | None:
    """The browser that `CHROMIUM` names, or the first of the usual names on the path."""
    candidates = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES) if name)
    return next((found for found in candidates if found), None)


def pytest_configure(config: pytest.Config) -> None:
    """Gives each of several test processes a Redis database of its own: clearing one clears it whole."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    for cache in settings.CACHES.values() if worker else ():
        if cache["BACKEND"].endswith(".RedisCache"):
            server, _slash, number = cache["LOCATION"].rpartition("/")
            cache["LOCATION"] = f"{server}/{int(number) + int(worker.removeprefix('gw'))}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Throws away what the run uploaded and prepared."""
    forget_run()
    uploads = Path(settings.MEDIA_ROOT)
    # Only where it is a folder for throw-away files: other settings keep people's work there.
    if uploads.is_relative_to(tempfile.gettempdir()):
        shutil.rmtree(uploads, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what lies in `browser` and `deep`, and skips the first where there is no browser."""
    without_browser = pytest.mark.skip(reason="No Chromium on this machine (CHROMIUM=/path/to/it names one).")
    missing = find_chromium() is None
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder == "deep":
            item.add_marker("deep")
        if folder == "browser":
            item.add_marker("browser")
            if missing:
                item.add_marker(without_browser)
    # Files that start a server of their own take longest: begun last, one of them would be left alone at the end.
    items.sort(key=_shares_a_server)


def _shares_a_server(item: pytest.Item) -> bool:
    in_browser = item.path.is_relative_to(TESTS / "browser")
    return in_browser and "base_url" not in vars(getattr(item, "module", item))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Begins with a copy of a migrated database; pytest-django asks for this before it makes one."""
    with django_db_blocker.unblock():
        start_from_migrated()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that browser tests drive."""
    found = find_chromium()
    return found or pytest.skip("No Chromium on this machine.")


@pytest.fixture(autouse=True)
def empty_caches() -> Iterator[None]:
    """No test sees what another one cached."""
    from api.graphql.kept import forget

    yield
    for cache in caches.all():
        cache.clear()
    forget()
