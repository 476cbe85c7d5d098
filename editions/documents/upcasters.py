"""Old documents and manifests, read in the current schema.

Releases are never rewritten. When the schema changes, `SCHEMA_VERSION` goes up by one and a
function from the version before is added to the chain; frozen examples of every version are
kept with the tests.
"""

from collections.abc import Callable, Mapping
from typing import Any

from editions.documents.snapshot import SCHEMA_VERSION
from editions.errors import Invalid

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

DOCUMENT_UPCASTERS: Mapping[int, Upcaster] = {}
MANIFEST_UPCASTERS: Mapping[int, Upcaster] = {}


def upcast_document(document: dict[str, Any]) -> dict[str, Any]:
    """`document` in the current schema; raises `Invalid` for one from a newer installation."""
    return _upcast(document, DOCUMENT_UPCASTERS, "document")


def upcast_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """`manifest` in the current schema; raises `Invalid` for one from a newer installation."""
    return _upcast(manifest, MANIFEST_UPCASTERS, "manifest")


def _upcast(value: dict[str, Any], chain: Mapping[int, Upcaster], what: str) -> dict[str, Any]:
    version = value.get("schema_version", 0)
    if version > SCHEMA_VERSION:
        raise Invalid(f"This {what} has schema version {version}; this installation reads up to {SCHEMA_VERSION}.")
    while version < SCHEMA_VERSION:
        value = chain[version](value)
        version += 1
    return value
