"""Words compared as a reader would: capitals, accents, endings, and what Arabic puts in front, aside."""

import re
import unicodedata

__all__ = ["contains", "forms", "holds", "tokens"]

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_APOSTROPHE = re.compile(r"[’']")
# Written or left out at will: short vowels, the stretching line; and letters that stand for one another.
_ARABIC_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")
_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"})
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Longest first: with, for, like, and, then, before the article and without it.
_BEFORE = ("وبال", "وكال", "فبال", "ولل", "فلل", "بال", "كال", "وال", "فال", "لل", "ال", "و", "ف", "ب", "ك", "ل")
_AFTER = (
    "تهما",
    "تهم",
    "تها",
    "هما",
    "كما",
    "ات",
    "ون",
    "ين",
    "ان",
    "ته",
    "تك",
    "تي",
    "هم",
    "هن",
    "كم",
    "نا",
    "ها",
    "يه",
    "ه",
    "ي",
    "ت",
    "ا",
)
# Of a term of several words, these say nothing.
_SMALL = frozenset(
    {
        *("a", "an", "and", "of", "the", "to", "in", "for", "on", "by", "with"),
        *("de", "du", "des", "la", "le", "les", "l", "d", "et", "au", "aux", "en", "un", "une"),
        *("el", "los", "las", "y", "del", "al", "o", "e"),
    }
)
_SHORTEST = 3
_LONG = re.compile("[اوي]")


def tokens(text: str) -> list[str]:
    """The words of `text`, folded: no capitals, no accents, no vowel signs."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _ARABIC_MARKS.sub("", plain).translate(_ARABIC_LETTERS)
    plain = unicodedata.normalize("NFKD", plain.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    # French and Catalan write the article on: l'ambassade.
    return [part for word in _WORD.findall(plain) for part in _APOSTROPHE.split(word) if part]


def contains(text: list[str], term: list[str]) -> bool:
    """Whether the words of `term` stand in `text` one after the other, in singular or plural."""
    if not term:
        return False
    return any(
        all(_alike(word, wanted) for word, wanted in zip(text[start:], term, strict=False))
        for start in range(len(text) - len(term) + 1)
    )


def holds(text: list[str], term: list[str]) -> bool:
    """Whether every word of `term` that says something stands in `text`, inflected or not, in any order."""
    wanted = [word for word in term if word not in _SMALL] or term
    return bool(wanted) and all(any(_inflected(word, each) for word in text) for each in wanted)


def forms(word: str) -> set[str]:
    """The word with and without the ending of the plural."""
    return {word, f"{word}s", f"{word}es", word.removesuffix("s"), word.removesuffix("es")}


def _alike(word: str, wanted: str) -> bool:
    return word in forms(wanted)


def _inflected(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    if _ARABIC.search(wanted):
        return bool(_arabic_stems(word) & _arabic_stems(wanted))
    if len(wanted) <= _SHORTEST:
        return _alike(word, wanted)
    stem = wanted[: max(_SHORTEST + 1, len(wanted) - 3)]
    return word.startswith(stem) and abs(len(word) - len(wanted)) <= 4


def _arabic_stems(word: str) -> set[str]:
    """What is left of a word without what may be written on to it."""
    starts = {word, *(word[len(each) :] for each in _BEFORE if word.startswith(each))}
    stems = {*starts, *(start[: -len(each)] for start in starts for each in _AFTER if start.endswith(each))}
    # Many plurals differ in long vowels alone: وثيقة, وثائق.
    roots = {root for stem in stems for root in (_LONG.sub("", stem), stem[:1] + _LONG.sub("", stem[1:]))}
    return {stem for stem in stems | roots if len(stem) >= _SHORTEST} or {word}
