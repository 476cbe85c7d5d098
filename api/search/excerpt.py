"""Of what a page says, the piece that answers a question, with the words that were asked for marked."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from api.reading.languages import direction_of
from api.search.words import Word, words_in

# In characters; an excerpt begins and ends between words.
_BEFORE, _LENGTH = 60, 220
_MORE = "…"


class TextPart(NamedTuple):
    text: str
    marked: bool


class Excerpt(NamedTuple):
    """`block` is the block that says it, else `None`."""

    block: str | None
    locale: str
    parts: list[TextPart]

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


def excerpt_of(passages: Iterable[Sequence[str]], asked: Sequence[tuple[str, ...]]) -> Excerpt | None:
    """From the passage with most of the words of `asked`, the first of its like; its beginning where none has any."""
    best: tuple[int, Sequence[str], list[Word]] | None = None
    for passage in passages:
        found, words = _marked(passage[2], asked)
        if best is None or found > best[0]:
            best = (found, passage, words)
        if found == len(asked):
            break
    if best is None:
        return None
    _count, (block, locale, text), words = best
    return Excerpt(block or None, locale, _parts(text, words))


def _marked(text: str, asked: Sequence[tuple[str, ...]]) -> tuple[int, list[Word]]:
    """How many of the words asked for stand in `text`, and where words stand that answer one of them."""
    answered: set[tuple[str, ...]] = set()
    words: list[Word] = []
    for word in words_in(text):
        answers = [forms for forms in asked if any(form.startswith(forms) for form in word.forms)]
        if answers:
            answered.update(answers)
            words.append(word)
    return len(answered), words


def _parts(text: str, words: Sequence[Word]) -> list[TextPart]:
    start, end = _window(text, words[0].start if words else 0)
    parts = [TextPart(_MORE, False)] if start else []
    at = start
    for word in words:
        if word.start < at or word.end > end:
            # Two letters of a script without spaces may overlap with the two before.
            if not at - 1 <= word.start < at or word.end > end or not parts or not parts[-1].marked:
                continue
            parts[-1] = TextPart(parts[-1].text + text[at : word.end], True)
        else:
            parts += [TextPart(text[at : word.start], False), TextPart(text[word.start : word.end], True)]
        at = max(at, word.end)
    parts.append(TextPart(text[at:end] + (_MORE if end < len(text) else ""), False))
    return [part for part in parts if part.text]


def _window(text: str, first: int) -> tuple[int, int]:
    start = max(0, first - _BEFORE)
    if start:
        start = min(text.find(" ", start, first) + 1 or first, first)
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1) if " " in text[first:end] else end
    return start, end
