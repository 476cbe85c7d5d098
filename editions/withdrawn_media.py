"""Pictures and files that only withdrawn releases hold: withdrawing stops them as it stops texts."""

from collections.abc import Iterable
from typing import Any

import orjson

from editions.models import Edition, PublicMedia

__all__ = ["media_of_withdrawn_alone", "settle_media"]


def settle_media(edition: Edition) -> None:
    """Says of the edition's public media which are withdrawn. Hold the edition's lock."""
    rows = edition.releases.order_by().values_list("manifest", "withdrawn_at")
    withdrawn, standing = media_of_withdrawn_alone(rows)
    public = PublicMedia.objects.filter(edition=edition)
    public.filter(media__in=withdrawn, withdrawn=False).update(withdrawn=True)
    public.filter(media__in=standing, withdrawn=True).update(withdrawn=False)


def media_of_withdrawn_alone(releases: Iterable[tuple[str, Any]]) -> tuple[set[str], set[str]]:
    """Of manifests and the time when each was withdrawn: hashes that none stands for any more, and all others."""
    withdrawn: set[str] = set()
    standing: set[str] = set()
    for manifest, withdrawn_at in releases:
        (withdrawn if withdrawn_at else standing).update(orjson.loads(manifest)["media"])
    return withdrawn - standing, standing
