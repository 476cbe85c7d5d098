"""What other editions have built on: releases that they merge with, documents and media that are named there."""

import re
from collections.abc import Iterator, Set

import orjson
from django.db.models import Exists, OuterRef, Q, QuerySet

from editions.models import Edition, EditionBase, Release, Update

__all__ = ["named_somewhere", "releases_built_on"]

# Documents, pictures and files are all named by the SHA-256 of what they hold.
_HASH = re.compile(rb"\b[0-9a-f]{64}\b")


def releases_built_on() -> QuerySet[Release]:
    """Those that an edition is based on, or that an update leads from or to."""
    based = Edition.objects.filter(base_release=OuterRef("pk"))
    updated = Update.objects.filter(Q(from_release=OuterRef("pk")) | Q(to_release=OuterRef("pk")))
    return Release.objects.filter(Exists(based) | Exists(updated))


def named_somewhere(hashes: Set[str]) -> set[str]:
    """Which of these a release, a base or an update names: serving, merging, undoing or handing over may ask for them.

    Wherever a hash stands in a manifest counts: what a decision about a case study set aside is
    listed nowhere else. Reads every release there is, one after the other; that takes a second for
    some thousand.
    """
    return {found for text in _texts() for each in _HASH.findall(text) if (found := each.decode()) in hashes}


def _texts() -> Iterator[bytes]:
    for manifest in Release.objects.order_by().values_list("manifest", flat=True).iterator(chunk_size=10):
        yield manifest.encode()
    for pages in EditionBase.objects.order_by().values_list("pages", flat=True).iterator(chunk_size=10):
        yield orjson.dumps(pages)
    for noted in Update.objects.order_by().values_list("plan", "before").iterator(chunk_size=10):
        yield orjson.dumps(noted)
