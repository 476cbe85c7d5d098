"""An auditor of updates. It knows what an update promises, and nothing of how it is made.

It looks at plain data: what both sides had, what the edition has now, and what the update told.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.drill import audit_contents, audit_pages, audit_strings
from tests.drill.audit_contents import Case
from tests.drill.audit_pages import Trees
from tests.drill.definitions import outline_of
from tests.drill.recorded import Place, Recorded
from tests.drill.reports import Page, Reports


def audit(base: Recorded, theirs: Recorded, mine: Recorded, after: Recorded, told: dict[str, Any]) -> list[str]:
    """What is wrong with `after`; `base` and `theirs` are upstream's releases, `mine` came before.

    `told` is the update in the shape of its contract.
    """
    source = mine.manifest["edition"]["source_locale"]
    codes = {row["code"] for row in mine.manifest["locales"]}
    reports = Reports(told)
    sides = (_in(base, codes), _in(theirs, codes), mine, after)
    found = [f"tree: {problem}" for problem in audit_pages.check(Trees(*sides, reports))]
    for place in sorted(mine.documents.keys() & after.documents.keys()):
        found += [f"{place} {problem}" for problem in _page(place, source, sides, reports)]
    return found


def _in(side: Recorded, codes: set[str]) -> Recorded:
    """A release in these languages."""
    pages = []
    for page in side.pages:
        locales = {code: row for code, row in page["locales"].items() if code in codes}
        if locales:
            pages.append({**page, "locales": locales})
    return replace(
        side,
        pages=pages,
        documents={place: document for place, document in side.documents.items() if place[1] in codes},
        digests={place: digest for place, digest in side.digests.items() if place[1] in codes},
    )


def _page(
    place: Place, source: str, sides: tuple[Recorded, Recorded, Recorded, Recorded], reports: Reports
) -> Iterator[str]:
    base, theirs, mine, after = sides
    if (place in mine.live) != (place in after.live) and not _parent_changed(place, mine, after):
        yield "went live" if place in after.live else "is live no more"
    if place in reports.alone:
        if mine.digests[place] != after.digests[place]:
            yield "was to be left alone, and differs"
        return
    following = audit_strings.follows(mine.documents[place], source)
    touched = [place, (place[0], source)] if following else [place]
    if all(base.digests.get(each) == theirs.digests.get(each) for each in touched):
        if mine.digests[place] != after.digests[place]:
            how = difference(mine.documents[place], after.documents[place])
            yield f"differs, although upstream did not touch it: {how}"
        if mine.live.get(place) != after.live.get(place) and place in mine.live and place in after.live:
            yield "is live in another form, although upstream did not touch it"
    elif following:
        yield from audit_strings.check(place, sides, reports)
    elif place in theirs.documents:
        kind, lineage = mine.documents[place]["type"], place[0]
        old, own, new, now = (
            outline_of(side.documents.get(place), kind, lineage) for side in (base, mine, theirs, after)
        )
        yield from audit_contents.check(Case(old, own, new, now, Page(reports.at(place))))


def _parent_changed(place: Place, mine: Recorded, after: Recorded) -> bool:
    """What stands below an unpublished page is not reachable, and becomes so by moving away."""
    return mine.parents[place[0]] != after.parents[place[0]]


def difference(old: Any, new: Any, path: str = "") -> str:
    """Where two documents differ first."""
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        found = (difference(old[key], new[key], f"{path}.{key}") for key in old if old[key] != new[key])
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        found = (difference(*pair, f"{path}.{index}") for index, pair in pairs if pair[0] != pair[1])
    else:
        one, other = str(old), str(new)
        start = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
        return f"{path} was …{one[start : start + 200]!r}, is …{other[start : start + 200]!r}"
    return next(found)
