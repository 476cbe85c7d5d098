"""Rich text for readers: sanitised HTML in which inline references are data attributes.

| stored                                        | served                                            |
| --------------------------------------------- | ------------------------------------------------- |
| `<a linktype="slot" ref="KEY">`               | `<a data-slot="KEY">`                             |
| `<a linktype="term" ref="KEY">`               | `<a data-term="KEY">`                             |
| `<a linktype="course-page" ref="LINEAGE">`    | `<a data-page="LINEAGE" data-kind="lesson" data-slug="SLUG">` |
| `<a href="https://…">`                        | the same, with `rel="noopener noreferrer"`        |

A link that leads nowhere is served as its words.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape
from urllib.parse import urlsplit

import nh3

from api.reading.skeleton import KINDS, Page

_TAGS = {
    "a", "b", "bdi", "blockquote", "br", "em", "h3", "h4", "i", "li", "ol", "p", "span", "strong", "sub", "sup", "ul",
}  # fmt: skip
_IN_LANGUAGE = {"lang", "dir"}
_ATTRIBUTES = {
    "a": {"href", "linktype", "ref", *_IN_LANGUAGE},
    **dict.fromkeys(("p", "span", "bdi", "blockquote", "li", "h3", "h4"), _IN_LANGUAGE),
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_REFERENCES = {"slot": "data-slot", "term": "data-term", "course-page": "data-page"}
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ALLOWED = {
    "ref": _REFERENCE.fullmatch,
    "linktype": _REFERENCES.__contains__,
    "lang": _LANGUAGE_TAG.fullmatch,
    "dir": {"ltr", "rtl", "auto"}.__contains__,
}

# The cleaner's output is regular: lower-case names, double quotes, quotes in values escaped.
_ANCHOR = re.compile(r'(<a(?: [a-z]+="[^"]*")*>|</a>)')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_PAGE = re.compile(r'<a data-page="([^"]*)">(.*?)</a>', re.DOTALL)


def _attribute(_tag: str, name: str, value: str) -> str | None:
    allowed = _ALLOWED.get(name)
    return value if allowed is None or allowed(value) else None


@lru_cache(maxsize=8192)
def sanitised(html: str) -> str:
    """`html` without anything that is not course content, its references as data attributes."""
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    if "<a" not in clean:
        return clean
    parts: list[str] = []
    kept: list[bool] = []
    for piece in _ANCHOR.split(clean):
        if piece.startswith("<a") and _ANCHOR.fullmatch(piece):
            start = _anchor(dict(_ATTRIBUTE.findall(piece)))
            kept.append(bool(start))
            parts.append(start)
        elif piece == "</a>":
            parts.append(piece if kept and kept.pop() else "")
        else:
            parts.append(piece)
    return "".join(parts)


def _anchor(attributes: Mapping[str, str]) -> str:
    """The start tag to serve, or nothing for a link that leads nowhere. Values are escaped already."""
    if "linktype" in attributes:
        ref = attributes.get("ref")
        return f'<a {_REFERENCES[attributes["linktype"]]}="{ref}">' if ref else ""
    href = attributes.get("href", "")
    # Relative addresses pass the cleaner; there is nothing that they could be relative to.
    if not unescape(href).strip().lower().startswith(tuple(f"{scheme}:" for scheme in _SCHEMES)):
        return ""
    return f'<a href="{href}" rel="noopener noreferrer">'


def rich_text(html: str, pages: Mapping[str, Page]) -> str:
    """`html` for readers of a course that has these pages, by lineage."""
    clean = sanitised(html)
    if "data-page" not in clean:
        return clean

    def resolve(found: re.Match[str]) -> str:
        page = pages.get(found[1])
        if page is None or page.type not in KINDS:
            return found[2]
        kind, slug = KINDS[page.type], escape(page.slug)
        return f'<a data-page="{page.lineage}" data-kind="{kind}" data-slug="{slug}">{found[2]}</a>'

    return _PAGE.sub(resolve, clean)


def safe_address(url: object) -> str:
    """`url` if a browser may be sent there (http or https), else nothing."""
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
