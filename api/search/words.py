"""Text to words, so that what is written in several ways is found in each of them.

| written                                        | read as                                       |
| ---------------------------------------------- | --------------------------------------------- |
| capitals, accents, ligatures (`Évacuation`, `œ`) | small letters without marks (NFKD)          |
| Arabic vowel signs, tatweel, hamza on a carrier  | left out: `أُسْرَة`, `اسرة`                       |
| `ة` `ى` `ی` `ک`, digits of any script           | `ه` `ي` `ي` `ك`, `0`–`9`                      |
| the Arabic article and particles (`والسفارة`)    | also without them (`سفاره`)                   |
| scripts that do not part words (Han, Kana, Thai) | every two letters that stand together         |

Everything else that is neither letter nor digit parts words: no operator of any search engine
gets through.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST = 60
_PARTED = " "
_SAME = {
    **dict.fromkeys("ىیۍېے", "ي"), "ة": "ه", "ۀ": "ه", "ہ": "ه", "ک": "ك", "ٱ": "ا", "ء": "",
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
}  # fmt: skip
# Tatweel, and apostrophes that belong to a letter.
_LEFT_OUT = "\u0640\u02bc\u02be\u02bf"
_UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PIECES = re.compile(f"[{_UNPARTED}]+|[^{_UNPARTED}]+")
_ARTICLES = ("وال", "فال", "بال", "كال", "ال", "لل")
_PARTICLES = "وفبكل"
_ARABIC = re.compile("[\u0621-\u064a]")
# A word without its article or particle has at least so many letters.
_SHORTEST_STEM = 3


class _Fold(dict[int, str]):
    """What each character is read as, found out once."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_fold, unicodedata.normalize("NFKD", chr(code)).casefold()))
        self[code] = folded
        return folded


def _fold(character: str) -> str:
    if character in _LEFT_OUT or unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    if character in _SAME:
        return _SAME[character]
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    return character if character.isalnum() or unicodedata.category(character).startswith("M") else _PARTED


_FOLDED = _Fold()


class Word(NamedTuple):
    """A word of a text, from `start` to `end`, and the forms that it can be found by."""

    start: int
    end: int
    forms: tuple[str, ...]


def forms_in(text: str) -> Iterator[str]:
    """All forms of all words of `text`, in order."""
    for token in text.translate(_FOLDED).split():
        for piece in _pieces(token):
            yield from _found_by(piece)


def words_in(text: str) -> Iterator[Word]:
    """The words of `text` with their places in it."""
    folded: list[tuple[str, int]] = [
        (letter, place) for place, character in enumerate(text) for letter in _FOLDED[ord(character)]
    ]
    letters = "".join(letter for letter, _place in folded)
    for token in re.finditer(r"\S+", letters):
        offset = token.start()
        for piece in _pieces(token[0]):
            at = letters.index(piece, offset)
            offset = at + 1 if len(piece) > 1 else at
            yield Word(folded[at][1], folded[at + len(piece) - 1][1] + 1, tuple(_found_by(piece)))


def asked_for(query: str) -> list[tuple[str, ...]]:
    """The words of a question, each with the forms of which one has to begin a word of what is found."""
    tokens = (piece for token in query.translate(_FOLDED).split() for piece in _pieces(token))
    return list(dict.fromkeys(tuple(dict.fromkeys((token[:_LONGEST], *_without_article(token)))) for token in tokens))


def _pieces(token: str) -> Iterator[str]:
    for piece in _PIECES.findall(token):
        if len(piece) > 1 and re.match(f"[{_UNPARTED}]", piece):
            yield from (piece[at : at + 2] for at in range(len(piece) - 1))
        else:
            yield piece


def _found_by(token: str) -> Iterator[str]:
    yield token[:_LONGEST]
    if not _ARABIC.match(token):
        return
    yield from _without_article(token)
    if token[0] in _PARTICLES and len(token) > _SHORTEST_STEM:
        yield token[1:_LONGEST]


def _without_article(token: str) -> Iterator[str]:
    for article in _ARTICLES:
        if token.startswith(article) and len(token) >= len(article) + _SHORTEST_STEM:
            yield token[len(article) : _LONGEST]
            return
