"""The base of an edition: what its documents last agreed on with upstream."""

from collections.abc import Mapping, Sequence
from typing import Any

from editions.documents.store import manifest_of
from editions.errors import Invalid
from editions.merging import OutlinePage
from editions.models import Edition, EditionBase

Pages = Sequence[Mapping[str, Any]]


def base_pages(edition: Edition) -> Pages:
    """In the shape of a manifest's `pages`; raises `Invalid` for an edition that has no upstream."""
    composed = EditionBase.objects.filter(edition=edition).values_list("pages", flat=True).first()
    if composed is not None:
        return composed
    if edition.base_release is None:
        raise Invalid(f"{edition.code} was not made from another edition, so there is nothing to update it from.")
    return manifest_of(edition.base_release)["pages"]


def set_base(edition: Edition, pages: Pages) -> None:
    """Makes `pages` the base, as it is composed of several releases."""
    slim = [
        {**page, "locales": {code: {"digest": row["digest"]} for code, row in page["locales"].items()}}
        for page in pages
    ]
    EditionBase.objects.update_or_create(edition=edition, defaults={"pages": slim})


def digests_of(pages: Pages, codes: frozenset[str]) -> dict[tuple[str, str], str]:
    """`{(lineage, language): digest}` in these languages."""
    return {
        (page["lineage"], code): row["digest"]
        for page in pages
        for code, row in page["locales"].items()
        if code in codes
    }


def outline_of(pages: Pages, codes: frozenset[str], said: Mapping[tuple[str, str], str]) -> list[OutlinePage]:
    """The pages that stand in one of these languages, as the merge takes them."""
    outline: list[OutlinePage] = []
    there: set[str] = set()
    for page in pages:
        languages = [code for code in page["locales"] if code in codes]
        parent = page["parent"] or ""
        if not languages or (parent and parent not in there):
            continue
        there.add(page["lineage"])
        keys = {code: said[page["lineage"], code] for code in languages if (page["lineage"], code) in said}
        outline.append(OutlinePage(page["lineage"], page["type"], parent, keys))
    return outline
