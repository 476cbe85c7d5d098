"""`python -m frontend_contract.client [--check] [typescript] [python]`.

Exits 0 when all is written or current, 1 with one sentence when it is not or cannot be, 2 when it was called wrongly.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from frontend_contract.client import python_package, typescript
from frontend_contract.client.contract import Contract
from frontend_contract.client.files import differences, put
from frontend_contract.client.tools import Failed, Missing

CLIENTS = {"typescript": typescript, "python": python_package}


def main(arguments: Sequence[str] | None = None, contract: Contract | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        changed = {
            name: _made(name, contract or Contract(), check=asked.check) for name in asked.clients or sorted(CLIENTS)
        }
    except (Missing, Failed) as error:
        print(error, file=sys.stderr)
        return 1
    stale = sorted(f"{name}: {file}" for name, files in changed.items() for file in files)
    if asked.json:
        print(json.dumps({"current": not stale, "changed": changed}))
    elif stale and not asked.check:
        print("\n".join(stale))
    if asked.check and stale:
        print(f"Clients are not those of the contract; run make clients. {', '.join(stale)}", file=sys.stderr)
        return 1
    return 0


def _made(name: str, contract: Contract, *, check: bool) -> list[str]:
    """Names of the generated files that are, or were, not current."""
    client = CLIENTS[name]
    with TemporaryDirectory() as scratch:
        made = client.generate(contract, Path(scratch))
        return (differences if check else put)(made, client.GENERATED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m frontend_contract.client", description="Writes the clients' generated files from the contract."
    )
    parser.add_argument("clients", nargs="*", metavar="CLIENT", help=f"{' or '.join(sorted(CLIENTS))}; all if none")
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is out of date")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    sys.exit(main())
