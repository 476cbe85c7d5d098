"""The directory of an edition as pages and documents, so that it can move.

Releases leave it out on purpose (ADR 0005). An edition that changes its installation takes it
along: an edition without its hotlines is a worse one.
"""

from typing import Any

from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash
from editions.documents.snapshot import SCHEMA_VERSION, Snapshot
from editions.documents.translations import read_translations
from editions.documents.types import DIRECTORY_TYPES
from editions.models import Edition, PageIdentity

__all__ = ["directory_of"]


def directory_of(edition: Edition, codes: set[str]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """What is live of the directory in the languages `codes`: its pages, and their documents by digest."""
    identities = {
        identity.page_id: identity
        for identity in PageIdentity.objects.filter(edition=edition).select_related("locale", "page")
    }
    lineage_at = {identity.page.path: str(identity.lineage) for identity in identities.values()}
    media = MediaByHash({}, {})
    pages = [
        page
        for model in DIRECTORY_TYPES
        for page in model._default_manager.filter(pk__in=identities, live=True).order_by("path")
        if identities[page.pk].locale.language_code in codes
    ]
    translations = read_translations({page.translation_key for page in pages})
    entries: dict[str, dict[str, Any]] = {}
    snapshot = Snapshot(manifest={})
    for page in pages:
        identity = identities[page.pk]
        lineage, code = str(identity.lineage), identity.locale.language_code
        translation = translations.get((page.translation_key, page.locale_id))
        fields = fields_of(page, media)
        digest = snapshot.add(
            {
                "schema_version": SCHEMA_VERSION,
                "type": page._meta.label,
                "lineage": lineage,
                "locale": code,
                "fields": fields,
                "translation": translation.to_json(page, fields, media) if translation else None,
            }
        )
        parent = lineage_at[page.path[: -page.steplen]]
        entry = entries.setdefault(
            lineage, {"lineage": lineage, "type": page._meta.label, "parent": parent, "locales": {}}
        )
        entry["locales"][code] = {"digest": digest}
    return list(entries.values()), snapshot.documents
