"""`export_edition` and `import_edition` from a shell, in processes of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.integration.transfer.places import Home, files_in
from tests.migrated import copy_migrated

# Installations have a database of their own, which is one of SQLite; home's is the one of the tests.
pytestmark = [pytest.mark.once, pytest.mark.django_db]
ROOT = Path(__file__).parents[3]
PATIENCE = 120


class Installation:
    """A database and a folder of files, with `manage.py` at hand."""

    def __init__(self, folder: Path) -> None:
        self.media = folder / "media"
        self.media.mkdir()
        copy_migrated(folder / "db.sqlite3")
        self.environment = environment(folder)

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        command = [sys.executable, "manage.py", *map(str, words)]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        return finish(self.start(*words))

    def json(self, *words: str | Path) -> dict[str, Any]:
        code, out, err = self.run(*words, "--json")
        assert code == 0, err
        return json.loads(out)


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
    }


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    return Installation(tmp_path)


def test_they_say_what_went_over(home: Home, place: Installation, tmp_path: Path) -> None:
    taken = place.json("import_edition", home.file("edition"))
    given = place.json("export_edition", "adapted", "--release", "1.0", "-o", tmp_path / "again.zip")

    assert {"digest", "documents", "media", "bytes"} <= taken.keys() & given.keys()
    assert taken["digest"] == given["digest"] == home.digests["edition"][-1]
    assert (taken["documents"], taken["media"]) == (given["documents"], given["media"])
    assert given["bytes"] == (tmp_path / "again.zip").stat().st_size


def test_a_refusal_is_one_sentence_and_exit_code_1(home: Home, place: Installation, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"x" * 100)

    code, out, err = place.run("import_edition", tmp_path / "x.zip", "--json")

    assert (code, out) == (1, "")
    assert err.strip() == "The file is not a bundle: it is no zip archive."
    assert place.run("import_edition", tmp_path / "missing.zip")[0] == 1
    assert place.run("export_edition", "nobody", "-o", tmp_path / "y.zip")[0] == 1
    assert place.run("export_edition", "nobody")[0] == 2


def test_of_two_imports_at_once_one_wins(home: Home, place: Installation) -> None:
    both = [place.start("import_edition", home.file("edition")) for _each in range(2)]
    (first, _out, first_said), (second, _also, second_said) = map(finish, both)

    assert sorted((first, second)) == [0, 1], (first_said, second_said)
    assert "not overwritten" in first_said + second_said
    assert [row["code"] for row in place.json("list_editions")["editions"]] == ["adapted", "school"]
    assert not list(place.media.glob("imports/*"))


def test_one_that_is_killed_half_way_leaves_no_rows_and_the_next_cleans_up(
    home: Home, place: Installation, tmp_path: Path
) -> None:
    process = place.start("import_edition", home.file("edition"))
    deadline = time.monotonic() + PATIENCE
    while not list(place.media.glob("original_images/*")) and time.monotonic() < deadline:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    assert finish(process)[0] == -signal.SIGKILL
    assert files_in(place.media)

    assert place.json("list_editions") == {"editions": []}
    assert place.run("import_edition", home.file("edition"))[0] == 0

    other = tmp_path / "other"
    other.mkdir()
    untroubled = Installation(other)
    assert untroubled.run("import_edition", home.file("edition"))[0] == 0
    assert len(files_in(place.media)) == len(files_in(untroubled.media))
