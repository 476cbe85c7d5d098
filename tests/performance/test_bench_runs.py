"""The benchmark runs to its end and fills its tables. How long anything takes is nobody's test."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"\d+(\.\d+)?")
RATIO = re.compile(r"\d+(\.\d+)? ×")

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that a quick run was given, and what it printed."""
    folder = tmp_path_factory.mktemp("bench")
    command = [sys.executable, "-m", "tests.performance.bench", "--quick", "--editions", "1", "2", "--locales", "en"]
    # Its settings are its own, whichever this process was started with.
    environment = {**os.environ, "BENCH_DIR": str(folder)}
    finished = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return folder, finished.stdout


def rows_of(printed: str, title: str) -> list[list[str]]:
    """The cells of the table whose title begins so, without heading and rule."""
    (section,) = [part for part in printed.split("\n## ") if part.startswith(title)]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def assert_numbers_and_ratios(rows: list[list[str]]) -> None:
    for _name, *numbers, times_as_long, times_the_cpu in rows:
        assert all(NUMBER.fullmatch(number) for number in numbers)
        assert RATIO.fullmatch(times_as_long)
        assert RATIO.fullmatch(times_the_cpu)


def test_it_says_what_it_ran_on(bench):
    assert re.search(r"^- CPython [\d.]+; Django [\d.]+, wagtail [\d.]+.*wagtail-grapple", bench[1], re.MULTILINE)
    assert re.search(r"^- (SQLite|PostgreSQL) \d", bench[1], re.MULTILINE)
    assert re.search(r"\d+ cores", bench[1])


def test_forking_is_set_beside_each_way_of_copying(bench):
    rows = rows_of(bench[1], "Forking the demo course: en")

    assert [row[0] for row in rows] == [
        "fork_edition",
        "page.copy, references repaired",
        "page.copy alone",
        "page.copy alone, nothing indexed",
    ]
    assert len({row[1] for row in rows}) == 1, "all ways make the same number of pages"
    assert_numbers_and_ratios(rows)


def test_each_query_is_set_beside_grapples_at_each_number_of_editions(bench):
    rows = rows_of(bench[1], "GraphQL")
    queries = [
        "Outline and one lesson, kept",
        "Whole edition, kept",
        "Outline and one lesson",
        "Outline and one lesson, in a new process",
        "Whole edition",
        "Whole edition, in a new process",
        "Whole edition, all that the contract has",
    ]

    assert [(row[0], row[1]) for row in rows] == [(query, editions) for editions in "12" for query in queries]
    assert_numbers_and_ratios(rows)


def test_answers_that_are_compared_are_about_as_large(bench):
    compared = [row for row in rows_of(bench[1], "GraphQL") if "contract" not in row[0]]

    for name, _editions, _ms, _cpu, _sql, ours, _their_ms, _their_cpu, _their_sql, theirs, *_ratios in compared:
        assert float(ours) == pytest.approx(float(theirs), rel=0.05), name


def test_the_second_release_of_an_unchanged_edition_stores_no_document(bench):
    first, second = rows_of(bench[1], "Publishing a release")

    assert first[1:3] == [first[1], first[1]]
    assert second[1:3] == [first[1], "0"]
    assert_numbers_and_ratios([first, second])


def test_it_leaves_prepared_databases_and_its_operations_and_nothing_else(bench):
    operations, left = sorted(each.name for each in bench[0].iterdir())

    assert operations == "operations"
    assert re.fullmatch(r"(sqlite|postgresql)-[0-9a-f]{12}", left)
