"""How much two texts are like each other, without the cost that grows with the square of their length."""

from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["COMPARED", "LOOKED_AT", "likeness", "likest"]

COMPARED = 300
"""Characters of a text that are compared: its beginning tells."""

LOOKED_AT = 5
"""Of many candidates, so many are compared in full: those that have most letters in common."""


def likeness(one: str, other: str, least: float) -> float:
    """From 0 to 1; 0 for anything below `least`."""
    if _by_length(one, other) < least:
        return 0.0
    matcher = SequenceMatcher(None, one[:COMPARED], other[:COMPARED], autojunk=False)
    if matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def likest(text: str, others: Sequence[str], least: float) -> int | None:
    """The place in `others` of what `text` is likest to; `None` where nothing reaches `least`."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text[:COMPARED])
    at_most = []
    for place, other in enumerate(others):
        matcher.set_seq1(other[:COMPARED])
        if _by_length(other, text) >= least and (bound := matcher.quick_ratio()) >= least:
            at_most.append((bound, place))
    best, found = least, None
    for bound, place in sorted(at_most, key=lambda each: -each[0])[:LOOKED_AT]:
        if bound < best:
            break
        matcher.set_seq1(others[place][:COMPARED])
        if (ratio := matcher.ratio()) >= best:
            best, found = ratio, place
    return found


def _by_length(one: str, other: str) -> float:
    """What two texts of these lengths can reach at most."""
    return 2 * min(len(one), len(other)) / ((len(one) + len(other)) or 1)
