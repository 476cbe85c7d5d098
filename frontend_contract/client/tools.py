"""Running the programs that write code."""

import fcntl
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Missing(Exception):
    """A program that is needed is not on this machine."""


class Failed(Exception):
    """A program that is needed did not do its work; says what it said."""


def program(name: str, advice: str) -> str:
    """Its path. Raises `Missing`, with what to do."""
    found = shutil.which(name)
    if not found:
        raise Missing(f"{name} is not on this machine. {advice}")
    return found


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Its output. Raises `Failed`."""
    done = subprocess.run([str(each) for each in command], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise Failed(f"{Path(command[0]).name} failed: {said[-2000:]}")
    return done.stdout


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Other processes that want the same wait."""
    with file.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
