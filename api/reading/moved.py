"""Pages that are asked for by a slug that they no longer have, or have in another language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from api.models import OldSlug

# More than any edition has releases: a draft comes after all of them.
_AFTER_ALL = 2**31 - 1


class Asked(NamedTuple):
    """A slug that no page of the type has in the language that it is asked for in."""

    edition: int
    # The number of the release that is read, null for a draft.
    release: int | None
    type: str
    slug: str
    chain: tuple[str, ...]


def elsewhere(manifest: Mapping[str, Any], page_type: str, slug: str) -> list[str]:
    """The lineages of pages that have the slug in some language of this same release."""
    return [
        page["lineage"]
        for page in manifest["pages"]
        if page["type"] == page_type and any(entry["slug"] == slug for entry in page["locales"].values())
    ]


def earlier(asked: Iterable[Asked]) -> dict[Asked, list[str]]:
    """The lineages of pages that had the slugs in earlier releases, the likeliest first; one query."""
    asked = list(dict.fromkeys(asked))
    if not asked:
        return {}
    rows = OldSlug.objects.filter(
        edition__in={each.edition for each in asked},
        slug__in={each.slug for each in asked},
        type__in={each.type for each in asked},
    )
    found = list(rows)
    return {each: _likeliest(each, found) for each in asked}


def _likeliest(asked: Asked, rows: Sequence[OldSlug]) -> list[str]:
    """Of a language that readers get before others; then whoever had it last."""
    until = _AFTER_ALL if asked.release is None else asked.release
    found = [
        row
        for row in rows
        if (row.edition_id, row.type, row.slug) == (asked.edition, asked.type, asked.slug) and row.until < until
    ]
    order = {code: place for place, code in enumerate(asked.chain)}
    found.sort(key=lambda row: (order.get(row.locale, len(order)), -row.until))
    return list(dict.fromkeys(str(row.lineage) for row in found))
