"""How links and inline references look in the editor, and how they are stored.

Draft.js edits "content state"; the database keeps HTML. Each rule here goes both ways, so that
opening and saving a text changes nothing in it. A link that may not be stored loses its mark
and keeps its words.
"""

from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.rich_text import LinkHandler

from cms.content.references import EXTERNAL_LINK, ReferenceKind

LINK_SCHEMES = ("http", "https", "mailto", "tel")


def safe_link(url: Any) -> str:
    """`url` if readers may be sent there, else an empty string."""
    text = str(url or "").strip()
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        return ""
    return text if scheme in LINK_SCHEMES else ""


class ExternalLinkElementHandler(LinkElementHandler):
    """`<a href>` → entity."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"url": safe_link(attrs.get("href"))}


class ReferenceElementHandler(LinkElementHandler):
    """`<a linktype="slot" ref="…">` → entity."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"ref": attrs.get("ref") or ""}


def external_link_rule() -> dict[str, Any]:
    """The converter's rule for links that leave the course."""
    return {
        "from_database_format": {"a[href]": ExternalLinkElementHandler(EXTERNAL_LINK.entity)},
        "to_database_format": {"entity_decorators": {EXTERNAL_LINK.entity: _external_link_element}},
    }


def _external_link_element(props: dict[str, Any]) -> Any:
    url = safe_link(props.get("url"))
    return DOM.create_element("a", {"href": url}, props["children"]) if url else props["children"]


def reference_rule(kind: ReferenceKind) -> dict[str, Any]:
    """The converter's rule for one kind of inline reference."""

    def element(props: dict[str, Any]) -> Any:
        ref = str(props.get("ref") or "")
        if not ref:
            return props["children"]
        return DOM.create_element("a", {"linktype": kind.name, "ref": ref}, props["children"])

    return {
        "from_database_format": {f'a[linktype="{kind.name}"]': ReferenceElementHandler(kind.entity)},
        "to_database_format": {"entity_decorators": {kind.entity: element}},
    }


def link_handler(kind: ReferenceKind) -> type[LinkHandler]:
    """Renders a stored reference as an anchor without an address: only a reader knows where it leads."""

    class ReferenceLinkHandler(LinkHandler):
        identifier = kind.name

        @staticmethod
        def expand_db_attributes(attrs: dict[str, str]) -> str:
            return format_html('<a data-reference="{}" data-ref="{}">', kind.name, attrs.get("ref", ""))

    return ReferenceLinkHandler
