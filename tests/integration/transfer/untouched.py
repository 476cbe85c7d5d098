"""That nothing is left behind: no row, no file."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from tests.integration.transfer.places import stored_files


def traces() -> tuple[dict[str, int], set[str]]:
    """How many rows every table has, and every file; Django keeps content types for itself."""
    models = [model for model in apps.get_models() if model is not ContentType]
    return {model._meta.label: model._base_manager.count() for model in models}, stored_files()


@contextmanager
def untouched() -> Iterator[None]:
    """What happens in between changes no table's size and leaves no file."""
    before = traces()
    yield
    assert traces() == before
