"""Where the contract stands, and what generators read of it."""

import json
from dataclasses import dataclass
from pathlib import Path

from frontend_contract.client.documents import merged, operation_names

CONTRACT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Contract:
    """A folder with `schema.graphql`, `operations/` and `published/`."""

    folder: Path = CONTRACT

    @property
    def schema_file(self) -> Path:
        return self.folder / "schema.graphql"

    @property
    def operations(self) -> str:
        """All trusted operations in one document."""
        return merged(self.folder / "operations")

    @property
    def operation_names(self) -> list[str]:
        return operation_names(self.folder / "operations")

    @property
    def codes(self) -> list[str]:
        """The codes of errors, of the newest version that is published or in the making."""
        newest = max((self.folder / "published").glob("names-*.json"), key=_version)
        return sorted(json.loads(newest.read_text("utf-8"))["codes"])


def _version(names_file: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in names_file.stem.removeprefix("names-").split("."))
