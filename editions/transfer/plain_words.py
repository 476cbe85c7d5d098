"""Plain text of a bundle: nothing in it may turn into a program somewhere further down.

The product shows plain text as text. But words travel on, into spreadsheets, mail, templates of
an LMS, so what is a command there is refused here, where its author can still be asked.
"""

import re

from django.utils.translation import gettext as _

__all__ = ["problem_in_address", "problem_in_words"]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|frame|object|embed|applet|svg|math|link|style|meta|base|form|img|video|audio|template)\b"
    r"|<[a-z][^<>]{0,500}\son[a-z]{3,20}\s*=|<!(?:doctype|entity)\b",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^\s*(?:javascript|vbscript)\s*:|^\s*data\s*:\s*[a-z]+/[a-z0-9.+-]+\s*[;,]", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{|\{%|\}\}|%\}|\$\{")
# `=1+1`, `=HYPERLINK(…`, `@SUM(…`, `+cmd|…`; but not a phone number, and not a dash before words.
_FORMULA = re.compile(r"^[\t\r\n ]*(?:=\s*[\w(+\-@\"']|[+\-@][A-Za-z]\w*[(|])")
_WEB = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)


def problem_in_words(text: str) -> str | None:
    """What is wrong with a plain text, or `None`."""
    if _CONTROL.search(text):
        return _("a control character")
    if found := _ACTIVE.search(text):
        return _("markup that runs or loads something (%(found)s)") % {"found": _shown(found)}
    if found := _SCHEME.search(text):
        return _("an address that is a program (%(found)s)") % {"found": _shown(found)}
    if found := _TEMPLATE.search(text):
        return _("braces of a template (%(found)s)") % {"found": _shown(found)}
    if found := _FORMULA.search(text):
        return _("a spreadsheet formula (%(found)s)") % {"found": _shown(found)}
    return None


def problem_in_address(text: str) -> str | None:
    """What is wrong with an address on the web, or `None`; empty is nothing wrong."""
    if text and not _WEB.fullmatch(text):
        return _("an address that is not one of the web (%(found)s)") % {"found": text[:40]}
    return problem_in_words(text)


def _shown(found: re.Match[str]) -> str:
    return found.string[found.start() : found.start() + 40].strip()
