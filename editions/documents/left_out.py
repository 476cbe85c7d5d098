"""What of a release refers to modules that somebody would do without."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from editions.documents.check import references_of
from editions.documents.store import load

__all__ = ["referring_to"]


def referring_to(manifest: Mapping[str, Any], left_out: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of titles in the source language: a page that stays, and one that goes with a module in `left_out`.

    The documents of pages that stay are read, in the source language alone: it speaks for the others.
    """
    source = manifest["edition"]["source_locale"]
    pages = [page for page in manifest["pages"] if source in page["locales"]]
    titles = {page["lineage"]: page["locales"][source]["title"] for page in pages}
    going = set(_with_all_below(manifest["pages"], left_out))
    staying = {page["locales"][source]["digest"]: page["lineage"] for page in pages if page["lineage"] not in going}
    documents = load(staying)
    found = {
        (titles[lineage], titles[ref]): None
        for digest, lineage in staying.items()
        for _kind, ref in references_of(documents[digest])
        if ref in going and ref in titles
    }
    return list(found)


def _with_all_below(pages: Collection[Mapping[str, Any]], lineages: Collection[str]) -> Iterator[str]:
    """Parents stand before their children in a manifest."""
    going = set(lineages)
    for page in pages:
        if page["lineage"] in going or page["parent"] in going:
            going.add(page["lineage"])
            yield page["lineage"]
