"""Whether the parts of a bundle fit together: nothing refers outside, twice, or in circles."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from editions.documents.case_studies import before_decisions
from editions.documents.check import problems_in
from editions.documents.media_references import references_in
from editions.documents.snapshot import Snapshot
from editions.errors import Invalid
from editions.svg import clean_svg
from editions.transfer.bundle import Bundle, Json, carried, document_digests
from editions.transfer.entry_names import document_entry, manifest_entry
from editions.transfer.page_documents import documents_of
from editions.transfer.refused import BundleRefused

__all__ = ["check_history", "check_release", "check_used"]


def check_history(side: Mapping[str, Any]) -> None:
    """Releases are told once each, in order, with real dates; one that is carried stands."""
    code, releases = side["code"], side["releases"]
    numbers = [release["number"] for release in releases]
    if numbers != sorted(set(numbers)) or len({release["version"] for release in releases}) != len(releases):
        raise BundleRefused(_("The history of %(edition)s tells a release twice, or out of order.") % {"edition": code})
    if not releases[-1]["carried"]:
        raise BundleRefused(_("The history of %(edition)s goes on behind what is carried.") % {"edition": code})
    for release in releases:
        withdrawn = release["withdrawn"]
        try:
            for moment in (release["published_at"], *([withdrawn["at"]] if withdrawn else [])):
                datetime.fromisoformat(moment)
        except ValueError as error:
            said = _("Release %(version)s of %(edition)s has a date that is none.")
            raise BundleRefused(said % {"version": release["version"], "edition": code}) from error


def check_release(bundle: Bundle, side: Mapping[str, Any], release: Mapping[str, Any]) -> None:
    """The manifest of a carried release: its tree, its documents, its media, and what refers to what."""
    where = f"{side['code']} {release['version']}"
    manifest = bundle.manifests.get(release["digest"])
    if manifest is None:
        said = _("The manifest of release %(release)s is missing from the bundle.")
        raise BundleRefused(said % {"release": where})
    locales = [row["code"] for row in manifest["locales"]]
    if len(set(locales)) != len(locales) or manifest["edition"]["source_locale"] not in locales:
        raise BundleRefused(_("The languages of %(release)s are told twice, or lack its source.") % {"release": where})
    unknown = {row["fallback"] for row in manifest["locales"]} - {None, *locales}
    if unknown:
        said = _("%(release)s falls back to a language that it has not: %(languages)s.")
        raise BundleRefused(said % {"release": where, "languages": ", ".join(sorted(unknown))})
    _check_tree(manifest["pages"], where, set(locales), manifest["edition"]["source_locale"])
    _check_drawing(manifest, where)
    _check_pages(bundle, manifest, where)
    if "case_studies" in manifest:
        _check_decisions(bundle, manifest, where)


def _check_drawing(manifest: Json, where: str) -> None:
    """What was exported was cleaned before: what would be changed by that is somebody's attempt."""
    drawing = manifest["branding"].get("logo_svg", "")
    try:
        same = not drawing or clean_svg(drawing) == drawing
    except Invalid as error:
        said = _("The logo of %(release)s is refused: %(reason)s")
        raise BundleRefused(said % {"release": where, "reason": error}) from error
    if not same:
        raise BundleRefused(_("The logo of %(release)s is not as it was exported.") % {"release": where})


def _check_pages(bundle: Bundle, manifest: Json, where: str) -> None:
    documents = documents_of(bundle, manifest["pages"], where)
    _check_names(manifest["pages"], documents, where)
    _check_media(bundle, manifest, documents.values(), where)
    snapshot = Snapshot(manifest, {digest: bundle.document_texts[digest] for digest in documents})
    problems = problems_in(snapshot)
    if problems:
        said = _("%(release)s refers to what it does not have: %(problem)s")
        raise BundleRefused(said % {"release": where, "problem": problems[0]}, problems)


def _check_decisions(bundle: Bundle, manifest: Json, where: str) -> None:
    """What pages were before case studies were replaced or hidden is as sound as what readers get."""
    decided = [each["lineage"] for each in manifest["case_studies"]["decisions"]]
    if len(set(decided)) != len(decided):
        raise BundleRefused(_("%(release)s decides twice about a case study.") % {"release": where})
    original = {**manifest, "pages": before_decisions(manifest)}
    locales = {row["code"] for row in manifest["locales"]}
    _check_tree(original["pages"], where, locales, manifest["edition"]["source_locale"])
    _check_pages(bundle, original, where)


def _check_tree(pages: list[Json], where: str, locales: set[str], source: str) -> None:
    known: dict[str, set[str]] = {}
    slugs: set[tuple[str | None, str, str]] = set()
    for page in pages:
        lineage, parent = page["lineage"], page["parent"]
        if lineage in known:
            raise BundleRefused(_("%(release)s has a page twice: %(page)s.") % _at(where, lineage))
        if parent is None and (page["type"] != "content.Course" or known):
            raise BundleRefused(_("%(release)s has a page outside of its course: %(page)s.") % _at(where, lineage))
        if parent is not None and parent not in known:
            said = _("The tree of %(release)s leads in a circle, or out of it, at page %(page)s.")
            raise BundleRefused(said % _at(where, lineage))
        for code, found in page["locales"].items():
            if code not in locales:
                said = _("%(release)s has a page in a language that it has not: %(language)s.")
                raise BundleRefused(said % {"release": where, "language": code})
            if parent is not None and code not in known[parent]:
                said = _("%(release)s has a page whose parent is missing in %(language)s: %(page)s.")
                raise BundleRefused(said % {**_at(where, lineage), "language": code})
            if parent is not None and (parent, code, found["slug"]) in slugs:
                said = _("%(release)s has the slug “%(slug)s” twice in one place.")
                raise BundleRefused(said % {"release": where, "slug": found["slug"][:100]})
            slugs.add((parent, code, found["slug"]))
        known[lineage] = set(page["locales"])
    if not pages or source not in pages[0]["locales"]:
        raise BundleRefused(_("%(release)s has no course in its source language.") % {"release": where})


def _at(where: str, lineage: str) -> dict[str, str]:
    return {"release": where, "page": lineage}


def _check_names(pages: Iterable[Json], documents: Mapping[str, Json], where: str) -> None:
    """The tree and its documents agree on titles and slugs; the course's own slug is not released."""
    for page in pages:
        for row in page["locales"].values():
            fields = documents[row["digest"]]["fields"]
            if fields["title"] != row["title"] or (page["parent"] and fields["slug"] != row["slug"]):
                said = _("%(release)s has another title or slug for the page %(page)s than its document.")
                raise BundleRefused(said % _at(where, page["lineage"]))


def _check_media(bundle: Bundle, manifest: Json, documents: Iterable[Json], where: str) -> None:
    used = {*references_in(list(documents)), *references_in(manifest["branding"])}
    missing = used - set(manifest["media"])
    missing |= {digest for digest in manifest["media"] if digest not in bundle.media}
    if missing:
        # Another edition's private file would do, if the bundle only had to name it.
        said = _("%(release)s refers to a picture or file that is not in the bundle: %(digest)s….")
        raise BundleRefused(said % {"release": where, "digest": min(missing)[:12]})


def check_used(bundle: Bundle) -> None:
    """Everything that the bundle lists belongs to a release, the base or the directory."""
    base = bundle.index["base"] or {}
    pages = [*bundle.index["directory"], *(base.get("pages") or [])]
    used: set[str] = set()
    for side in bundle.sides:
        for release in carried(side):
            used.add(manifest_entry(release["digest"]))
            manifest = bundle.manifests[release["digest"]]
            pages += [*manifest["pages"], *before_decisions(manifest)]
        used |= {entry for _digest, entry, _about in bundle.files_of(side)}
    used |= {document_entry(digest) for digest in document_digests(pages)}
    if extra := set(bundle.index["files"]) - used:
        raise BundleRefused(_("The bundle holds a file that belongs to nothing: “%(name)s”.") % {"name": min(extra)})
