"""That nothing is left behind: no row, no file."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from tests.integration.transfer.places import stored_files


def row_counts() -> dict[str, int]:
    """How many rows every table has; Django keeps content types for itself."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model is not ContentType}


@contextmanager
def untouched() -> Iterator[None]:
    """What happens in between changes no table's size and leaves no file."""
    rows, files = row_counts(), stored_files()
    yield
    assert stored_files() == files
    after = row_counts()
    assert {name: after[name] for name in after if after[name] != rows[name]} == {}
