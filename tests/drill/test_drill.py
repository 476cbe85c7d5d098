"""A round of the update drill on the demo course; `make drill` runs twenty."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

# On PostgreSQL it takes half as long again: `DATABASE_URL=… make drill`.
pytestmark = pytest.mark.once


def test_rounds_lose_nothing_and_are_undone_exactly(tmp_path: Path) -> None:
    # A process of its own: the drill works in transactions that end, as people's do.
    run = subprocess.run(
        [sys.executable, "-m", "tests.drill", "--seeds", "1"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DRILL_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
