"""What changed between two texts, word by word, in any script."""

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Generic, Literal, TypeVar

__all__ = ["Piece", "diff", "diff_words", "words"]

Op = Literal["equal", "delete", "insert"]
Token = TypeVar("Token", bound=Hashable)

# Below this likeness, two texts are shown one after the other: scattered words would confuse.
_ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class Piece(Generic[Token]):
    """Tokens that stand in both texts, or in one of them alone."""

    op: Op
    tokens: tuple[Token, ...]


@cache
def _word_pattern() -> re.Pattern[str]:
    # Vowel marks of Arabic, and all other combining signs, belong to their word; so do joiners,
    # and an apostrophe or a hyphen between letters.
    marks = "".join(re.escape(chr(code)) for code in range(0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    letter = rf"[\w{marks}\u200c\u200d]"
    return re.compile(rf"{letter}+(?:['’ʼ\-\u2011]{letter}+)*|\s+|.", re.DOTALL)


def words(text: str) -> list[str]:
    """`text` in words, white space and single other signs; joined they are `text` again."""
    return _word_pattern().findall(text)


def diff_words(old: str, new: str) -> list[Piece[str]]:
    """What became of `old`, deletions before insertions."""
    return diff(words(old), words(new))


def diff(old: Sequence[Token], new: Sequence[Token]) -> list[Piece[Token]]:
    """What became of the tokens of `old`, in as few pieces as are pleasant to read."""
    if list(old) == list(new):
        return [Piece("equal", tuple(new))] if new else []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps = list(_opcodes(matcher, old, new))
    if _unlike(steps, old, new):
        return [piece for piece in (Piece("delete", tuple(old)), Piece("insert", tuple(new))) if piece.tokens]
    return list(_joined(steps))


Step = tuple[tuple[Token, ...], tuple[Token, ...], bool]
"""What stood there, what stands there now, and whether that is the same."""


def _unlike(steps: Sequence[Step[Token]], old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether so few words are left that what is the same is so by chance."""
    if not any(gone for gone, _come, equal in steps if not equal):
        return False
    same = sum(_words_in(gone) for gone, _come, equal in steps if equal)
    return 2 * same < _ALIKE * (_words_in(old) + _words_in(new))


def _opcodes(matcher: "SequenceMatcher[Token]", old: Sequence[Token], new: Sequence[Token]) -> Iterator[Step[Token]]:
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        yield tuple(old[i1:i2]), tuple(new[j1:j2]), op == "equal"


def _joined(steps: Sequence[Step[Token]]) -> Iterator[Piece[Token]]:
    """Changes with nothing but a blank or a comma between them are one change."""
    gone: tuple[Token, ...] = ()
    come: tuple[Token, ...] = ()
    for index, (old, new, equal) in enumerate(steps):
        inside = 0 < index < len(steps) - 1
        if not equal or (inside and not _words_in(old)):
            gone, come = gone + old, come + new
            continue
        yield from _changed(gone, come)
        gone, come = (), ()
        yield Piece("equal", new)
    yield from _changed(gone, come)


def _changed(gone: tuple[Token, ...], come: tuple[Token, ...]) -> Iterator[Piece[Token]]:
    if gone:
        yield Piece("delete", gone)
    if come:
        yield Piece("insert", come)


def _words_in(tokens: Sequence[Token]) -> int:
    # A token is a word, or a word with what is said of it.
    written = (str(token[0] if isinstance(token, tuple) else token) for token in tokens)
    return sum(any(character.isalnum() for character in word) for word in written)
