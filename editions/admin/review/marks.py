"""Differences as HTML that reads well by eye, by ear and in either direction of writing.

What is deleted stands in `<del>`, what is inserted in `<ins>`; both are isolated from the text
around them (unicode-bidi), told apart by more than colour, and announced in words.
"""

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from editions.admin.review.word_diff import Op, Piece

__all__ = ["View", "escaped", "heard", "joined", "marked", "nothing", "replaced", "said", "shown"]

# Both texts in one, or one of them with what the other has not.
View = Literal["inline", "old", "new"]
Token = TypeVar("Token")


def joined(parts: Iterable[str], between: str = "") -> SafeString:
    """Safe parts as one; others are escaped."""
    return format_html_join(mark_safe(between), "{}", ((part,) for part in parts))


def escaped(tokens: Iterable[str]) -> SafeString:
    """Plain text, escaped; lines stay lines."""
    text = conditional_escape("".join(tokens))
    return mark_safe(text.replace("\r\n", "\n").replace("\n", "<br>"))


def heard(words: str) -> SafeString:
    """For those who listen; in the language of the interface, whatever stands around it."""
    return format_html('<span class="w-sr-only">{} </span>', words)


def said(op: Op) -> str:
    """The word that goes before what is deleted or inserted; "" before what is neither."""
    if op == "equal":
        return ""
    return pgettext("before a text", "removed:") if op == "delete" else pgettext("before a text", "added:")


def marked(op: Op, inner: str) -> SafeString:
    """`inner` marked as deleted or inserted."""
    if op == "delete":
        return format_html('<del class="review-del">{}{}</del>', heard(said(op)), inner)
    if op == "insert":
        return format_html('<ins class="review-ins">{}{}</ins>', heard(said(op)), inner)
    return conditional_escape(inner)


def replaced(old: str, new: str, view: View) -> SafeString:
    """One whole thing in place of another, as safe HTML; "" is nothing."""
    parts = []
    if view != "new":
        parts.append(marked("delete", old) if old else nothing())
    if view != "old":
        parts.append(marked("insert", new) if new else nothing())
    return joined(parts, " ")


def shown(pieces: Iterable[Piece[Token]], view: View, write: Callable[[tuple[Token, ...]], str]) -> SafeString:
    """The pieces that belong to a view, marked; `write` turns tokens into safe HTML."""
    hidden = {"inline": "", "old": "insert", "new": "delete"}[view]
    return joined(marked(piece.op, write(piece.tokens)) for piece in pieces if piece.op != hidden)


def nothing() -> SafeString:
    """In place of an empty text."""
    return format_html('<span class="review-nothing">{}</span>', gettext("(nothing)"))
