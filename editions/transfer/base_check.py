"""The base that a bundle carries: upstream's release, and the documents it is composed of."""

from django.utils.translation import gettext as _

from editions.transfer.bundle import Bundle, carried
from editions.transfer.page_documents import is_of
from editions.transfer.refused import BundleRefused

__all__ = ["check_base"]


def check_base(bundle: Bundle) -> None:
    """The base is one of upstream's carried releases; its composed pages are a tree with documents."""
    upstream, base = bundle.index["upstream"], bundle.index["base"]
    if (upstream is None) != (base is None):
        raise BundleRefused(_("The bundle has an upstream without a base, or a base without an upstream."))
    if upstream is None or base is None:
        return
    if upstream["code"] == bundle.index["edition"]["code"]:
        raise BundleRefused(_("The bundle says that an edition is its own upstream."))
    if base["release"] not in {release["version"] for release in carried(upstream)}:
        raise BundleRefused(_("The release that is the base is not in the bundle."))
    known: set[str] = set()
    for page in base["pages"] or []:
        if page["lineage"] in known or (page["parent"] is not None and page["parent"] not in known):
            raise BundleRefused(_("The tree of the base leads in a circle, or has a page twice."))
        known.add(page["lineage"])
        for code, row in page["locales"].items():
            document = bundle.documents.get(row["digest"])
            if document is None:
                raise BundleRefused(_("A document of the base is missing from the bundle."))
            if not is_of(document, page, code):
                raise BundleRefused(_("A document of the base is of another page or language than its tree says."))
