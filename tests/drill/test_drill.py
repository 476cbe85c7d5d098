"""Two rounds of the update drill on the demo course; `make drill` runs twenty."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

# PostgreSQL is slower by half, and has the second one in `make drill`.
ROUNDS = "2" if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else "1"


def test_rounds_lose_nothing_and_are_undone_exactly(tmp_path: Path) -> None:
    # A process of its own: the drill works in transactions that end, as people's do.
    run = subprocess.run(
        [sys.executable, "-m", "tests.drill", "--seeds", ROUNDS],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DRILL_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
