"""What is live in an edition, as a manifest and documents."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import orjson

from cms.content.page import ContentPage
from editions.documents.branding import branding_json
from editions.documents.canonical import canonical_json, digest_of
from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash
from editions.documents.translations import (
    PageTranslation,
    read_translations,
    strings_by_path,
    unit_of,
    untranslated_units,
)
from editions.documents.types import DOCUMENT_TYPES
from editions.models import Edition, PageIdentity

SCHEMA_VERSION = 1


@dataclass
class Snapshot:
    """A manifest (see `docs/documents.md`) and its documents' canonical JSON by digest."""

    manifest: dict[str, Any]
    documents: dict[str, str] = field(default_factory=dict)

    def add(self, document: dict[str, Any]) -> str:
        """Keeps `document` and returns its digest."""
        body = canonical_json(document)
        digest = digest_of(body)
        self.documents[digest] = body
        return digest

    def parsed(self) -> dict[str, dict[str, Any]]:
        """The documents by digest."""
        return {digest: orjson.loads(body) for digest, body in self.documents.items()}


@dataclass
class _Row:
    page: ContentPage
    lineage: str
    locale: str
    parent: str | None


def take_snapshot(edition: Edition) -> tuple[Snapshot, set[str]]:
    """The live state of `edition`, and the hashes of the media that it uses.

    A page below an unpublished page is not reachable and stays out.
    """
    source = edition.source_locale.language_code
    rows = _live_rows(edition)
    media = MediaByHash.of_collection(edition.collection_id)
    translations = read_translations({row.page.translation_key for row in rows})
    sources = {row.lineage: strings_by_path(row.page) for row in rows if row.locale == source}
    snapshot = Snapshot(manifest={})
    progress: dict[str, int] = defaultdict(int)
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        translation = translations.get((row.page.translation_key, row.page.locale_id))
        document, translated = _document(row, source, translation, sources, media)
        progress[row.locale] += translated
        entries[row.lineage, row.locale] = {
            "digest": snapshot.add(document),
            "slug": row.page.slug if row.parent else "",
            "title": row.page.title,
            "title_locale": source if "title" in document["untranslated"] else row.locale,
        }
    units = sum(len(_units(strings)) for strings in sources.values())
    snapshot.manifest = {
        "schema_version": SCHEMA_VERSION,
        "edition": {
            "code": edition.code,
            "title": edition.title,
            "owner": edition.owner,
            "sample": edition.sample,
            "source_locale": source,
        },
        "locales": _locales(edition, units, progress),
        "branding": branding_json(edition, media),
        "pages": _tree(rows, source, entries),
        "media": {},
    }
    return snapshot, set(media.used)


def _live_rows(edition: Edition) -> list[_Row]:
    identities = {
        page_id: (str(lineage), code)
        for page_id, lineage, code in PageIdentity.objects.filter(edition=edition).values_list(
            "page_id", "lineage", "locale__language_code"
        )
    }
    pages: list[ContentPage] = []
    for model in DOCUMENT_TYPES:
        pages.extend(model._default_manager.filter(identity__edition=edition, live=True).select_related("locale"))
    pages.sort(key=lambda page: page.path)
    lineage_at: dict[str, str] = {}
    rows: list[_Row] = []
    for page in pages:
        lineage, code = identities[page.pk]
        parent = lineage_at.get(page.path[: -page.steplen])
        if parent is None and page.depth > 2:
            continue
        lineage_at[page.path] = lineage
        rows.append(_Row(page, lineage, code, parent))
    return rows


def _units(strings: dict[str, list[str]]) -> set[str]:
    return {unit_of(path) for path, texts in strings.items() if any(c.isalpha() for text in texts for c in text)}


def _document(
    row: _Row,
    source: str,
    translation: PageTranslation | None,
    sources: dict[str, dict[str, list[str]]],
    media: MediaByHash,
) -> tuple[dict[str, Any], int]:
    fields = fields_of(row.page, media)
    untranslated: list[str] = []
    own = sources[row.lineage] if row.locale == source else strings_by_path(row.page)
    if row.locale != source and row.lineage in sources:
        untranslated = untranslated_units(sources[row.lineage], own, translation)
    document = {
        "schema_version": SCHEMA_VERSION,
        "type": row.page._meta.label,
        "lineage": row.lineage,
        "locale": row.locale,
        "fields": fields,
        "untranslated": untranslated,
        "translation": translation.to_json(row.page, fields, media) if translation else None,
    }
    return document, len(_units(own) - set(untranslated))


def _locales(edition: Edition, units: int, progress: dict[str, int]) -> list[dict[str, Any]]:
    chosen = edition.edition_locales.select_related("locale", "fallback")
    return [
        {
            "code": chosen_locale.locale.language_code,
            "offered": chosen_locale.offered,
            "fallback": chosen_locale.fallback.language_code if chosen_locale.fallback else None,
            "units": units,
            "translated": min(units, progress[chosen_locale.locale.language_code]),
        }
        for chosen_locale in chosen
    ]


def _tree(rows: list[_Row], source: str, entries: dict[tuple[str, str], dict[str, Any]]) -> list[dict[str, Any]]:
    """One tree for all languages, parents before children: the source's, and what it lacks.

    A page that stands in another language alone follows the page that it follows there.
    """
    order: dict[str, list[str]] = defaultdict(list)
    placed: dict[str, _Row] = {}
    for row in sorted(rows, key=lambda row: row.locale != source):
        siblings = order[row.parent or ""]
        if row.lineage in placed:
            continue
        placed[row.lineage] = row
        siblings.insert(_place(row, rows, siblings, source), row.lineage)
    codes = sorted({row.locale for row in rows})
    pages: list[dict[str, Any]] = []

    def visit(parent: str) -> None:
        for lineage in order[parent]:
            pages.append(
                {
                    "lineage": lineage,
                    "type": placed[lineage].page._meta.label,
                    "parent": parent or None,
                    "locales": {code: entries[lineage, code] for code in codes if (lineage, code) in entries},
                }
            )
            visit(lineage)

    visit("")
    return pages


def _place(row: _Row, rows: list[_Row], siblings: list[str], source: str) -> int:
    if row.locale == source:
        return len(siblings)
    earlier = [
        other.lineage
        for other in rows
        if other.locale == row.locale and other.parent == row.parent and other.page.path < row.page.path
    ]
    for lineage in reversed(earlier):
        if lineage in siblings:
            return siblings.index(lineage) + 1
    return 0
