"""Whether the parts of a bundle fit together: nothing refers outside, twice, or in circles."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from editions.documents.check import problems_in
from editions.documents.media_references import references_in
from editions.documents.snapshot import Snapshot
from editions.transfer.bundle import Bundle, Json, carried
from editions.transfer.entry_names import document_entry, manifest_entry
from editions.transfer.refused import BundleRefused

__all__ = ["check_directory", "check_history", "check_release", "check_used"]


def check_history(side: Mapping[str, Any]) -> None:
    """Releases are told once each, in order, with real dates; one that is carried stands."""
    code, releases = side["code"], side["releases"]
    numbers = [release["number"] for release in releases]
    if numbers != sorted(set(numbers)) or len({release["version"] for release in releases}) != len(releases):
        raise BundleRefused(_("The history of %(edition)s tells a release twice, or out of order.") % {"edition": code})
    # `$` in a pattern lets a line break pass.
    if any("\n" in text for text in (code, *(release["version"] for release in releases))):
        raise BundleRefused(
            _("The code or a version of %(edition)s has a line break in it.") % {"edition": code.strip()}
        )
    if not releases[-1]["carried"]:
        raise BundleRefused(_("The history of %(edition)s goes on behind what is carried.") % {"edition": code})
    for release in releases:
        for moment in (release["published_at"], (release["withdrawn"] or {}).get("at")):
            try:
                datetime.fromisoformat(moment or "2000-01-01")
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
    documents = _documents(bundle, manifest["pages"], where)
    _check_media(bundle, manifest, documents.values(), where)
    snapshot = Snapshot(manifest, {digest: bundle.document_texts[digest] for digest in documents})
    problems = problems_in(snapshot)
    if problems:
        said = _("%(release)s refers to what it does not have: %(problem)s")
        raise BundleRefused(said % {"release": where, "problem": problems[0]}, problems)


def _check_tree(pages: list[Json], where: str, locales: set[str], source: str) -> None:
    known: dict[str, set[str]] = {}
    slugs: set[tuple[str | None, str, str]] = set()
    for page in pages:
        lineage, parent = page["lineage"], page["parent"]
        if lineage in known:
            raise BundleRefused(_("%(release)s has a page twice: %(page)s.") % {"release": where, "page": lineage})
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


def _documents(bundle: Bundle, pages: Iterable[Json], where: str) -> dict[str, Json]:
    """The documents that `pages` name, which are there and are of these pages."""
    found: dict[str, Json] = {}
    for page in pages:
        for code, row in page["locales"].items():
            document = bundle.documents.get(row["digest"])
            if document is None:
                said = _("A document of %(release)s is missing from the bundle: page %(page)s in %(language)s.")
                raise BundleRefused(said % {**_at(where, page["lineage"]), "language": code})
            if (document["lineage"], document["locale"], document["type"]) != (page["lineage"], code, page["type"]):
                said = _("A document of %(release)s is of another page or language than the tree says: %(page)s.")
                raise BundleRefused(said % _at(where, page["lineage"]))
            fields = document["fields"]
            if "slug" in row and (
                fields["title"] != row["title"] or (page["parent"] and fields["slug"] != row["slug"])
            ):
                said = _("%(release)s has another title or slug for the page %(page)s than its document.")
                raise BundleRefused(said % _at(where, page["lineage"]))
            found[row["digest"]] = document
    return found


def _check_media(bundle: Bundle, manifest: Json, documents: Iterable[Json], where: str) -> None:
    used = {*references_in(list(documents)), *references_in(manifest["branding"])}
    missing = used - set(manifest["media"])
    missing |= {digest for digest in manifest["media"] if digest not in bundle.media}
    if missing:
        # Another edition's private file would do, if the bundle only had to name it.
        said = _("%(release)s refers to a picture or file that is not in the bundle: %(digest)s….")
        raise BundleRefused(said % {"release": where, "digest": min(missing)[:12]})


def check_directory(bundle: Bundle) -> None:
    """Institutions and contacts: below the course, pages of their own, of this edition."""
    pages = bundle.index["directory"]
    if not pages:
        return
    manifest = bundle.manifests[bundle.newest["digest"]]
    where = _("The directory of %(edition)s") % {"edition": bundle.index["edition"]["code"]}
    course = manifest["pages"][0]
    lineages = {page["lineage"] for page in manifest["pages"]}
    if pages[0]["type"] != "content.Directory" or pages[0]["parent"] != course["lineage"]:
        raise BundleRefused(_("%(where)s does not stand below the course.") % {"where": where})
    directory = pages[0]["lineage"]
    for page in pages[1:]:
        if page["type"] != "content.Institution" or page["parent"] != directory:
            raise BundleRefused(_("%(where)s holds something else than institutions.") % {"where": where})
    own = [page["lineage"] for page in pages]
    if len(set(own)) != len(own) or lineages & set(own):
        raise BundleRefused(_("%(where)s has a page twice.") % {"where": where})
    for page in pages:
        above = course if page is pages[0] else pages[0]
        if set(page["locales"]) - set(above["locales"]):
            raise BundleRefused(_("%(where)s has a page in a language that it has not.") % {"where": where})
    documents = _documents(bundle, pages, where)
    _check_slots(bundle, documents.values(), set(own), where)
    slugs = [(d["type"], d["locale"], d["fields"]["slug"]) for d in documents.values()]
    taken = {
        ("content.Directory", code, row["slug"])
        for page in manifest["pages"]
        for code, row in page["locales"].items()
        if page["parent"] == course["lineage"]
    }
    if len(set(slugs)) != len(slugs) or taken & set(slugs):
        raise BundleRefused(_("%(where)s has a slug twice in one place.") % {"where": where})


def _check_slots(bundle: Bundle, documents: Iterable[Json], own: set[str], where: str) -> None:
    for document in documents:
        for item in document["fields"].get("slot_values", []):
            institution = item["value"]["institution"]
            if institution and institution not in own:
                raise BundleRefused(_("%(where)s refers to an institution that it has not.") % {"where": where})


def check_used(bundle: Bundle) -> None:
    """Everything that the bundle lists belongs to a release, the base or the directory."""
    used: set[str] = {document_entry(digest) for digest in bundle.directory_digests}
    for side in bundle.sides:
        for release in carried(side):
            used.add(manifest_entry(release["digest"]))
            used |= _entries_of(bundle.manifests[release["digest"]]["pages"])
        used |= {entry for _digest, entry, _about in bundle.files_of(side)}
    if bundle.index["base"] is not None:
        used |= _entries_of(bundle.index["base"]["pages"] or [])
    if extra := set(bundle.index["files"]) - used:
        raise BundleRefused(_("The bundle holds a file that belongs to nothing: “%(name)s”.") % {"name": min(extra)})


def _entries_of(pages: Iterable[Json]) -> set[str]:
    return {document_entry(row["digest"]) for page in pages for row in page["locales"].values()}
