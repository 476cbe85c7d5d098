"""The directory that a bundle carries: institutions and contacts, beside the releases."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from editions.transfer.bundle import Bundle, Json
from editions.transfer.page_documents import documents_of
from editions.transfer.refused import BundleRefused

__all__ = ["check_directory"]


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
    documents = documents_of(bundle, pages, where)
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
