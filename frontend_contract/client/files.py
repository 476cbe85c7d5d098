"""Files that are written by a program: told apart from what is there, and put in their place."""

import filecmp
import shutil
from pathlib import Path

# What tools leave beside the files that they read or write.
_LEFT_BEHIND = {"__pycache__", ".ruff_cache"}


def differences(made: Path, kept: Path) -> list[str]:
    """Names of files in `kept` that are not as they would be written now: other, missing or left over."""
    names = _names(made) | _names(kept)
    return sorted(name for name in names if not _same(made / name, kept / name))


def put(made: Path, kept: Path) -> list[str]:
    """Makes `kept` what `made` is; gives the names of the files that changed."""
    changed = differences(made, kept)
    for name in changed:
        if (made / name).exists():
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made / name, kept / name)
        else:
            (kept / name).unlink()
    return changed


def _names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not _LEFT_BEHIND & set(path.parts)
    }


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
