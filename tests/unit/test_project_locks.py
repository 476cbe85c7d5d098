"""The lock files install the same packages everywhere, from wherever a machine gets its packages."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
ADDRESS = re.compile(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|\s@\s|file:")


def wanted(name: str) -> list[Requirement]:
    lines = (line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def pinned(name: str) -> dict[tuple[str, str], list[str]]:
    """The hashes of each pin by `(package, "version ; marker")`."""
    pins: dict[tuple[str, str], list[str]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text().strip()):
        requirement, *hashes = (part.strip() for part in entry.split("--hash="))
        package, _equals, version = requirement.rstrip("\\ \n").partition("==")
        pins[canonicalize_name(package), version.strip()] = [each.rstrip("\\ \n") for each in hashes]
    return pins


def versions(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in pinned(name):
        found.setdefault(package, set()).add(version.split(";")[0].strip())
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_download_from(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()

    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_nothing_else(lock: str) -> None:
    unhashed = {
        package
        for package, hashes in pinned(lock).items()
        if not hashes or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)
    }

    assert unhashed == set()


@pytest.mark.parametrize(
    "source,lock",
    [("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")],
)
def test_the_lock_holds_what_was_asked_for(source: str, lock: str) -> None:
    found = versions(lock)
    missing = [
        str(requirement)
        for requirement in wanted(source)
        if not any(each in requirement.specifier for each in found.get(canonicalize_name(requirement.name), ()))
    ]

    assert missing == [], "Run `make lock`."


def test_development_runs_on_the_very_packages_of_production() -> None:
    development = pinned("requirements-dev.txt")
    different = {pin for pin, hashes in pinned("requirements.txt").items() if development.get(pin) != hashes}

    assert different == set(), "Run `make lock`."


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_to_be_left_out_is_left_out(lock: str) -> None:
    excluded = {canonicalize_name(requirement.name) for requirement in wanted("requirements-excluded.in")}

    assert excluded & versions(lock).keys() == set()


def test_the_table_of_licences_lists_what_is_shipped() -> None:
    rows = re.findall(
        r"^\| ([\w.-]+) \| ([\d., ]+[\w.]*) \|", (ROOT / "docs/dependencies.md").read_text(), re.MULTILINE
    )
    listed = {canonicalize_name(package): set(numbers.split(", ")) for package, numbers in rows}

    assert listed == versions("requirements.txt")
