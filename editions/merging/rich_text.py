"""Three-way merging of rich text: by paragraph, and inside a paragraph by sentence."""

from collections import Counter
from dataclasses import dataclass

from editions.merging.keys import rich_text_key
from editions.merging.markup import LISTS, Element, elements, sentences
from editions.merging.sequence import Rules, merge_sequence


@dataclass(frozen=True, slots=True)
class MergedText:
    """`clean` is false where both sides changed one sentence; the preferred side's stands there."""

    value: str
    clean: bool


def merge_rich_text(base: str, mine: str, theirs: str, *, prefer: str = "mine") -> MergedText:
    """Merges HTML as Wagtail stores it. `prefer` says whose sentence stands in a conflict.

    Paragraphs, headings and list items are matched in order; where one changed on both sides,
    its sentences are. Text whose tags are not balanced is one piece.
    """
    merged = _merge(base, mine, theirs, prefer)
    if prefer != "mine":
        return merged
    # What was taken once must not come in twice: if merging again would do more, a person decides.
    again = _merge(base, merged.value, theirs, prefer)
    stable = rich_text_key(again.value) == rich_text_key(merged.value)
    doubled = merged.clean and _says_twice(merged.value, mine, theirs)
    if stable and not doubled and not _brings_back(merged.value, base, mine):
        return merged
    return MergedText(mine, clean=False)


def _says_twice(merged: str, mine: str, theirs: str) -> bool:
    """Whether a sentence stands there more often than either side has it: both moved it, say."""
    own, new = _sentences(mine), _sentences(theirs)
    return any(times > max(own[each], new[each]) for each, times in _sentences(merged).items())


def _brings_back(merged: str, base: str, mine: str) -> bool:
    """Whether a sentence that I took out is there again: paragraphs that were matched otherwise."""
    return not (_sentences(base).keys() - _sentences(mine).keys()).isdisjoint(_sentences(merged))


def _sentences(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for element in elements(html) or []:
        if element.tag in LISTS:
            found.update(_sentences(element.inner))
        else:
            found.update(each.strip() for each in sentences(element.inner) or [])
    return found


def _merge(base: str, mine: str, theirs: str, prefer: str) -> MergedText:
    parts = elements(base), elements(mine), elements(theirs)
    if parts[0] is None or parts[1] is None or parts[2] is None:
        return MergedText(theirs if prefer == "theirs" else mine, clean=False)
    merged, clean = merge_sequence(*parts, _element_rules(prefer))  # pyright: ignore[reportArgumentType]
    return MergedText("".join(each.html for each in merged), clean)


def _element_rules(prefer: str) -> Rules[Element]:
    def merge(base: Element, mine: Element, theirs: Element) -> tuple[Element, bool]:
        return _merge_element(base, mine, theirs, prefer)

    return Rules(lambda each: each.key, merge, prefer_theirs=prefer == "theirs")


def _merge_element(base: Element, mine: Element, theirs: Element, prefer: str) -> tuple[Element, bool]:
    preferred = theirs if prefer == "theirs" else mine
    outside = _outside(base, mine, theirs)
    if outside is None:
        return preferred, False
    if base.tag in LISTS and mine.tag in LISTS and theirs.tag in LISTS:
        parts = elements(base.inner), elements(mine.inner), elements(theirs.inner)
        if parts[0] is None or parts[1] is None or parts[2] is None:
            return preferred, False
        items, clean = merge_sequence(*parts, _element_rules(prefer))  # pyright: ignore[reportArgumentType]
        return _with(outside, "".join(item.html for item in items)), clean
    pieces = sentences(base.inner), sentences(mine.inner), sentences(theirs.inner)
    if pieces[0] is None or pieces[1] is None or pieces[2] is None:
        return preferred, False
    merged, clean = merge_sequence(*pieces, _sentence_rules(prefer))  # pyright: ignore[reportArgumentType]
    return _with(outside, _joined(merged)), clean


def _outside(base: Element, mine: Element, theirs: Element) -> Element | None:
    """The side whose tags stand; `None` where both changed them."""
    if _tags(mine) in (_tags(theirs), _tags(base)):
        return theirs if _tags(mine) == _tags(base) != _tags(theirs) else mine
    return mine if _tags(theirs) == _tags(base) else None


def _tags(element: Element) -> tuple[str, str, str]:
    bare = Element(element.tag, element.opening, "", "")
    return (element.tag, bare.key, element.closing.strip())


def _with(outside: Element, inner: str) -> Element:
    return Element(outside.tag, outside.opening, inner, outside.closing)


def _sentence_rules(prefer: str) -> Rules[str]:
    def merge(_base: str, mine: str, theirs: str) -> tuple[str, bool]:
        return (theirs if prefer == "theirs" else mine), False

    return Rules(str.strip, merge, prefer_theirs=prefer == "theirs")


def _joined(pieces: list[str]) -> str:
    """Sentences with a space between them where the one that was last had none."""
    text = ""
    for piece in pieces:
        if text and not text[-1].isspace() and not text.endswith(("/>", "<br>", "&nbsp;")) and not piece[:1].isspace():
            text += " "
        text += piece
    return text.rstrip()
