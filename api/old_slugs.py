"""Keeps the slugs that pages had, so that old addresses still lead somewhere.

Each release is compared with the one before it when it is published or imported; what is not
there any longer under its slug is noted. Looking a slug up is for `api.reading.moved`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models.signals import post_save

from editions.models import Release


class LeftSlug(NamedTuple):
    lineage: str
    type: str
    locale: str
    slug: str


def slugs_left(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[LeftSlug]:
    """The slugs that pages have in the manifest `before` and not in `after`."""
    now = {each[:1] + each[2:] for each in _slugs(after)}
    return (each for each in _slugs(before) if each[:1] + each[2:] not in now)


def _slugs(manifest: Mapping[str, Any]) -> Iterator[LeftSlug]:
    for page in manifest["pages"]:
        for code, entry in page["locales"].items():
            if entry["slug"]:
                yield LeftSlug(page["lineage"], page["type"], code, entry["slug"])


def connect() -> None:
    post_save.connect(_note_old_slugs, sender=Release, dispatch_uid="api.old_slugs")


def _note_old_slugs(instance: Release, created: bool, raw: bool, **_: Any) -> None:
    from api.models import OldSlug
    from editions.documents.store import manifest_of

    if not created or raw:
        return
    earlier = Release.objects.filter(edition=instance.edition_id, number__lt=instance.number).order_by("-number")
    before = earlier.first()
    if before is None or before.digest == instance.digest:
        return
    OldSlug.objects.bulk_create(
        [
            OldSlug(edition_id=instance.edition_id, until=before.number, **left._asdict())
            for left in slugs_left(manifest_of(before), manifest_of(instance))
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
