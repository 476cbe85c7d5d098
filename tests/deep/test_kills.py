"""Fifty processes killed at random moments of fork, release, apply, publish and undo."""

from pathlib import Path

from tests.drill.test_kills import kill


def test_fifty_kills_leave_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    run = kill(50, tmp_path)

    assert run.returncode == 0, run.stdout + run.stderr
