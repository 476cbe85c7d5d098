"""Tables that are read in a terminal and can be pasted into a Markdown document."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Table:
    """Rows of text. The first column is words, the others are numbers; `notes` stand below."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    notes: Sequence[str] = ()

    def add(self, *cells: object) -> None:
        """Adds a row; raises `ValueError` when it is not as long as the heading."""
        if len(cells) != len(self.columns):
            raise ValueError(f"{len(cells)} cells for {len(self.columns)} columns")
        self.rows.append(tuple(str(cell) for cell in cells))

    def __str__(self) -> str:
        widths = [max(len(row[n]) for row in (self.columns, *self.rows)) for n in range(len(self.columns))]
        rule = "| " + " | ".join(_rule(n, width) for n, width in enumerate(widths)) + " |"
        lines = [f"## {self.title}", "", _line(self.columns, widths), rule]
        lines += [_line(row, widths) for row in self.rows]
        return "\n".join([*lines, *([""] if self.notes else []), *(f"- {note}" for note in self.notes), ""])


def _rule(column: int, width: int) -> str:
    return "-" * width if column == 0 else "-" * (width - 1) + ":"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "| " + " | ".join(padded) + " |"


def seconds(value: float) -> str:
    return f"{value:.2f}"


def milliseconds(value: float) -> str:
    """Of a number of seconds."""
    return f"{value * 1000:.1f}"


def kilobytes(value: int) -> str:
    return f"{value / 1000:.1f}"


def ratio(value: float) -> str:
    """`3.4 ×`; large ones without the decimal that they do not have."""
    return f"{value:.1f} ×" if value < 20 else f"{value:.0f} ×"
