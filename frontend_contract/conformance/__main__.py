"""`python -m frontend_contract.conformance URL --edition CODE`.

Exits 0 when every promise is kept, 1 when one is broken, 2 when it was called wrongly or there is nothing to probe.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from frontend_contract.conformance.junit import write_junit
from frontend_contract.conformance.promise import PROMISES, Promise
from frontend_contract.conformance.running import Report, Unreachable, run
from frontend_contract.conformance.table import table


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.list:
        for each in PROMISES:
            print(f"{each.id:<34} {each.title}")
        return 0
    address = urlsplit(asked.url or "")
    if address.scheme not in ("http", "https") or not address.netloc:
        parser.error("URL has to be the address of a server, such as https://course.example")
    if not asked.edition:
        parser.error("--edition CODE is needed: the edition to look at")
    try:
        report = run(
            asked.url, asked.edition, token=asked.token, lessons=asked.lessons, only=asked.only, tell=_progress(asked)
        )
        if asked.junit:
            write_junit(report, asked.junit)
    except (Unreachable, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(as_json(report), ensure_ascii=False) if asked.json else table(report))
    return 1 if report.broken else 0


def as_json(report: Report) -> dict[str, Any]:
    """`{url, edition, kept, broken, noted, skipped, promises: […]}`.

    A promise is `{id, title, state, detail, advice, where, seconds}`.
    """
    rows = [
        {
            "id": each.promise.id,
            "title": each.promise.title,
            "state": str(each.state),
            "detail": each.detail,
            "advice": each.promise.advice,
            "where": each.promise.where,
            "seconds": round(each.seconds, 3),
        }
        for each in report.outcomes
    ]
    counts = {name: sum(row["state"] == name for row in rows) for name in ("kept", "broken", "noted", "skipped")}
    return {"url": report.url, "edition": report.edition, **counts, "promises": rows}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m frontend_contract.conformance",
        description="Does a deployment keep what the contract promises?",
    )
    parser.add_argument("url", nargs="?", help="the root of the site, or its GraphQL address", metavar="URL")
    parser.add_argument("--edition", metavar="CODE", help="the edition to look at")
    parser.add_argument("--token", metavar="T", help="an access token, for an edition that is not public")
    parser.add_argument("--junit", metavar="FILE", type=Path, help="also write the report as JUnit XML")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    parser.add_argument("--only", metavar="ID", action="append", default=[], help="promises whose ids begin with ID")
    parser.add_argument("--lessons", metavar="N", type=_positive, default=12, help="lessons to look into per language")
    parser.add_argument("--list", action="store_true", help="list the promises and leave")
    return parser


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1")
    return int(text)


def _progress(asked: argparse.Namespace) -> Any:
    """On a terminal, the promise that is being probed."""
    if asked.json or not sys.stderr.isatty():
        return lambda promise: None

    def tell(promise: Promise) -> None:
        last = promise is PROMISES[-1]
        print(f"\r\033[K{'' if last else promise.title}", end="", file=sys.stderr, flush=True)

    return tell


if __name__ == "__main__":
    sys.exit(main())
