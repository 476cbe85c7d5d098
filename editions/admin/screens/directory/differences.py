"""Two states of a slot beside each other, for people."""

from collections.abc import Mapping
from typing import NamedTuple

from editions.admin.screens.directory.cells import Cell
from editions.directory.table import Table
from editions.directory.values import FIELDS

__all__ = ["Difference", "difference"]


class Difference(NamedTuple):
    """One field, before and after; empty for nothing."""

    label: str
    before: str
    after: str
    left_to_right: bool


def difference(table: Table, before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    names = {choice.lineage: choice.title for choice in table.institutions}

    def said(values: Mapping[str, str], name: str) -> str:
        text = values.get(name, "")
        return names.get(text, text) if name == "institution" else text

    cells = (Cell(name, "", "") for name in FIELDS if before.get(name, "") != after.get(name, ""))
    return [
        Difference(cell.label, said(before, cell.name), said(after, cell.name), cell.left_to_right) for cell in cells
    ]
