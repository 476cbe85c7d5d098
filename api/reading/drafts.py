"""An edition as it would be read with one draft in it, for the person who holds its token."""

import hashlib
from functools import cached_property
from typing import Any

import orjson
from django.utils import timezone

from api.reading import sources
from api.reading.edition import ReadEdition, Wanted, load
from api.reading.errors import EditionNotFound, Forbidden
from api.reading.media import PublishedMedia
from api.reading.sources import readable
from editions.errors import EditionError
from editions.models import Edition, Release
from editions.preview import Preview, live_state, overlay_for


class DraftedEdition(ReadEdition):
    """A release, or what is live where there is none, with a draft laid over it."""

    def __init__(self, preview: Preview, token: str = "") -> None:
        self.preview = preview
        base = preview.release
        # Never saved: it names the draft's own state, so that no cache takes it for the release's.
        release = Release(
            edition=preview.edition,
            version=base.version if base else "draft",
            digest=preview.digest,
            notes=base.notes if base else "",
            published_at=base.published_at if base else timezone.now(),
        )
        super().__init__(release, dict(preview.manifest))
        self.media = PublishedMedia(self.row, self.manifest["media"], self._noted_pictures, token)
        self.unreleased = frozenset(preview.documents)

    @cached_property
    def _directory(self) -> dict[str, Any]:
        drafted = self.preview.directory
        return sources.directory_of(self.row) if drafted is None else dict(drafted)

    def _noted_pictures(self) -> dict[str, Any]:
        """Those of the release below the draft: what the draft alone has is in the draft."""
        return sources.pictures_of(self.preview.release) if self.preview.release else {}

    def document(self, digest: str) -> dict[str, Any]:
        drafted = self.preview.documents.get(digest)
        return sources.slim(dict(drafted)) if drafted is not None else super().document(digest)

    def digests(self, wanted: Wanted) -> set[str]:
        return super().digests(wanted) - set(self.preview.documents)


def read_live(opened: int, code: str, wanted: Wanted) -> DraftedEdition | None:
    """The edition `code` as a release made now would be; `None` where it is not the one that is `opened`."""
    if "\x00" in code:
        return None
    rows = Edition.objects.select_related("source_locale", "collection", "open_to", "directory")
    edition = rows.filter(readable(opened=opened), pk=opened, code=code).first()
    if edition is None:
        return None
    manifest, documents = live_state(edition)
    digest = f"live/{hashlib.sha256(orjson.dumps(manifest)).hexdigest()}"
    live = DraftedEdition(Preview(edition, None, "", "", "", digest, manifest, documents, None))
    load([live], wanted)
    return live


def read_preview(token: str, code: str, wanted: Wanted) -> DraftedEdition:
    """The edition `code` with the token's draft in it; raises `Forbidden`, `EditionNotFound`."""
    try:
        preview = overlay_for(token)
    except EditionError as error:
        raise Forbidden(str(error)) from error
    if preview.edition.code != code:
        raise EditionNotFound("There is no public edition with this code.")
    edition = DraftedEdition(preview, token)
    load([edition], wanted)
    return edition
