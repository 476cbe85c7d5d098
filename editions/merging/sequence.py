"""Three-way merging of sequences whose members have no ids: paragraphs, list items, sentences."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\w+")

# Aligning by likeness costs the product of the lengths; beyond this, by position.
_LARGEST = 40


@dataclass(frozen=True, slots=True)
class Rules(Generic[T]):
    """How members are compared, and merged where all three sides have one.

    `merge(base, mine, theirs)` returns `(member, clean)`. `prefer_theirs` decides what stands
    in a conflict.
    """

    key: Callable[[T], str]
    merge: Callable[[T, T, T], tuple[T, bool]]
    prefer_theirs: bool = False


@dataclass(slots=True)
class _Aligned(Generic[T]):
    """A side against the base: what became of each member, and what was put before it."""

    member: list[T | None]
    added: list[list[T]]


def merge_sequence(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], rules: Rules[T]) -> tuple[list[T], bool]:
    """The merged members, and whether nothing was in conflict."""
    ours, other = _align(base, mine, rules.key), _align(base, theirs, rules.key)
    clean = True
    result: list[T] = []
    here = {rules.key(each) for added in ours.added for each in added}
    for index in range(len(base) + 1):
        result.extend(ours.added[index])
        result.extend(each for each in other.added[index] if rules.key(each) not in here)
        if index == len(base):
            break
        member, fine = _member(base[index], ours.member[index], other.member[index], rules)
        clean = clean and fine
        if member is not None:
            result.append(member)
    return result, clean


def _member(base: T, mine: T | None, theirs: T | None, rules: Rules[T]) -> tuple[T | None, bool]:
    if mine is None or theirs is None:
        left = mine if theirs is None else theirs
        if left is None or rules.key(left) == rules.key(base):
            return None, True
        # Deleted on one side and changed on the other.
        return (theirs if rules.prefer_theirs else mine), False
    keys = rules.key(base), rules.key(mine), rules.key(theirs)
    if keys[1] == keys[2] or keys[2] == keys[0]:
        return mine, True
    if keys[1] == keys[0]:
        return theirs, True
    return rules.merge(base, mine, theirs)


def _align(base: Sequence[T], side: Sequence[T], key: Callable[[T], str]) -> _Aligned[T]:
    old, new = [key(each) for each in base], [key(each) for each in side]
    aligned = _Aligned[T]([None] * len(base), [[] for _ in range(len(base) + 1)])
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _tag, start, end, other_start, other_end in matcher.get_opcodes():
        pairs = _pairs(old[start:end], new[other_start:other_end])
        following = 0
        for offset in range(other_end - other_start):
            if offset in pairs:
                following = pairs[offset] + 1
                aligned.member[start + pairs[offset]] = side[other_start + offset]
            else:
                aligned.added[start + following].append(side[other_start + offset])
    return aligned


def _pairs(old: list[str], new: list[str]) -> dict[int, int]:
    """Which of `new` is which of `old`, `{index in new: index in old}`, in order.

    As many as there can be; where there is a choice, those that are most alike.
    """
    if len(old) == len(new) or max(len(old), len(new)) > _LARGEST:
        return {index: index for index in range(min(len(old), len(new)))}
    if len(old) > len(new):
        return _most_alike(new, old)
    return {right: left for left, right in _most_alike(old, new).items()}


def _most_alike(few: list[str], many: list[str]) -> dict[int, int]:
    """A partner among `many` for each of `few`: `{index in few: index in many}`, in order."""
    likeness = [[_likeness(one, other) for other in many] for one in few]
    spare = len(many) - len(few)
    # The most that can be had from here on, with so many of `many` already passed over.
    best = [[0.0] * (spare + 1) for _ in range(len(few) + 1)]
    for index in reversed(range(len(few))):
        for passed in reversed(range(spare + 1)):
            paired = likeness[index][index + passed] + best[index + 1][passed]
            best[index][passed] = max(paired, best[index][passed + 1]) if passed < spare else paired
    pairs: dict[int, int] = {}
    passed = 0
    for index in range(len(few)):
        while likeness[index][index + passed] + best[index + 1][passed] < best[index][passed]:
            passed += 1
        pairs[index] = index + passed
    return pairs


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    words, others = _WORD.findall(one), _WORD.findall(other)
    return SequenceMatcher(None, words, others, autojunk=False).ratio()
