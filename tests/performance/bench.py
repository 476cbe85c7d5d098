"""The benchmark tables: `make bench`, or `python -m tests.performance.bench --help`.

Everything is measured in one run on one database, and compared with what the same work costs by
the usual means. Nothing here passes or fails by its time.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence

PARTS = ("fork", "graphql", "http", "release", "merge", "update")
EDITIONS = (1, 20, 100)
QUICK_EDITIONS = (1, 5)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.performance.settings"
    import django

    django.setup()
    # Whoever is told to end still throws away the copy that it worked in.
    signal.signal(signal.SIGTERM, lambda *_arguments: sys.exit(1))
    _run(options)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.performance.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="Fewer repetitions, and 1 and 5 editions.")
    parser.add_argument("--only", choices=PARTS, help="One table alone.")
    parser.add_argument("--editions", type=int, nargs="+", metavar="N", help="How many editions the database holds.")
    parser.add_argument("--locales", nargs="+", default=[], metavar="CODE", help="Fork in these languages alone.")
    parser.add_argument("--fresh", action="store_true", help="Prepare the databases anew.")
    options = parser.parse_args(arguments)
    options.editions = sorted(set(options.editions or (QUICK_EDITIONS if options.quick else EDITIONS)))
    return options


def _run(options: argparse.Namespace) -> None:
    from tests.performance.databases import prepared_databases
    from tests.performance.environment import environment
    from tests.performance.forks import fork_table
    from tests.performance.http import http_table
    from tests.performance.merging import merging_table, update_table
    from tests.performance.preparing import key_of_sources, prepare
    from tests.performance.releases import release_table
    from tests.performance.serving import serving_table

    databases = prepared_databases(key_of_sources())
    databases.discard_abandoned()
    parts = [options.only] if options.only else PARTS
    try:
        if options.fresh:
            databases.discard_prepared(others_only=False)
        prepare(databases, options.editions if {"graphql", "http"} & set(parts) else (), _say)
        databases.use(1)
        print(f"# Benchmarks\n\n{environment()}", flush=True)
        if "fork" in parts:
            print(fork_table(databases, 1 if options.quick else 3, options.locales, _say), flush=True)
        if "graphql" in parts:
            print(serving_table(databases, options.editions, 2 if options.quick else 7, _say), flush=True)
        if "http" in parts and (table := http_table(databases, options.editions[-1], 3 if options.quick else 10, _say)):
            print(table, flush=True)
        if "release" in parts:
            print(release_table(databases, 1 if options.quick else 3, _say), flush=True)
        if "merge" in parts:
            print(merging_table(1 if options.quick else 5, _say), flush=True)
        if "update" in parts:
            print(update_table(databases, 2 if options.quick else 20, _say), flush=True)
    finally:
        databases.discard_work()


def _say(text: str) -> None:
    """Progress goes beside the tables, so that these can be piped somewhere."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
