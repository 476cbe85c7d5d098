"""A checkout works wherever it lies: no file knows the machine that it was written on."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = {
    *(".cfg", ".css", ".csv", ".graphql", ".html", ".in", ".js", ".json", ".md", ".mjs", ".po", ".py", ".sh"),
    *(".svg", ".toml", ".ts", ".txt", ".webmanifest", ".xml", ".yaml", ".yml", ""),
}
# Somebody's home, or a folder for throw-away files by name. An address such as
# https://site.example/home/x has a letter or a dot before its slash.
MACHINE_PATH = re.compile(r"(?<![\w.:*/-])/(?:home|Users|root|tmp|var/folders)/[\w.-]")
DRIVE_PATH = re.compile(r"(?<![\w])[A-Za-z]:\\{1,2}Users\\")


@cache
def texts() -> dict[str, str]:
    """The text files that are kept under version control, and those about to be, by name."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("Only a checkout knows which files are its own.")
    paths = (ROOT / name for name in listed.split("\0") if name)
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in paths
        if path.suffix in TEXT and path.is_file()
    }


def test_no_file_holds_the_path_of_this_checkout() -> None:
    assert [name for name, text in texts().items() if f"{ROOT}/" in text] == []


def test_no_file_holds_the_path_of_a_home_or_scratch_folder() -> None:
    found = {
        f"{name}:{number}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line) or DRIVE_PATH.search(line)
    }

    assert found == set()
