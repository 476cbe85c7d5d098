"""What became of the tree: which pages there are, in which languages, where, in which order."""

from collections.abc import Iterator
from typing import Any

from tests.drill.audit_contents import order_problems
from tests.drill.recorded import Place, Recorded
from tests.drill.reports import Reports


class Trees:
    """Base, mine, theirs and after, in the edition's languages alone."""

    def __init__(self, base: Recorded, theirs: Recorded, mine: Recorded, after: Recorded, reports: Reports) -> None:
        self.base, self.theirs, self.mine, self.after = base, theirs, mine, after
        self.reports = reports

    def around(self, lineage: str) -> set[str]:
        """The page and whatever it stands in, on any side."""
        found: set[str] = set()
        waiting = [lineage]
        while waiting:
            each = waiting.pop()
            if each and each not in found:
                found.add(each)
                waiting += [side.parents.get(each, "") for side in (self.base, self.theirs, self.mine, self.after)]
        return found

    def told(self, lineage: str, *, taken: bool | None = None, conflict: bool = False) -> bool:
        """Whether the page, or what it stands in, was offered as a whole; and taken, if so."""
        items = self.reports.of_pages(self.around(lineage))
        return any((taken is None or item.taken == taken) and (not conflict or item.kind) for item in items)


def check(trees: Trees) -> Iterator[str]:
    """What is wrong, one sentence each."""
    sides = (trees.base, trees.theirs, trees.mine, trees.after)
    for place in sorted(set().union(*(side.places() for side in sides))):
        for problem in _existence(trees, place):
            yield f"{place} {problem}"
    for lineage in trees.after.parents:
        yield from _place(trees, lineage)
    for parent in trees.after.children():
        yield from _order(trees, parent)


def _existence(trees: Trees, place: Place) -> Iterator[str]:
    in_base, in_theirs, in_mine, there = (
        place in side.places() for side in (trees.base, trees.theirs, trees.mine, trees.after)
    )
    lineage = place[0]
    skipped = place in trees.reports.alone
    if in_mine and not there:
        if not trees.told(lineage, taken=True) or (in_theirs and not trees.told(lineage, taken=True, conflict=True)):
            if not _deleted_upstream(trees, lineage):
                yield "is gone, and nobody asked for that"
        elif _is_edited(trees, place) and not trees.told(lineage, taken=True, conflict=True):
            yield "is gone, with what I had changed in it, and no conflict told so"
    elif in_mine and in_base and not in_theirs and not trees.told(lineage, taken=False) and not skipped:
        if lineage not in trees.theirs.parents or place[1] in _languages(trees.mine, lineage):
            yield "was deleted upstream and lives, and nothing says so"
    elif not in_mine and there and not trees.told(lineage, taken=True):
        yield "is there, which I do not have, and nobody took it"
    elif not in_mine and not there and in_theirs and not in_base and not trees.told(lineage, taken=False):
        if not _has_no_parent(trees, place):
            yield "was added upstream, is not there, and nothing says so"
    elif not in_mine and not there and in_theirs and in_base and not trees.told(lineage, taken=False):
        changed = not _followed(trees, place)
        if changed:
            yield "was deleted by me and changed upstream, and nothing says so"


def _deleted_upstream(trees: Trees, lineage: str) -> bool:
    return trees.told(lineage, taken=True) and lineage not in trees.theirs.parents


def _languages(side: Recorded, lineage: str) -> set[str]:
    return {code for each, code in side.places() if each == lineage}


def _has_no_parent(trees: Trees, place: Place) -> bool:
    """A language in which nothing stands that the page could stand in."""
    parent = trees.theirs.parents[place[0]]
    return bool(parent) and (parent, place[1]) not in trees.after.places()


def _followed(trees: Trees, place: Place) -> bool:
    """Whether upstream says there what it said, or changed it only because what it translates did."""
    old, new = trees.base.documents[place], trees.theirs.documents[place]
    return _said(old) == _said(new)


def _is_edited(trees: Trees, place: Place) -> bool:
    old, own = trees.base.documents.get(place), trees.mine.documents.get(place)
    return own is not None and (old is None or _said(old) != _said(own))


def _said(document: dict[str, Any]) -> Any:
    translation = document["translation"]
    if translation and translation["enabled"]:
        return sorted((row["path"], row["source"], row["target"]) for row in translation["strings"])
    return document["fields"]


def _place(trees: Trees, lineage: str) -> Iterator[str]:
    base, theirs, mine, after = (
        side.parents.get(lineage) for side in (trees.base, trees.theirs, trees.mine, trees.after)
    )
    moved = trees.reports.of_pages([lineage], "moved")
    if after not in (base, theirs, mine):
        yield f"page {lineage} stands below {after}, where nobody put it"
    elif mine is not None and after != mine and not any(item.taken for item in moved):
        if not trees.told(lineage, taken=True):
            yield f"page {lineage} stands below {after} and not {mine}, and nobody asked for that"
    elif mine is not None and theirs not in (None, base, mine) and after == mine:
        told = trees.told(lineage, taken=False) or any(not item.taken for item in moved)
        if not told:
            yield f"page {lineage} moved upstream to {theirs}, stands below {after}, and nothing says so"


def _order(trees: Trees, parent: str) -> Iterator[str]:
    orders = [side.children().get(parent, []) for side in (trees.base, trees.mine, trees.theirs, trees.after)]
    common = set.intersection(*map(set, orders))
    base, mine, theirs, after = ([each for each in order if each in common] for order in orders)
    reports = trees.reports.of_pages([parent], "reordered")
    yield from order_problems((base, mine, theirs, after), reports, f"pages below {parent}")
