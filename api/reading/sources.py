"""Every database query of the reading side, and the caches that spare them.

Documents, manifests and directories are named by the hash of their content, so a cached one is
never out of date: the caches are bounded, and nothing else needs to be known about them.
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Any

import orjson
from django.db.models import F, Q, QuerySet

from api.reading.errors import EditionNotFound, ReleaseNotFound, ReleaseWithdrawn
from api.reading.skeleton import ASSESSMENT
from editions.documents.store import load
from editions.models import Edition, Release

# What readers never need, or must never get, is not even kept in memory.
_NOT_KEPT = {ASSESSMENT: ("blueprint", "bank")}


class BoundedCache:
    """The most recently used values, by the hash of their content."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Any, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Any) -> Any:
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: Any, value: Any) -> None:
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._values.clear()


_documents = BoundedCache(1500)
_directories = BoundedCache(100)
_pictures = BoundedCache(200)
skeletons = BoundedCache(400)


def forget() -> None:
    """Empties the caches, as in a process that has just started."""
    from editions.documents import store

    for cache in (_documents, _directories, _pictures, skeletons):
        cache.clear()
    store._parse_manifest.cache_clear()


def documents(digests: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Documents by digest, at most one query. Shared between requests: do not change them."""
    found = {digest: _documents.get(digest) for digest in dict.fromkeys(digests)}
    missing = [digest for digest, document in found.items() if document is None]
    if missing:
        for digest, document in load(missing).items():
            found[digest] = slim(document)
            _documents.put(digest, found[digest])
    return found


def slim(document: dict[str, Any]) -> dict[str, Any]:
    """What readers may have of a document."""
    fields = {
        name: value for name, value in document["fields"].items() if name not in _NOT_KEPT.get(document["type"], ())
    }
    return {"fields": fields, "untranslated": frozenset(document["untranslated"])}


def releases(*, with_directory: bool, opened: int | None = None) -> QuerySet[Release]:
    """Releases of public editions, with all that reading them needs besides documents.

    `opened` is the primary key of an edition that whoever asks may read although it is not public.
    """
    related = ["edition", "edition__upstream", "edition__base_release", "edition__open_to", "pictures"]
    if with_directory:
        related.append("edition__directory")
    return (
        Release.objects.filter(readable("edition__", opened))
        .select_related(*related)
        .defer("edition__base_release__manifest", "edition__base_release__notes")
    )


def readable(prefix: str = "", opened: int | None = None) -> Q:
    """What may be read at all: public editions, and the one that is `opened`; none that is archived."""
    kept = Q((f"{prefix}archived_at", None))
    public = Q((f"{prefix}public", True))
    return kept & (public if opened is None else public | Q((f"{prefix}pk", opened)))


def latest_releases(*, with_directory: bool, opened: int | None = None) -> QuerySet[Release]:
    """The release that readers get of each edition; editions without one are left out."""
    found = releases(with_directory=with_directory, opened=opened)
    return found.filter(pk=F("edition__latest_release"), withdrawn_at__isnull=True)


def find_release(code: str, version: str | None, *, with_directory: bool, opened: int | None = None) -> Release:
    """One query while all is well. Raises `EditionNotFound`, `ReleaseNotFound`, `ReleaseWithdrawn`."""
    if "\x00" in code:
        raise EditionNotFound("There is no public edition with this code.")
    if version is not None and "\x00" in version:
        raise ReleaseNotFound("This edition has no release with this version.")
    if version is None:
        found = latest_releases(with_directory=with_directory, opened=opened).filter(edition__code=code).first()
    else:
        asked = releases(with_directory=with_directory, opened=opened)
        found = asked.filter(edition__code=code, version=version).first()
    if found is None:
        raise _why_not(code, version, opened)
    if found.withdrawn:
        raise _withdrawn(found)
    return found


def any_release(edition: Edition, version: str) -> Release:
    """A release of `edition`, also one that was withdrawn; one query. Raises `ReleaseNotFound`."""
    # No text in a database holds U+0000.
    found = Release.objects.filter(edition=edition, version=version).first() if "\x00" not in version else None
    if found is None:
        raise ReleaseNotFound("This edition has no release with this version.")
    found.edition = edition
    return found


def _why_not(code: str, version: str | None, opened: int | None) -> Exception:
    edition = Edition.objects.filter(readable(opened=opened), code=code).first()
    if edition is None:
        return EditionNotFound("There is no public edition with this code.")
    if version is not None:
        return ReleaseNotFound("This edition has no release with this version.")
    # Whoever still shows what was withdrawn has to learn it, also when nothing came after it.
    withdrawn = Release.objects.filter(edition=edition, withdrawn_at__isnull=False).order_by("-number").first()
    return _withdrawn(withdrawn) if withdrawn else ReleaseNotFound("This edition has not been released yet.")


def _withdrawn(release: Release) -> ReleaseWithdrawn:
    successor = Release.objects.filter(edition=release.edition, withdrawn_at=None).order_by("-number").first()
    return ReleaseWithdrawn(
        "This release was withdrawn.",
        successor=successor.version if successor else None,
        reason=release.withdrawn_reason,
    )


def directory_of(edition: Edition) -> dict[str, Any]:
    """The edition's published directory as JSON; empty while there is none."""
    snapshot = getattr(edition, "directory", None)
    if snapshot is None:
        return {}
    parsed = _directories.get(snapshot.digest)
    if parsed is None:
        parsed = orjson.loads(snapshot.body)
        _directories.put(snapshot.digest, parsed)
    return parsed


def pictures_of(release: Release) -> dict[str, Any]:
    """What is told of the release's pictures beside its manifest; empty while nothing is noted."""
    noted = getattr(release, "pictures", None)
    if noted is None:
        return {}
    parsed = _pictures.get(noted.digest)
    if parsed is None:
        parsed = orjson.loads(noted.body)
        _pictures.put(noted.digest, parsed)
    return parsed
