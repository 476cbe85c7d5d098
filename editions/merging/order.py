"""In which order the children of a list stand: rule 7."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cmp_to_key

from editions.merging.plan import Plan
from editions.merging.result import Sides
from editions.merging.tree import Slot


class _Row:
    """A list with insertion after a member in constant time."""

    def __init__(self, members: Iterable[str]) -> None:
        self._next: dict[str | None, str | None] = {None: None}
        last: str | None = None
        for member in members:
            self.insert(member, last)
            last = member

    def __contains__(self, member: str) -> bool:
        return member in self._next

    def insert(self, member: str, after: str | None) -> None:
        self._next[member] = self._next[after]
        self._next[after] = member

    def after(self, member: str | None) -> str | None:
        return self._next[member]

    def list(self) -> list[str]:
        found: list[str] = []
        member = self._next[None]
        while member is not None:
            found.append(member)
            member = self._next[member]
        return found


def find_order(plan: Plan, slot: Slot, members: set[str]) -> list[str]:
    """The ids in `members`, which are all that stand in `slot`, in order."""
    base = [each for each in plan.base.children(slot) if each in members]
    mine = [each for each in plan.mine.children(slot) if each in members]
    theirs = [each for each in plan.theirs.children(slot) if each in members]
    side = plan.whole_slots.get(slot)
    if side == "theirs":
        mine, base = [], []
    elif side == "mine":
        theirs, base = [], []
    elif slot[0] in plan.mine and slot[0] not in plan.base:
        base = []
    mine = _with_forced(base, mine, theirs)
    common = set(base) & set(mine) & set(theirs)
    row = _Row(_common_order(plan, slot, *([each for each in ids if each in common] for ids in (base, mine, theirs))))
    of_mine = {each for each in mine if each not in common}
    _add(row, mine, skip=set())
    _add(row, theirs, skip=of_mine - set(theirs))
    _add(row, base, skip=set())
    if side:
        # What the other side has in a list that follows one: it has its neighbours there all the same.
        other = plan.side("mine" if side == "theirs" else "theirs")
        _add(row, [each for each in other.children(slot) if each in members], skip=set())
    _add(row, sorted(members), skip=set())
    return row.list()


def _with_forced(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Mine, with what is here against my will where the base has it: I did not move that."""
    own, new = set(mine), set(theirs)
    forced = {each for each in base if each in new and each not in own}
    if not forced:
        return mine
    row = _Row(mine)
    _add(row, [each for each in base if each in own or each in forced], skip=set())
    return row.list()


def _add(row: _Row, ids: list[str], skip: set[str]) -> None:
    """Puts what is new among `ids` after its nearest left neighbour that is there.

    What is in `skip` and follows that neighbour goes first.
    """
    left: str | None = None
    for each in ids:
        if each not in row:
            following = row.after(left)
            while following in skip:
                left, following = following, row.after(following)
            row.insert(each, left)
        left = each


def _common_order(plan: Plan, slot: Slot, base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    if theirs in (base, mine):
        return mine
    identifier, path = slot
    orders = Sides(base, mine, theirs)
    if mine == base:
        return mine if plan.changed("reordered", identifier, path, sides=orders) == "keep" else theirs
    merged = None if movers(base, mine) & movers(base, theirs) else _by_pairs(base, mine, theirs)
    if merged is None:
        decision = plan.changed("reordered", identifier, path, conflict="order", sides=orders)
        return theirs if decision == "take" else mine
    return mine if plan.changed("reordered", identifier, path, sides=orders) == "keep" else merged


def _by_pairs(base: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """The order in which each two stand as the side says that turned them around.

    `None` where that makes a circle. O(n log n): what sorting finds is checked by counting the
    pairs in which two orders differ, since those that either side turned, and no others, must
    be turned in the result.
    """
    before, own, new = ({each: index for index, each in enumerate(ids)} for ids in (base, mine, theirs))

    def compare(one: str, other: str) -> int:
        was = before[one] < before[other]
        turned = (own[one] < own[other]) != was or (new[one] < new[other]) != was
        return -1 if was != turned else 1

    merged = sorted(mine, key=cmp_to_key(compare))
    apart = _turned(mine, theirs)
    either = (_turned(base, mine) + _turned(base, theirs) + apart) // 2
    fits = _turned(merged, mine) + _turned(merged, theirs) == apart and _turned(base, merged) == either
    return merged if fits else None


def _turned(one: list[str], other: list[str]) -> int:
    """How many pairs stand the other way round: the inversions, counted by merge sort."""
    place = {each: index for index, each in enumerate(one)}

    def count(ids: list[int]) -> tuple[list[int], int]:
        if len(ids) < 2:
            return ids, 0
        (left, before), (right, after) = count(ids[: len(ids) // 2]), count(ids[len(ids) // 2 :])
        merged: list[int] = []
        found, at = before + after, 0
        for each in right:
            while at < len(left) and left[at] < each:
                merged.append(left[at])
                at += 1
            found += len(left) - at
            merged.append(each)
        return merged + left[at:], found

    return count([place[each] for each in other])[1]


def movers(base: list[str], ids: list[str]) -> set[str]:
    """The ids outside the longest increasing subsequence: the fewest that must have moved.

    O(n log n), by patience sorting.
    """
    position = {each: index for index, each in enumerate(base)}
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for each in ids:
        place = bisect_left(tails, position[each])
        before[each] = ends[place - 1] if place else None
        if place == len(tails):
            tails.append(position[each])
            ends.append(each)
        else:
            tails[place] = position[each]
            ends[place] = each
    stayed: set[str] = set()
    member: str | None = ends[-1] if ends else None
    while member is not None:
        stayed.add(member)
        member = before[member]
    return set(ids) - stayed
