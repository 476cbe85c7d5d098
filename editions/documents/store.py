"""Reading and writing documents and manifests."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import orjson

from editions.documents.upcasters import upcast_document, upcast_manifest
from editions.models import Document, Release, ReleaseDocument


def store(documents: dict[str, str]) -> int:
    """Keeps what is not kept yet, by digest; returns how many were new."""
    digests = list(documents)
    known = set(Document.objects.filter(pk__in=digests).values_list("pk", flat=True))
    new = [Document(digest=digest, body=documents[digest]) for digest in digests if digest not in known]
    Document.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


@lru_cache(maxsize=64)
def _parse_manifest(digest: str, body: str) -> dict[str, Any]:
    return upcast_manifest(orjson.loads(body))


def manifest_of(release: Release) -> dict[str, Any]:
    """The release's manifest in the current schema. Shared between callers: do not change it."""
    return _parse_manifest(release.digest, release.manifest)


def load(digests: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Documents in the current schema, by digest; one query."""
    wanted = list(dict.fromkeys(digests))
    rows = Document.objects.filter(pk__in=wanted).values_list("digest", "body")
    return {digest: upcast_document(orjson.loads(body)) for digest, body in rows}


def list_documents(release: Release, pages: Iterable[Mapping[str, Any]]) -> int:
    """Notes which documents the manifest's `pages` name, for look-up by lineage; returns how many."""
    rows = [
        ReleaseDocument(
            release=release, document_id=found["digest"], sequence=sequence, lineage=page["lineage"], locale=code
        )
        for sequence, page in enumerate(pages)
        for code, found in page["locales"].items()
    ]
    ReleaseDocument.objects.bulk_create(rows, batch_size=500)
    return len(rows)
