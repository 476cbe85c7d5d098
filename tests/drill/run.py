"""`python -m tests.drill`: a line a seed, and what is wrong, if anything is."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.performance.databases import PreparedDatabases


def main(arguments: Sequence[str] | None = None) -> int:
    """Exits 1 when the audit found something."""
    options = _options(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.drill.settings"
    import django

    django.setup()
    from django.conf import settings

    from tests.drill.databases import drill_databases

    databases = drill_databases()
    try:
        return _run(databases, options)
    finally:
        databases.discard_work()
        if not options.keep:
            databases.discard_prepared(others_only=False)
            shutil.rmtree(settings.BENCH_DIR, ignore_errors=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.drill", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="How many rounds.")
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="The first round's seed.")
    parser.add_argument("--edits", type=int, default=200, metavar="N", help="Edits on either side.")
    parser.add_argument("--locales", type=lambda text: text.split(","), metavar="en,fr", help="The fork's languages.")
    parser.add_argument("--keep", action="store_true", help="Keep the prepared database for the next run.")
    parser.add_argument("--verbose", action="store_true", help="Tell of each round's edits and times.")
    return parser.parse_args(arguments)


def _run(databases: "PreparedDatabases", options: argparse.Namespace) -> int:
    from tests.drill.cycle import run_round
    from tests.drill.databases import prepare

    prepare(databases)
    failed = 0
    for seed in range(options.first, options.first + options.seeds):
        databases.use(1)
        found = run_round(seed, options.edits, options.locales)
        print(found.line(), flush=True)
        if options.verbose:
            print(f"  seconds: { {name: round(value, 1) for name, value in found.seconds.items()} }")
            for name, done in found.edits.items():
                print(f"  {name}: {dict(done.most_common())}")
        for problem in found.problems:
            print(f"  {problem}", flush=True)
        failed += bool(found.problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
