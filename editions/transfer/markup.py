"""Rich text of a bundle: what a browser makes of it must be what its bytes say.

Documents are named by their content, so nothing in them can be cleaned on the way in: it is
taken as it is, or refused by name. nh3 parses as browsers do; if what it lets through is not,
tag by tag, what stands there, something stands there that has no place in rich text.
"""

from html.parser import HTMLParser

import nh3
from django.utils.translation import gettext as _

__all__ = ["problem_in_markup"]

_TAGS = {"a", "b", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"}
_ATTRIBUTES = {
    **{tag: {"data-block-key"} for tag in ("h2", "h3", "h4", "hr", "li", "ol", "p", "ul")},
    # `id` numbers the links in a translator's string.
    "a": {"href", "id", "linktype", "ref"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_EMPTY = {"br", "hr"}

_Event = tuple[str, str, tuple[tuple[str, str], ...]]


def problem_in_markup(html: str) -> str | None:
    """What is wrong with a piece of rich text, or `None`."""
    if "<" not in html and "&" not in html:
        return None
    written = _events(html)
    for kind, tag, attributes in written:
        if kind == "start" and (problem := _problem_of_tag(tag, attributes)):
            return problem
        if kind == "other":
            return _("a comment or declaration in its markup")
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    if _events(clean) != written:
        return _("markup that a browser reads otherwise than it is written")
    return None


def _problem_of_tag(tag: str, attributes: tuple[tuple[str, str], ...]) -> str | None:
    if tag not in _TAGS:
        return _("the element <%(tag)s>") % {"tag": tag[:40]}
    for name, value in attributes:
        if name not in _ATTRIBUTES.get(tag, ()):
            return _("the attribute “%(name)s” of <%(tag)s>") % {"name": name[:40], "tag": tag}
        scheme, colon, _rest = value.partition(":")
        if name == "href" and colon and "".join(scheme.split()).lower() not in _SCHEMES:
            return _("a link with “%(scheme)s:”") % {"scheme": scheme[:40]}
    return None


def _events(html: str) -> list[_Event]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("start", tag, tuple(sorted((name, value or "") for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            self.found.append(("end", tag, ()))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "text":
            data = self.found.pop()[1] + data
        self.found.append(("text", data, ()))

    def handle_comment(self, data: str) -> None:
        self.found.append(("other", "", ()))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("other", "", ()))

    def unknown_decl(self, data: str) -> None:
        self.found.append(("other", "", ()))

    def handle_pi(self, data: str) -> None:
        self.found.append(("other", "", ()))
