"""The TypeScript client: its types are written by graphql-codegen, which needs Node."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from frontend_contract.client.contract import Contract
from frontend_contract.client.tools import one_at_a_time, program, run

PACKAGE = Path(__file__).parent / "typescript"
GENERATED = PACKAGE / "src" / "generated"
_ADVICE = "Install Node 18 or newer with npm; on Debian and Ubuntu: apt-get install nodejs npm"


def install() -> None:
    """The tools of the lock file, in `node_modules`; costs nothing when they are there. Raises `Missing`, `Failed`."""
    npm = program("npm", _ADVICE)
    lock = PACKAGE / "package-lock.json"
    # Kept beside what was installed from it, as the last step.
    installed = PACKAGE / "node_modules" / "installed-package-lock.json"
    with one_at_a_time(lock):
        if installed.is_file() and installed.read_bytes() == lock.read_bytes():
            return
        print("Installing what package-lock.json lists …", file=sys.stderr)
        run([npm, "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"], PACKAGE)
        shutil.copyfile(lock, installed)


def build() -> Path:
    """The package as JavaScript, type-checked, in `dist`; gives that folder. Raises `Missing`, `Failed`."""
    install()
    out, key = PACKAGE / "dist", _key_of_sources()
    built = out / "built-from"
    with one_at_a_time(PACKAGE / "tsconfig.json"):
        if not built.is_file() or built.read_text("utf-8") != key:
            shutil.rmtree(out, ignore_errors=True)
            run([program("npx", _ADVICE), "--no-install", "tsc"], PACKAGE)
            built.write_text(key, encoding="utf-8")
    return out


def _key_of_sources() -> str:
    found = hashlib.sha256()
    for file in sorted([PACKAGE / "tsconfig.json", *PACKAGE.glob("src/**/*.ts"), *PACKAGE.glob("example/**/*.ts")]):
        found.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def generate(contract: Contract, scratch: Path) -> Path:
    """Writes the types into a folder below `scratch`, and gives it."""
    install()
    operations, codes, out = scratch / "operations.graphql", scratch / "codes.json", scratch / "typescript"
    operations.write_text(contract.operations, encoding="utf-8")
    codes.write_text(json.dumps(contract.codes), encoding="utf-8")
    run([program("node", _ADVICE), "generate.mjs", contract.schema_file.resolve(), operations, codes, out], PACKAGE)
    return out
