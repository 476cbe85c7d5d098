"""What is live in an edition, as a manifest and documents."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext
from wagtail.models import Page

from cms.content.page import ContentPage
from editions.case_studies.decisions import decisions_json
from editions.documents.branding import branding_json
from editions.documents.canonical import canonical_json, digest_of
from editions.documents.case_studies import apply_places
from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash
from editions.documents.page_tree import TreeNode, tree_of
from editions.documents.translations import (
    PageTranslation,
    read_translations,
    strings_by_path,
    unit_of,
    untranslated_units,
)
from editions.documents.types import DOCUMENT_TYPES
from editions.models import Edition, PageIdentity
from editions.progress import Progress, silent

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

    @property
    def node(self) -> TreeNode:
        return TreeNode(self.lineage, self.locale, self.page.path, self.parent, self.page._meta.label)


def take_snapshot(edition: Edition, progress: Progress = silent) -> tuple[Snapshot, set[str]]:
    """The live state of `edition`, and the hashes of the media that it uses.

    A page below an unpublished page is not reachable and stays out. What is decided about case
    studies is put into the documents, and the manifest tells how to take it out again.
    """
    source = edition.source_locale.language_code
    rows = _reachable(_rows(edition))
    media = MediaByHash.of_collection(edition.collection_id)
    sources = {row.lineage: strings_by_path(row.page) for row in rows if row.locale == source}
    snapshot = Snapshot(manifest={})
    translated_units: dict[str, int] = defaultdict(int)
    stage = gettext("Making documents")
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    translations = read_translations({row.page.translation_key for row in rows})
    for done, row in enumerate(rows, 1):
        progress(stage, done, len(rows))
        translation = translations.get((row.page.translation_key, row.page.locale_id))
        document = _document(row, translation, media)
        own = sources[row.lineage] if row.locale == source else strings_by_path(row.page)
        if row.locale != source and row.lineage in sources:
            document["untranslated"] = untranslated_units(sources[row.lineage], own, translation)
        translated_units[row.locale] += len(_units(own) - set(document["untranslated"]))
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
        "locales": _locales(edition, units, translated_units),
        "branding": branding_json(edition, media),
        "pages": tree_of([row.node for row in rows], source, entries),
        "media": {},
    }
    if decisions := decisions_json(edition):
        snapshot.manifest = apply_places(
            snapshot.manifest, dict(snapshot.documents), decisions, snapshot.add, adapted=edition.adapted
        )
    return snapshot, set(media.used)


@dataclass
class Working:
    """What the people of an edition are at work on, drafts included.

    `tree` has the shape of a manifest's `pages`, whose `locales` name every page; `digests` and
    `documents` hold those that were asked for.
    """

    tree: list[dict[str, Any]]
    digests: dict[tuple[str, str], str] = field(default_factory=dict)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)


def take_working_copy(edition: Edition, lineages: Collection[str] | None = None) -> Working:
    """Every page as it would be saved next: its newest draft, published or not.

    Documents are made of `lineages` alone (of all pages when left out), since making them is
    what takes time. They do not say what is `untranslated`: only readers ask for that.
    """
    rows = _rows(edition, drafts=True, lineages=lineages)
    media = MediaByHash.of_collection(edition.collection_id)
    working = Working(working_tree(edition))
    translations = read_translations({row.page.translation_key for row in rows})
    for row in rows:
        translation = translations.get((row.page.translation_key, row.page.locale_id))
        document = _document(row, translation, media)
        digest = digest_of(canonical_json(document))
        working.digests[row.lineage, row.locale] = digest
        working.documents[digest] = document
    return working


def _rows(edition: Edition, *, drafts: bool = False, lineages: Collection[str] | None = None) -> list[_Row]:
    """The pages of `edition` in the order of its trees: the live ones, or all as they are worked on."""
    identities = {
        page_id: (str(lineage), code)
        for page_id, lineage, code in PageIdentity.objects.filter(edition=edition).values_list(
            "page_id", "lineage", "locale__language_code"
        )
    }
    pages: list[ContentPage] = []
    for model in DOCUMENT_TYPES:
        found = model._default_manager.filter(identity__edition=edition).select_related("locale")
        if not drafts:
            found = found.filter(live=True)
        if lineages is not None:
            found = found.filter(identity__lineage__in=lineages)
        pages.extend(found.select_related("locale", "latest_revision") if drafts else found)
    pages.sort(key=lambda page: page.path)
    at = {page.path: identities[page.pk][0] for page in pages}
    return [
        _Row(_as_worked_on(page) if drafts else page, *identities[page.pk], at.get(page.path[: -page.steplen]))
        for page in pages
    ]


def _as_worked_on(page: ContentPage) -> ContentPage:
    if not page.has_unpublished_changes or page.latest_revision is None:
        return page
    return page.latest_revision.as_object()


def _reachable(rows: list[_Row]) -> list[_Row]:
    """Pages whose every parent is among `rows` as well."""
    reached: dict[str, _Row] = {}
    for row in rows:
        if row.page.depth == 2 or row.page.path[: -row.page.steplen] in reached:
            reached[row.page.path] = row
    return list(reached.values())


def working_tree(edition: Edition) -> list[dict[str, Any]]:
    """The tree of all pages that documents are made of, without looking into any of them."""
    source = edition.source_locale.language_code
    types = {ContentType.objects.get_for_model(model).pk: model._meta.label for model in DOCUMENT_TYPES}
    found = (
        PageIdentity.objects.filter(edition=edition, page__content_type__in=types)
        .order_by("page__path")
        .values_list("lineage", "locale__language_code", "page__path", "page__content_type")
    )
    at = {path: str(lineage) for lineage, _code, path, _type in found}
    nodes = [
        TreeNode(str(lineage), code, path, at.get(path[: -Page.steplen]), types[content_type])
        for lineage, code, path, content_type in found
    ]
    return tree_of(nodes, source, {(node.lineage, node.locale): {} for node in nodes})


def _units(strings: dict[str, list[str]]) -> set[str]:
    return {unit_of(path) for path, texts in strings.items() if any(c.isalpha() for text in texts for c in text)}


def _document(row: _Row, translation: PageTranslation | None, media: MediaByHash) -> dict[str, Any]:
    """A page's document, but for what is `untranslated`."""
    fields = fields_of(row.page, media)
    return {
        "schema_version": SCHEMA_VERSION,
        "type": row.page._meta.label,
        "lineage": row.lineage,
        "locale": row.locale,
        "fields": fields,
        "untranslated": [],
        "translation": translation.to_json(row.page, fields, media) if translation else None,
    }


def _locales(edition: Edition, units: int, translated: dict[str, int]) -> list[dict[str, Any]]:
    chosen = edition.edition_locales.select_related("locale", "fallback")
    return [
        {
            "code": chosen_locale.locale.language_code,
            "offered": chosen_locale.offered,
            "fallback": chosen_locale.fallback.language_code if chosen_locale.fallback else None,
            "units": units,
            "translated": min(units, translated[chosen_locale.locale.language_code]),
        }
        for chosen_locale in chosen
    ]
