"""Three processes killed at random moments, and two people at once; `make test-deep` kills fifty."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


def kill(count: int, folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    """Runs the drill of kills in a process, and a database, of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.drill.kills", "--kills", str(count), *more],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DRILL_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(connection.vendor == "sqlite", reason="On SQLite `make test-deep` kills fifty.")
def test_three_kills_leave_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    run = kill(3, tmp_path, "--edits", "10", "--locales", "en,fr")

    assert run.returncode == 0, run.stdout + run.stderr
