"""Imports that fail half-way: nothing is left, or the next import removes it."""

import errno
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage

from editions.actions import import_edition as action
from editions.actions.export_edition import export_edition
from editions.actions.import_edition import import_edition
from editions.errors import Invalid
from editions.models import MediaObject
from editions.transfer.refused import BundleRefused
from tests.integration.transfer.places import Home, stored_files
from tests.integration.transfer.untouched import untouched

pytestmark = pytest.mark.django_db


def stop(*args: Any, **kwargs: Any) -> int:
    raise KeyboardInterrupt


def test_one_that_is_stopped_takes_everything_back(home: Home, away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = action.build_pages

    def build_and_stop(*args: Any, **kwargs: Any) -> int:
        real(*args, **kwargs)
        assert stored_files()
        raise KeyboardInterrupt

    monkeypatch.setattr(action, "build_pages", build_and_stop)

    with untouched(), pytest.raises(KeyboardInterrupt):
        import_edition(home.file("edition"))
    assert list(away.iterdir()) == []


def test_files_that_were_there_before_stay(home: Home, away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_edition(home.file("upstream"))
    monkeypatch.setattr(action, "build_pages", stop)
    kept = {name for name in stored_files() if name.startswith("objects/")}

    with pytest.raises(KeyboardInterrupt):
        import_edition(home.file("edition"))

    assert {name for name in stored_files() if name.startswith("objects/")} == kept != set()


@pytest.mark.parametrize("room", [0, 1, 2, 3])
def test_a_full_disk(home: Home, away: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    written = 0
    storage: Any = FileSystemStorage
    real = storage._save

    def save(self: Any, name: str, content: Any) -> str:
        nonlocal written
        written += 1
        if written <= room:
            return real(self, name, content)
        # What a full disk leaves is a file that is shorter than it should be.
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "_save", save)

    with untouched(), pytest.raises(BundleRefused, match="No space left"):
        import_edition(home.file("edition"))


def test_what_a_power_cut_left_is_removed_by_the_next_import(
    home: Home, away: Path, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(action, "sweep", lambda: 0)
        patched.setattr(action, "build_pages", stop)
        with pytest.raises(KeyboardInterrupt):
            import_edition(home.file("edition"))
    left = stored_files()
    assert len(left) > 1

    with django_capture_on_commit_callbacks(execute=True):
        import_edition(home.file("upstream-newest-alone"))

    told = set(MediaObject.objects.values_list("name", flat=True))
    assert {name for name in stored_files() if name.startswith("imports/")} == set()
    assert {name for name in left & stored_files() if name.removesuffix(".png") != name} <= told


def test_an_export_that_fails_leaves_no_file(
    home: Home, away: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = import_edition(home.file("edition")).edition
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "x.zip").write_bytes(b"the old one")
    monkeypatch.setattr("os.replace", _full)

    with pytest.raises(Invalid, match="No space left"):
        export_edition(edition, folder / "x.zip")

    assert [path.name for path in folder.iterdir()] == ["x.zip"]
    assert (folder / "x.zip").read_bytes() == b"the old one"


def _full(*args: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_an_export_of_what_could_not_be_imported_is_refused_at_home(home: Home, away: Path, tmp_path: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    release = edition.releases.get()
    release.notes = "=1+1"
    release.save()

    with pytest.raises(BundleRefused, match="formula"):
        export_edition(edition, tmp_path / "x.zip")

    assert not list(tmp_path.glob("*.zip*"))
