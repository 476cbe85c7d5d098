"""What an update told: its items with their decisions, its notices, the pages left alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.drill.recorded import Place
from tests.unit.merging.held import holds_leaf, holds_sentence, mentions
from tests.unit.merging.outline import Path


@dataclass(frozen=True)
class Item:
    """Something that upstream changed, as it was offered."""

    place: Place
    node: str
    path: Path
    kind: str
    change: str
    decision: str | None
    edited: Any
    base: Any
    mine: Any
    theirs: Any
    # The string of the source language, of which this is about the translation.
    source: str

    @property
    def taken(self) -> bool:
        return self.decision == "take"


@dataclass(frozen=True)
class Told:
    """A notice."""

    place: Place
    node: str
    path: Path
    kind: str
    value: Any


class Reports:
    """All of it, by place. A page itself stands under its lineage, as a node of its own."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.alone = {_place(row) for row in told["skipped"]}
        # Whatever was decided about a page that had to be left alone, waits.
        self.items = [
            _item(row if _place(row) not in self.alone else {**row, "decision": None}) for row in told["items"]
        ]
        self.notices = [
            Told(_place(row), row["node"] or row["lineage"], tuple(row["path"]), row["kind"], row["value"])
            for row in told["notices"]
        ]
        self._at: dict[Place, list[Item | Told]] = {}
        for report in (*self.items, *self.notices):
            self._at.setdefault(report.place, []).append(report)

    def at(self, place: Place) -> list[Item | Told]:
        return self._at.get(place, [])

    def of_pages(self, lineages: Iterable[str], change: str = "") -> list[Item]:
        """Items about one of these pages as a whole: that it is there, and where."""
        wanted = set(lineages)
        return [
            item
            for item in self.items
            if item.place[0] in wanted and item.node == item.place[0] and not item.path
            if not change or item.change == change
        ]


def _place(row: dict[str, Any]) -> Place:
    return (row["lineage"], row["locale"])


def _item(row: dict[str, Any]) -> Item:
    return Item(
        _place(row),
        row["node"] or row["lineage"],
        tuple(row["path"]),
        row["conflict"] or "",
        row["change"],
        row["decision"],
        row["edited"],
        row["base"],
        row["mine"],
        row["theirs"],
        row["source"],
    )


class Page:
    """The reports on one page in one language."""

    def __init__(self, reports: Iterable[Item | Told]) -> None:
        self.all = list(reports)

    def gives_up_mine(self, report: Item | Told) -> bool:
        """Whether what the report holds of mine may be gone: somebody decided so, or was told."""
        return isinstance(report, Told) or (report.taken and bool(report.kind))

    def leaves_theirs(self, report: Item | Told) -> bool:
        """Whether what the report holds of theirs may be missing."""
        return isinstance(report, Told) or not report.taken or report.edited is not None

    def brings_theirs(self, report: Item | Told) -> bool:
        """Whether what the report holds of theirs may be there in place of mine."""
        return report.kind.startswith("lock_") if isinstance(report, Told) else report.taken

    def holds_leaf(self, which: Callable[[Any], bool], side: Any, node: str, path: Path, leaf: Any) -> bool:
        return any(holds_leaf(report, side, node, path, leaf) for report in self.all if which(report))

    def holds_sentence(self, which: Callable[[Any], bool], side: Any, node: str, path: Path, sentence: str) -> bool:
        return any(holds_sentence(report, side, node, path, sentence) for report in self.all if which(report))

    def about(self, which: Callable[[Any], bool], around: set[str]) -> Iterator[Item | Told]:
        """Reports on one of these nodes as a whole, or that hold it."""
        for report in self.all:
            if which(report) and any(_is_about(report, node) for node in around):
                yield report

    def on_text(self, which: Callable[[Any], bool], node: str, path: Path) -> bool:
        """Whether there is a report on that very text, or on fields that it is one of."""
        return any(which(report) and report.node == node and set(report.path) & set(path) for report in self.all)

    def edited(self, node: str, path: Path) -> list[Any]:
        """What somebody wrote there instead of mine or theirs."""
        return [
            report.edited
            for report in self.all
            if isinstance(report, Item) and report.edited is not None and (report.node, report.path) == (node, path)
        ]


def _is_about(report: Item | Told, node: str) -> bool:
    return not report.path if report.node == node else mentions(report, node)
