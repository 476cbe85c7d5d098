"""A draft as documents, and a release with a draft laid over it.

A draft is JSON:

    {"lineage": …, "locale": …, "type": …,
     "pages": [{"parent": …, "slug": …, "document": {…}}],
     "directory": {…} | null,
     "media": {hash: {…}}}

`pages` holds the page itself, last, and before it translations of it that are shown beside it,
and those above them that readers do not have yet.
`directory` stands for the whole directory, for pages that are part of it. `media`, which may be
left out, lists files that are not the edition's yet, as a manifest does. So may `branding`, which
stands for the manifest's.
"""

from mimetypes import guess_type
from typing import Any
from uuid import uuid4

from django.urls import reverse

from cms.content.models import Directory, FinalAssessment, Institution
from cms.content.page import ContentPage
from cms.media.models import CourseDocument, CourseImage
from editions.case_studies.decisions import decisions_json
from editions.directory import directory_json
from editions.documents.case_studies import Places, before_decisions, places_of
from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash, references_in
from editions.documents.snapshot import SCHEMA_VERSION
from editions.documents.translations import read_translations, strings_by_path, untranslated_units
from editions.focal_point import focal_point_of
from editions.media_keys import to_draft_file
from editions.models import Edition, PageIdentity

__all__ = ["Draft", "draft_of", "lay_over", "readable"]

Draft = dict[str, Any]
Manifest = dict[str, Any]

# Questions and keys of the assessment are served to nobody; a preview makes no difference.
_NEVER_SHOWN = {FinalAssessment._meta.label: ("blueprint", "bank")}


def draft_of(edition: Edition, page: ContentPage, manifest: Manifest, *beside: ContentPage) -> Draft:
    """`page`, and `beside` it translations, as they stand in memory, with what `manifest` lacks above them."""
    lineage = _lineage_of(edition, page)
    draft: Draft = {
        "lineage": lineage,
        "locale": page.locale.language_code,
        "type": page._meta.label,
        "pages": [],
        "directory": None,
    }
    if isinstance(page, Directory | Institution):
        draft["directory"] = directory_json(edition, page, lineage)
        return draft
    media = MediaByHash.of_collection(edition.collection_id)
    known = {(row["lineage"], code) for row in manifest["pages"] for code in row["locales"]}
    for shown in (*beside, page):
        for above in shown.get_ancestors().specific() if shown.path else []:
            if isinstance(above, ContentPage):
                its_lineage = _lineage_of(edition, above)
                if (its_lineage, above.locale.language_code) not in known:
                    draft["pages"].append(_page(edition, above.get_latest_revision_as_object(), its_lineage, media))
        # They are translations of each other.
        draft["pages"].append(_page(edition, shown, lineage, media))
    return draft


def _lineage_of(edition: Edition, page: ContentPage) -> str:
    """The page's own; for one that is not saved yet that of its translations, or a passing one."""
    identities = PageIdentity.objects.filter(edition=edition)
    its = {"page_id": page.pk} if page.pk else {"page__translation_key": page.translation_key}
    return str(identities.filter(**its).values_list("lineage", flat=True).first() or uuid4())


def _page(edition: Edition, page: ContentPage, lineage: str, media: MediaByHash) -> dict[str, Any]:
    parent = page.get_parent() if page.depth > 2 else None
    return {
        "parent": _lineage_of(edition, parent) if parent else None,
        "slug": page.slug if parent else "",
        "document": {
            "schema_version": SCHEMA_VERSION,
            "type": page._meta.label,
            "lineage": lineage,
            "locale": page.locale.language_code,
            "fields": readable(page._meta.label, fields_of(page, media)),
            "untranslated": _untranslated(edition, page, lineage),
            "translation": None,
        },
    }


def readable(page_type: str, fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` without what no reader may get."""
    return {name: value for name, value in fields.items() if name not in _NEVER_SHOWN.get(page_type, ())}


def _untranslated(edition: Edition, page: ContentPage, lineage: str) -> list[str]:
    if page.locale_id == edition.source_locale_id:
        return []
    source = PageIdentity.objects.filter(edition=edition, lineage=lineage, locale=edition.source_locale_id).first()
    if source is None:
        return []
    translation = read_translations([page.translation_key]).get((page.translation_key, page.locale_id))
    return untranslated_units(strings_by_path(source.page.specific), strings_by_path(page), translation)


def lay_over(edition: Edition, manifest: Manifest, draft: Draft, name: str) -> tuple[Manifest, dict[str, Any]]:
    """A manifest in which the draft's pages stand where they belong, and their documents by digest.

    Case studies that are replaced or hidden are so in drafts as well. Nothing of `manifest` itself is
    changed. The digests are made of `name`: drafts have none. The draft's languages are offered,
    whether or not they are to readers.
    """
    documents: dict[str, Any] = {}
    pages = {row["lineage"]: row for row in manifest["pages"]}
    source = manifest["edition"]["source_locale"]
    places = _places(edition, manifest, draft)
    for number, page in enumerate(draft["pages"]):
        document = places.put_into(page["document"])
        digest = f"{name}/{number}"
        documents[digest] = document
        lineage, locale = document["lineage"], document["locale"]
        new = {"lineage": lineage, "type": document["type"], "parent": page["parent"], "locales": {}}
        row = pages.get(lineage, new)
        entry = {
            "digest": digest,
            "slug": page["slug"],
            "title": document["fields"]["title"],
            "title_locale": source if "title" in document["untranslated"] else locale,
        }
        pages[lineage] = {**row, "locales": {**row["locales"], locale: entry}}
    branding = draft.get("branding", manifest["branding"])
    spoken = {draft["locale"], *(page["document"]["locale"] for page in draft["pages"])}
    laid = {
        **manifest,
        "branding": branding,
        "pages": list(pages.values()),
        "locales": _offering(manifest["locales"], spoken),
        "media": {
            **draft.get("media", {}),
            **unreleased_media(edition, set(references_in([documents, branding])) - manifest["media"].keys()),
            **manifest["media"],
        },
    }
    return laid, documents


def _places(edition: Edition, manifest: Manifest, draft: Draft) -> Places:
    """Whatever is decided now, of what this release can show."""
    documents = [page["document"] for page in draft["pages"]]
    return places_of(decisions_json(edition), before_decisions(manifest), documents, adapted=edition.adapted)


def _offering(rows: list[dict[str, Any]], locales: set[str]) -> list[dict[str, Any]]:
    known = [{**row, "offered": row["offered"] or row["code"] in locales} for row in rows]
    new = sorted(locales - {row["code"] for row in known})
    return [*known, *({"code": code, "offered": True, "fallback": None, "units": 0, "translated": 0} for code in new)]


def unreleased_media(edition: Edition, wanted: set[str], *, with_key: bool = False) -> dict[str, Any]:
    """What drafts use and no release has made public, by content hash.

    An entry has the `address` at which signed-in people of the edition can load the file, and nobody
    else but whoever was told it `with_key`; there are no renditions yet.
    """
    if not wanted:
        return {}
    collections = edition.collection.get_descendants(inclusive=True)
    listed: dict[str, Any] = {}
    for kind, model in (("image", CourseImage), ("document", CourseDocument)):
        for item in model.objects.filter(collection__in=collections, content_hash__in=wanted):
            listed[item.content_hash] = {
                "kind": kind,
                "title": item.title,
                "alt": item.description if isinstance(item, CourseImage) else "",
                "credit": item.credit,
                "licence": item.licence,
                "source": item.source,
                "file_name": item.file.name.rpartition("/")[2],
                "mime": guess_type(item.file.name)[0] or "application/octet-stream",
                "size": item.file_size or 0,
                "width": getattr(item, "width", None),
                "height": getattr(item, "height", None),
                "renditions": [],
                "focal_point": focal_point_of(item) if isinstance(item, CourseImage) else None,
                "address": reverse("private_media", args=[item.file.name])
                + (to_draft_file(edition, item.file.name) if with_key else ""),
            }
    return listed
