"""Edits of one rich text, as somebody makes them who reads it through."""

import re
from collections.abc import Callable
from random import Random

from tests.drill.fresh import Fresh

_PARAGRAPH = re.compile(r"(<(p|h3|h4|li)\b[^>]*>)(.*?)(</\2>)", re.DOTALL)
# Sentences without markup in them, which can be taken out without breaking anything.
_SENTENCE = re.compile(r"(?<=[.!?>] )[^<>.!?]+[.!?](?=[ <])|(?<=>)[^<>.!?]+[.!?](?=[ <])")


def rewrite(html: str, fresh: Fresh) -> str:
    """A sentence says something else."""
    return _at_one(_SENTENCE, html, fresh.rng, lambda found: fresh.voice.plain())


def append(html: str, fresh: Fresh) -> str:
    """A paragraph gets another sentence."""
    return _at_one(
        _PARAGRAPH, html, fresh.rng, lambda found: f"{found[1]}{found[3]} {fresh.voice.sentence()}{found[4]}"
    )


def prepend(html: str, fresh: Fresh) -> str:
    return _at_one(
        _PARAGRAPH, html, fresh.rng, lambda found: f"{found[1]}{fresh.voice.sentence()} {found[3]}{found[4]}"
    )


def shorten(html: str, fresh: Fresh) -> str:
    """A sentence goes, unless it is the last of the text."""
    if len(_SENTENCE.findall(html)) < 2:
        return append(html, fresh)
    return _at_one(_SENTENCE, html, fresh.rng, lambda found: "").replace(" </p>", "</p>").replace("> ", ">")


def add_paragraph(html: str, fresh: Fresh) -> str:
    new = f"<p>{fresh.voice.sentence()}</p>"
    return html + new if fresh.rng.random() < 0.5 else new + html


def refer(html: str, fresh: Fresh) -> str:
    """A sentence with a link to a slot, a term or a page."""
    pages = [lineage for label in ("content.Lesson", "content.Tool") for lineage in fresh.known.pages.get(label, [])]
    kind, refs = fresh.rng.choice([("slot", fresh.known.slots), ("term", fresh.known.terms), ("course-page", pages)])
    if not refs:
        return append(html, fresh)
    link = f'<a linktype="{kind}" ref="{fresh.rng.choice(refs)}">{fresh.voice.word()}</a>'
    return html + f"<p>See {link} for more.</p>"


REWRITINGS: tuple[Callable[[str, Fresh], str], ...] = (
    rewrite,
    rewrite,
    rewrite,
    append,
    append,
    prepend,
    shorten,
    add_paragraph,
    refer,
)


def _at_one(pattern: re.Pattern[str], html: str, rng: Random, change: Callable[[re.Match[str]], str]) -> str:
    found = list(pattern.finditer(html))
    if not found:
        return html
    here = rng.choice(found)
    return html[: here.start()] + change(here) + html[here.end() :]
