"""That nothing is left behind: no row, no file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from editions.actions.import_edition import import_edition
from editions.transfer.refused import BundleRefused
from tests.integration.transfer.forgery import Change, Forgery
from tests.integration.transfer.places import Home, stored_files


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


def refuse(path: Path, words: str) -> None:
    """The bundle at `path` is refused with `words`, and leaves nothing."""
    with untouched(), pytest.raises(BundleRefused, match=words):
        import_edition(path)


def refuse_changed(home: Home, tmp_path: Path, change: Change, words: str) -> None:
    """So is the edition's bundle after `change`, although every checksum is right."""
    forgery = Forgery(home.file("edition"))
    change(forgery)
    refuse(forgery.write(tmp_path / "x.zip"), words)
