"""Which pages came, went, moved or read differently between two states."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from editions.admin.differences.states import Document, State

__all__ = ["Differences", "PageDifference"]

Kind = Literal["added", "removed", "changed"]
_MODULE = "content.Module"


@dataclass(frozen=True)
class PageDifference:
    """One page in one language. `old` and `new` are its documents, where a side has it.

    `module` is the lineage of the module that it stands in, "" outside of modules.
    """

    lineage: str
    locale: str
    type: str
    module: str
    kind: Kind
    title: str
    old: Document | None = None
    new: Document | None = None
    # From and to which page it was moved, by lineage; `None` where it was not.
    moved: tuple[str, str] | None = None
    reordered: bool = False


class Differences:
    """From `before` to `after`. Documents are read for the pages alone whose digests differ."""

    def __init__(self, before: State, after: State) -> None:
        self.before = before
        self.after = after

    @cached_property
    def pages(self) -> list[PageDifference]:
        """In reading order of `after`; what is gone comes last."""
        return [found for each in self._candidates if (found := self._told(each)) is not None]

    @property
    def branding(self) -> bool:
        return self.before.manifest["branding"] != self.after.manifest["branding"]

    @property
    def facts(self) -> bool:
        """Whether the edition's own title, owner or source language differ."""
        return self.before.manifest["edition"] != self.after.manifest["edition"]

    @property
    def languages(self) -> bool:
        """Whether languages came or went, or are offered or fall back differently."""
        return _languages(self.before) != _languages(self.after)

    def title_of(self, lineage: str) -> str:
        """A page's title in the source language, as it is after, else as it was."""
        for rows in (self._new, self._old):
            if lineage in rows:
                named = rows[lineage]["locales"]
                source = self._source if self._source in named else next(iter(named), "")
                return named[source]["title"] if source else ""
        return ""

    # Looking ------------------------------------------------------------------------------------

    @cached_property
    def _source(self) -> str:
        return self.after.manifest["edition"].get("source_locale", "")

    @cached_property
    def _old(self) -> dict[str, dict[str, Any]]:
        return {page["lineage"]: page for page in self.before.pages}

    @cached_property
    def _new(self) -> dict[str, dict[str, Any]]:
        return {page["lineage"]: page for page in self.after.pages}

    @cached_property
    def _candidates(self) -> list[tuple[str, str]]:
        """Pages by lineage and language that may be different: one side has them alone, or otherwise."""
        seen: dict[tuple[str, str], None] = {}
        for rows in (self._new, self._old):
            for lineage, row in rows.items():
                seen.update(dict.fromkeys((lineage, code) for code in row["locales"]))
        return [each for each in seen if self._differs(*each)]

    def _differs(self, lineage: str, locale: str) -> bool:
        digests = [_digest(rows, lineage, locale) for rows in (self._old, self._new)]
        placed = locale == self._source and lineage in self._shifted
        return digests[0] != digests[1] or placed

    @cached_property
    def _shifted(self) -> dict[str, tuple[str, str] | None]:
        """Pages of both states that stand under another page, or (`None`) elsewhere among the same ones."""
        both = self._old.keys() & self._new.keys()
        found: dict[str, tuple[str, str] | None] = {}
        for lineage in self._new:
            if lineage in both and (self._old[lineage]["parent"] != self._new[lineage]["parent"]):
                found[lineage] = (self._old[lineage]["parent"] or "", self._new[lineage]["parent"] or "")
        staying = both - found.keys()
        old, new = (_children(rows, staying) for rows in (self._old, self._new))
        for parent, children in new.items():
            found |= dict.fromkeys(_out_of_order(old.get(parent, []), children))
        return found

    @cached_property
    def _documents(self) -> dict[str, Document]:
        found: dict[str, Document] = {}
        for state, rows in ((self.before, self._old), (self.after, self._new)):
            wanted = {_digest(rows, *each) for each in self._candidates} - {""}
            found |= state.documents(wanted)
        return found

    def _told(self, page: tuple[str, str]) -> PageDifference | None:
        lineage, locale = page
        old, new = (self._documents.get(_digest(rows, lineage, locale)) for rows in (self._old, self._new))
        here = self._new.get(lineage) or self._old[lineage]
        named = here["locales"].get(locale) or self._old[lineage]["locales"][locale]
        module = _module_of(lineage, self._new if lineage in self._new else self._old)
        about = (lineage, locale, here["type"], module)
        if old is None or new is None:
            kind: Kind = "added" if old is None else "removed"
            return PageDifference(*about, kind, named["title"], old, new)
        shifted = locale == self._source and lineage in self._shifted
        if not shifted and old["fields"] == new["fields"]:
            return None
        moved = self._shifted[lineage] if shifted else None
        return PageDifference(
            *about, "changed", named["title"], old, new, moved=moved, reordered=shifted and moved is None
        )


def _digest(rows: Mapping[str, Mapping[str, Any]], lineage: str, locale: str) -> str:
    return rows.get(lineage, {}).get("locales", {}).get(locale, {}).get("digest", "")


def _module_of(lineage: str, rows: Mapping[str, Mapping[str, Any]]) -> str:
    at: str | None = lineage
    while at and at in rows:
        if rows[at]["type"] == _MODULE:
            return at
        at = rows[at]["parent"]
    return ""


def _children(rows: Mapping[str, Mapping[str, Any]], staying: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for lineage, row in rows.items():
        if lineage in staying:
            found[row["parent"] or ""].append(lineage)
    return found


def _out_of_order(old: list[str], new: list[str]) -> Iterator[str]:
    """The fewest of `new` that were moved, so that the others stand as they stood in `old`."""
    place = {lineage: at for at, lineage in enumerate(old)}
    # The longest run that still ascends, by the plain quadratic way: siblings are few.
    best: list[list[str]] = []
    for lineage in new:
        before = [run for run in best if place[run[-1]] < place[lineage]]
        best.append([*max(before, key=len, default=[]), lineage])
    keeps = set(max(best, key=len, default=[]))
    yield from (lineage for lineage in new if lineage not in keeps)


def _languages(state: State) -> list[tuple[Any, ...]]:
    return [(row["code"], row["offered"], row["fallback"]) for row in state.manifest["locales"]]
