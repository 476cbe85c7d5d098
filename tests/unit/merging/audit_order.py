"""Rule 7: the order in each slot."""

from collections.abc import Iterator
from itertools import combinations, product

from tests.unit.merging.merged import Merged
from tests.unit.merging.outline import Outline, Slot


def check(case: Merged) -> Iterator[str]:
    """What is wrong with the order of siblings."""
    for slot in case.result.slots:
        if slot.parent is None or not case.is_locked(slot.parent):
            yield from _common(case, slot)
            yield from _additions(case, slot)


def _common(case: Merged, slot: Slot) -> Iterator[str]:
    """The children that all sides have there: one side's order, or both sides' moves, or a conflict and mine."""
    base, mine, theirs, got = _restricted(case, slot)
    if case.order_told(slot.parent):
        expected = [mine] if mine != base else [mine, theirs]
    elif base in (mine, theirs) or mine == theirs:
        expected = [theirs if mine == base else mine]
    elif decided := _decided(base, mine, theirs):
        expected = [decided]
    else:
        fitting = any(_fits(movers, mine, theirs, got) for movers in _disjoint(base, mine, theirs))
        expected = [got] if fitting else []
    if got not in expected:
        yield f"{slot}: {got} and not {expected}; base {base}, mine {mine}, theirs {theirs}"


def _decided(base: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """The one order in which each pair stands as the side that changed it has it; `None` if these make a circle."""
    before: dict[str, set[str]] = {node: set() for node in base}
    for first, second in combinations(base, 2):
        turned = any(order.index(second) < order.index(first) for order in (mine, theirs))
        before[first if turned else second].add(second if turned else first)
    order = sorted(base, key=lambda node: len(before[node]))
    return order if [len(before[node]) for node in order] == list(range(len(order))) else None


def _restricted(case: Merged, slot: Slot) -> list[list[str]]:
    orders = [side.order(slot) for side in (case.base, case.mine, case.theirs, case.result)]
    common = set.intersection(*map(set, orders))
    return [[node for node in order if node in common] for order in orders]


def _disjoint(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[set[str], set[str]]]:
    for my_movers, their_movers in product(_movers(base, mine), _movers(base, theirs)):
        if not my_movers & their_movers:
            yield my_movers, their_movers


def _movers(base: list[str], side: list[str]) -> list[set[str]]:
    """All smallest sets of children that were moved: those outside a longest increasing subsequence."""
    place = {node: index for index, node in enumerate(base)}
    for count in range(len(side) + 1):
        found = []
        for movers in combinations(side, count):
            rest = [place[node] for node in side if node not in movers]
            if rest == sorted(rest):
                found.append(set(movers))
        if found:
            return found
    return []


def _fits(movers: tuple[set[str], set[str]], mine: list[str], theirs: list[str], got: list[str]) -> bool:
    """Whether each side's movers stand, among those that the other side left alone, where it put them."""
    mine_moved, theirs_moved = movers
    return _without(got, theirs_moved) == _without(mine, theirs_moved) and _without(got, mine_moved) == _without(
        theirs, mine_moved
    )


def _without(order: list[str], gone: set[str]) -> list[str]:
    return [node for node in order if node not in gone]


def _additions(case: Merged, slot: Slot) -> Iterator[str]:
    """Additions follow their nearest left sibling that lives, mine before theirs.

    Judged where nobody reordered and nobody's additions meet: elsewhere several orders are right.
    """
    base, mine, theirs, got = _restricted(case, slot)
    order = case.result.order(slot)
    old = set(case.base.order(slot))
    new = {side: [n for n in outline.order(slot) if n not in old] for side, outline in _sides(case)}
    if not base == mine == theirs == got or set(new["mine"]) & set(new["theirs"]) or case.order_told(slot.parent):
        return
    if any(node in old and not _stayed(case, slot, node) for node in order):
        return
    expected = _anchored(case, slot, [node for node in order if node in old])
    if order != expected and set(order) == set(expected):
        yield f"{slot}: additions stand in {order} instead of {expected}"


def _stayed(case: Merged, slot: Slot, node: str) -> bool:
    """Whether this child of the base's slot is there on both sides: where one that upstream deleted stands
    among upstream's additions, nobody can say."""
    return case.mine.slot(node) == case.theirs.slot(node) == slot


def _sides(case: Merged) -> tuple[tuple[str, Outline], ...]:
    return (("mine", case.mine), ("theirs", case.theirs))


def _anchored(case: Merged, slot: Slot, skeleton: list[str]) -> list[str]:
    after: dict[str | None, list[str]] = {}
    alive = set(case.result.order(slot))
    for outline in (case.mine, case.theirs):
        anchor: str | None = None
        for node in outline.order(slot):
            if node in skeleton:
                anchor = node
            elif node in alive and node not in case.base.order(slot):
                after.setdefault(anchor, []).append(node)
    return [*after.get(None, []), *(n for kept in skeleton for n in (kept, *after.get(kept, [])))]
