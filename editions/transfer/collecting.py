"""What goes into an edition's bundle, gathered from rows that never change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from editions.documents.case_studies import before_decisions
from editions.documents.store import manifest_of
from editions.errors import Invalid, NotFound
from editions.media_store import read
from editions.models import Document, Edition, EditionBase, MediaObject, Release, Update
from editions.transfer.bundle import FORMAT, VERSION, document_digests
from editions.transfer.directory_pages import directory_of
from editions.transfer.entry_names import digest_in, document_entry, manifest_entry, media_entry

__all__ = ["Collected", "collect"]


@dataclass
class Collected:
    """`index` is `bundle.json` whole; texts by entry; media by entry, to be read one by one."""

    index: dict[str, Any]
    newest: Release
    texts: dict[str, str] = field(default_factory=dict)
    media: dict[str, MediaObject] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The entries of every file but the index, in the order of the archive."""
        return sorted([*self.texts, *self.media])

    def content(self, name: str) -> bytes:
        """The bytes of the file at the entry `name`."""
        return self.texts[name].encode() if name in self.texts else read(self.media[name])


def collect(edition: Edition, version: str | None, *, alone: bool = False) -> Collected:
    """All releases of `edition`, or `version` alone, with everything that belongs to them.

    With `alone`, nothing but releases: what a subscriber wants, and neither base nor directory.

    Raises `NotFound` for a release that is not there, `Invalid` where there is none to move or
    the base has moved on since it was published.
    """
    releases, newest = _releases(edition, version)
    base, composed = None, None
    if not alone:
        _require_base_of(edition, newest)
        base = edition.base_release
        composed = EditionBase.objects.filter(edition=edition).values_list("pages", flat=True).first()
    pages: list[dict[str, Any]] = []
    documents: dict[str, str] = {}
    if not alone and edition.identities.exists():
        course = manifest_of(newest)["pages"][0]
        pages, documents = directory_of(edition, set(course["locales"]))
    index = {
        "format": FORMAT,
        "version": VERSION,
        "edition": _side(edition, releases),
        "upstream": _side(base.edition, [base]) if base else None,
        "base": {"release": base.version, "pages": composed} if base else None,
        "directory": pages,
        "files": {},
    }
    collected = Collected(index, newest)
    collected.texts = {document_entry(digest): body for digest, body in documents.items()}
    for release in [*releases, *([base] if base else [])]:
        _add_release(collected, release)
    _add_documents(collected, composed or [])
    _list_files(collected)
    return collected


def _releases(edition: Edition, version: str | None) -> tuple[list[Release], Release]:
    """What is carried, oldest first, and the newest of it that stands."""
    releases = list(edition.releases.order_by("number"))
    if version is not None:
        releases = [release for release in releases if release.version == version]
        if not releases:
            said = _("%(edition)s has no release %(version)s.")
            raise NotFound(said % {"edition": edition.code, "version": version})
    standing = [release for release in releases if not release.withdrawn]
    if not standing:
        said = _("%(edition)s has no release that stands, so there is nothing to export; publish one first.")
        raise Invalid(said % {"edition": edition.code})
    return releases, standing[-1]


def _require_base_of(edition: Edition, release: Release) -> None:
    """The base of now is not that of a release without the update that moved it: its changes would be lost for ever."""
    drafts = Q(state=Update.State.APPLIED)
    since = Q(state=Update.State.PUBLISHED, published_at__gt=release.published_at)
    later = edition.updates.filter(drafts | since).first()
    if later is not None:
        said = _(
            "%(edition)s has taken update %(update)s, which its release %(version)s does not hold. "
            "Publish the update and a release that holds it, and export that."
        )
        raise Invalid(said % {"edition": edition.code, "update": later.pk, "version": release.version})


def _side(edition: Edition, carried: Iterable[Release]) -> dict[str, Any]:
    numbers = {release.number for release in carried}
    history = edition.releases.filter(number__lte=max(numbers)).order_by("number")
    return {"code": edition.code, "releases": [_release(each, each.number in numbers) for each in history]}


def _release(release: Release, carried: bool) -> dict[str, Any]:
    withdrawn = release.withdrawn_at
    return {
        "version": release.version,
        "number": release.number,
        "digest": release.digest,
        "notes": release.notes,
        "published_at": release.published_at.isoformat(),
        "withdrawn": {"at": withdrawn.isoformat(), "reason": release.withdrawn_reason} if withdrawn else None,
        "carried": carried,
    }


def _add_release(collected: Collected, release: Release) -> None:
    manifest = manifest_of(release)
    collected.texts[manifest_entry(release.digest)] = release.manifest
    _add_documents(collected, [*manifest["pages"], *before_decisions(manifest)])
    kept = MediaObject.objects.in_bulk(list(manifest["media"]))
    for digest, about in manifest["media"].items():
        if digest not in kept:
            said = _("The file “%(name)s” of release %(version)s is missing from this installation.")
            raise Invalid(said % {"name": about["file_name"], "version": release.version})
        collected.media[media_entry(digest, about["file_name"])] = kept[digest]


def _add_documents(collected: Collected, pages: Iterable[dict[str, Any]]) -> None:
    wanted = {digest for digest in document_digests(pages) if document_entry(digest) not in collected.texts}
    bodies = dict(Document.objects.filter(pk__in=wanted).values_list("digest", "body"))
    if missing := wanted - set(bodies):
        raise Invalid(_("The document %(digest)s… is missing from this installation.") % {"digest": min(missing)[:12]})
    collected.texts.update({document_entry(digest): body for digest, body in bodies.items()})


def _list_files(collected: Collected) -> None:
    files: dict[str, dict[str, Any]] = {}
    for name, body in collected.texts.items():
        files[name] = {"sha256": digest_in(name), "size": len(body.encode())}
    for name, media in collected.media.items():
        files[name] = {"sha256": media.digest, "size": media.size}
    collected.index["files"] = files
