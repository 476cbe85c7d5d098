"""Processes killed at random moments of fork, release, apply, publish and undo.

`python -m tests.drill.kills --kills 50`. After each kill the edition is as it was before the
command, or as the command makes it; nothing in between. Then two people apply one update at
once: one wins, the other is told.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.performance.databases import PreparedDatabases

# The command, and the prepared database that it starts from: see `_prepare_stages`.
OPERATIONS: dict[str, tuple[int, tuple[str, ...]]] = {
    "fork": (1, ("fork_edition", "global", "killed", "--title", "T", "--owner", "O")),
    "release": (2, ("publish_release", "drill")),
    "apply": (2, ("apply_update", "1")),
    "publish": (3, ("publish_update", "1")),
    "undo": (4, ("undo_update", "1")),
}
# What commands say and do after their transaction, which a kill may leave undone: the search
# index and the queue. Both are caught up with by the worker and by `update_index`.
_ASIDE = ("wagtailsearch_", "django_tasks_database_", "sqlite_", "taggit_")


@dataclass(frozen=True)
class State:
    """What an observer can tell of a database: its editions' documents, and how much is in each table."""

    editions: dict[str, Any]
    counts: dict[str, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exits 1 when something was left half-done."""
    parser = argparse.ArgumentParser(prog="python -m tests.drill.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=30, metavar="N", help="Edits on either side before.")
    parser.add_argument("--locales", type=lambda text: text.split(","), metavar="en,fr", help="The fork's languages.")
    parser.add_argument("--keep", action="store_true", help="Keep the prepared database for the next run.")
    options = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.drill.settings"
    import django

    django.setup()
    from tests.drill.databases import drill_databases

    databases = drill_databases()
    try:
        problems = _run(databases, options)
    finally:
        databases.discard_work()
        if not options.keep:
            databases.discard_prepared(others_only=False)
    for problem in problems:
        print(f"  {problem}", flush=True)
    return 1 if problems else 0


def _run(databases: "PreparedDatabases", options: argparse.Namespace) -> list[str]:
    from tests.drill.databases import prepare

    prepare(databases)
    _prepare_stages(databases, options.edits, options.locales)
    rng = random.Random(options.seed)
    problems: list[str] = []
    outcomes: Counter[str] = Counter()
    names = list(OPERATIONS)
    rng.shuffle(names)
    known = {name: _undisturbed(databases, name) for name in names[: options.kills]}
    for number in range(options.kills):
        name = names[number % len(names)]
        before, after, seconds = known[name]
        delay = rng.uniform(0, seconds)
        now, broken = _killed(databases, name, delay)
        outcome = "old" if now == before else "new" if now == after else "neither"
        outcomes[f"{name}: {outcome}"] += 1
        if outcome == "neither" or broken:
            problems.append(
                f"{name} killed after {delay:.2f} s of {seconds:.2f}: {broken or _unlike(now, before, after)}"
            )
    problems += _two_at_once(databases)
    said = ", ".join(f"{name} {count}" for name, count in sorted(outcomes.items()))
    print(f"{options.kills} kills: {said}; two at once: one wins; {len(problems)} problems", flush=True)
    return problems


def _prepare_stages(databases: "PreparedDatabases", edits: int, locales: list[str] | None) -> None:
    """2: an update is decided; 3: it is applied; 4: it is published."""
    from editions.actions.apply_update import apply_update
    from editions.actions.decide_update import Which, decide_update
    from editions.actions.fork_edition import fork_edition
    from editions.actions.offer_update import offer_update
    from editions.actions.publish_release import publish_release
    from editions.actions.publish_update import publish_update
    from editions.models import Edition
    from tests.drill.author import Author
    from tests.drill.cycle import FORK
    from tests.drill.edits import LOCAL, SHARED, edit_at_random

    databases.use(1)
    upstream = Edition.objects.get(code="global")
    fork = fork_edition(upstream, FORK, title="Drill", owner="Drill", locales=locales).edition
    edit_at_random(Author(fork, "mine", "kills mine"), edits, LOCAL)
    edit_at_random(Author(upstream, "theirs", "kills theirs"), edits, SHARED)
    publish_release(upstream)
    update = decide_update(offer_update(fork), "take", Which(clean=True))
    databases.keep(2)
    update = apply_update(update)
    databases.keep(3)
    publish_update(update)
    databases.keep(4)


# Commands in processes of their own ---------------------------------------------------------------


def _start(name: str, tag: str = "") -> "subprocess.Popen[bytes]":
    """The command, about to begin: it waits for a line on its standard input."""
    from django.conf import settings

    process = subprocess.Popen(
        [sys.executable, "-m", "tests.drill.actor", *OPERATIONS[name][1]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "DRILL_PROCESS": settings.WORK_DIR.name.removeprefix("work-")},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    if line != b"ready\n":
        raise RuntimeError(f"{name}{tag} did not get ready: {process.communicate()[1].decode()}")
    return process


def _undisturbed(databases: "PreparedDatabases", name: str) -> tuple[State, State, float]:
    """The states before and after, and how long it takes from the one to the other."""
    databases.use(OPERATIONS[name][0])
    before = _state()
    process = _start(name)
    started = time.monotonic()
    _out, errors = process.communicate(b"go\n")
    seconds = time.monotonic() - started
    if process.returncode:
        raise RuntimeError(f"{name} failed: {errors.decode()}")
    return before, _state(), seconds


def _killed(databases: "PreparedDatabases", name: str, delay: float) -> tuple[State, list[str]]:
    from tests.drill.cycle import tree_problems

    databases.use(OPERATIONS[name][0])
    process = _start(name)
    assert process.stdin is not None
    process.stdin.write(b"go\n")
    process.stdin.flush()
    # The moment is what this is about: nothing else tells when to strike.
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    _await_server()
    return _state(), tree_problems()


def _two_at_once(databases: "PreparedDatabases") -> list[str]:
    """Two processes apply one update: exactly one succeeds, the other is told so in a sentence."""
    databases.use(OPERATIONS["apply"][0])
    processes = [_start("apply", f" {number}") for number in (1, 2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    errors = [process.communicate()[1].decode().strip() for process in processes]
    codes = sorted(process.returncode for process in processes)
    if codes != [0, 1] or not any("applied" in error for error in errors):
        return [f"two at once: exit codes {codes}; {errors}"]
    return []


def _await_server() -> None:
    """A database server notices after a while that its client is gone."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    for _attempt in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.1)


# States --------------------------------------------------------------------------------------------


def _state() -> State:
    from django.db import connection

    from editions.models import Edition
    from tests.drill.cycle import based_on
    from tests.drill.recorded import record_edition

    connection.close()
    editions: dict[str, Any] = {}
    for edition in Edition.objects.select_related("source_locale"):
        updates = list(edition.updates.values_list("state", flat=True))
        versions = list(edition.releases.values_list("version", flat=True))
        editions[edition.code] = [updates, versions, based_on(edition)]
        # No command here writes on upstream's pages: counting their rows will do.
        if edition.upstream_id:
            now, _snapshot = record_edition(edition)
            editions[edition.code] += [now.digests, now.live, now.memory, now.pages]
    counts: dict[str, int] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(_ASIDE):
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
                counts[table] = cursor.fetchone()[0]
    return State(editions, counts)


def _unlike(now: State, *known: State) -> str:
    """How the state differs from the one that it is nearest to."""
    found = []
    for state in known:
        tables = [
            f"{table}: {now.counts.get(table)} rows, not {state.counts.get(table)}"
            for table in sorted({*now.counts, *state.counts})
            if now.counts.get(table) != state.counts.get(table)
        ]
        codes = sorted({*now.editions, *state.editions})
        documents = [code for code in codes if now.editions.get(code) != state.editions.get(code)]
        found.append([*tables, *(f"edition {code} differs" for code in documents)])
    return "; ".join(min(found, key=len))


if __name__ == "__main__":
    sys.exit(main())
