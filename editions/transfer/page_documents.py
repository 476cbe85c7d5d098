"""The documents that a tree of pages names: there, and of the pages that name them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from editions.transfer.bundle import Bundle, Json
from editions.transfer.refused import BundleRefused

__all__ = ["documents_of", "is_of"]


def documents_of(bundle: Bundle, pages: Iterable[Json], where: str) -> dict[str, Json]:
    """By digest, in the order of `pages`; raises `BundleRefused`, which says `where`."""
    found: dict[str, Json] = {}
    for page in pages:
        for code, row in page["locales"].items():
            document = bundle.documents.get(row["digest"])
            if document is None:
                said = _("A document of %(release)s is missing from the bundle: page %(page)s in %(language)s.")
                raise BundleRefused(said % {"release": where, "page": page["lineage"], "language": code})
            if not is_of(document, page, code):
                said = _("A document of %(release)s is of another page or language than the tree says: %(page)s.")
                raise BundleRefused(said % {"release": where, "page": page["lineage"]})
            found[row["digest"]] = document
    return found


def is_of(document: Mapping[str, Any], page: Mapping[str, Any], code: str) -> bool:
    """Whether `document` is that of `page` in the language `code`, and of its type."""
    return (document["lineage"], document["locale"], document["type"]) == (page["lineage"], code, page["type"])
