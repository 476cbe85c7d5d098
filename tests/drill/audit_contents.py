"""What became of a page's fields and blocks in one language.

Nothing of mine is gone unless a conflict or notice holds it; all that is new upstream is there
or reported; nothing of theirs is there unless somebody took it; and nothing comes from nowhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.drill.reports import Item, Page, Told
from tests.unit.merging.audit_values import equal
from tests.unit.merging.held import mentions
from tests.unit.merging.outline import MISSING, Node, Outline, Path, Slot
from tests.unit.merging.sentences import sentences


@dataclass(frozen=True)
class Case:
    base: Outline
    mine: Outline
    theirs: Outline
    after: Outline
    page: Page

    def around(self, node: str) -> set[str]:
        sides = (self.base, self.mine, self.theirs, self.after)
        return {node, *(above for side in sides for above in side.ancestors(node))}

    def is_about(self, node: str, which: Any = lambda report: True) -> bool:
        return any(True for _report in self.page.about(which, self.around(node)))

    def is_locked(self, node: str) -> bool:
        """Whether upstream wants the block, or one around it, kept as it has it: then nobody is asked."""
        return any(self.theirs.leaf(each, ("mandatory",)) is True for each in self.around(node))


def check(case: Case) -> Iterator[str]:
    """What is wrong, one sentence each."""
    yield from case.after.faults
    for node in case.mine.nodes.values():
        yield from _lost(case, node)
    for node in case.theirs.nodes.values():
        yield from _unreported(case, node)
    for node in case.after.nodes.values():
        yield from _unasked(case, node)
    yield from _existence(case)
    for node in case.after.nodes:
        yield from _places(case, node)
    for slot in case.after.slots:
        yield from _order(case, slot)
    for node in case.after.nodes.values():
        yield from _groups(case, node)
    yield from _own_texts(case)


def _news(base: Outline, side: Outline, node: Node) -> Iterator[tuple[Path, Any, list[str] | None]]:
    """What `side` brought in: leaves, or the new sentences of a rich text."""
    known = node.id in base and base[node.id].type == node.type
    for path, value in node.leaves.items():
        old = base.leaf(node.id, path) if known else MISSING
        if old is not MISSING and equal(old, value):
            continue
        if path in node.rich:
            before = sentences(str(old or "")) if old is not MISSING else []
            yield path, value, [each for each in sentences(str(value or "")) if each not in before]
        else:
            yield path, value, None


def _has(outline: Outline, node: Node, path: Path, value: Any, sentence: str | None) -> bool:
    if node.id not in outline or outline[node.id].type != node.type:
        return False
    got = outline.leaf(node.id, path)
    return sentence in sentences(str(got or "")) if sentence is not None else equal(got, value)


def _lost(case: Case, node: Node) -> Iterator[str]:
    page = case.page
    for path, value, new in _news(case.base, case.mine, node):
        for sentence in new if new is not None else [None]:
            if _has(case.after, node, path, value, sentence):
                continue
            if sentence is None:
                held = page.holds_leaf(page.gives_up_mine, "mine", node.id, path, value)
            else:
                held = page.holds_sentence(page.gives_up_mine, "mine", node.id, path, sentence)
            if not held:
                yield f"{node.id} {path}: mine is lost: {sentence or value!r}"


def _unreported(case: Case, node: Node) -> Iterator[str]:
    page = case.page
    for path, value, new in _news(case.base, case.theirs, node):
        for sentence in new if new is not None else [None]:
            if _has(case.after, node, path, value, sentence) or _has(case.mine, node, path, value, sentence):
                continue
            if sentence is None:
                held = page.holds_leaf(page.leaves_theirs, "theirs", node.id, path, value)
            else:
                held = page.holds_sentence(page.leaves_theirs, "theirs", node.id, path, sentence)
            if not held:
                yield f"{node.id} {path}: theirs is neither there nor reported: {sentence or value!r}"


def _unasked(case: Case, node: Node) -> Iterator[str]:
    page = case.page
    for path, value in node.leaves.items():
        if path in node.rich:
            yield from _unasked_text(case, node, path)
            continue
        mine, theirs = (side.leaf(node.id, path) for side in (case.mine, case.theirs))
        if equal(value, mine):
            continue
        if equal(value, theirs):
            if node.id in case.mine and not _taken(case, node.id, path, value):
                yield f"{node.id} {path}: nobody asked for {value!r} instead of {mine!r}"
        elif value not in page.edited(node.id, path):
            yield f"{node.id} {path}: {value!r} comes from nowhere; mine {mine!r}, theirs {theirs!r}"


def _taken(case: Case, node: str, path: Path, value: Any) -> bool:
    page = case.page
    return case.is_locked(node) or page.holds_leaf(page.brings_theirs, "theirs", node, path, value)


def _unasked_text(case: Case, node: Node, path: Path) -> Iterator[str]:
    page = case.page
    base, mine, theirs, after = (
        None if side.leaf(node.id, path) is MISSING else sentences(str(side.leaf(node.id, path) or ""))
        for side in (case.base, case.mine, case.theirs, case.after)
    )
    asked = _may_follow(case, node.id) or page.on_text(page.brings_theirs, node.id, path)
    edited = [sentence for text in page.edited(node.id, path) for sentence in sentences(str(text))]
    for sentence in after or []:
        if sentence in (mine or []) or any(sentence in each or each in sentence for each in edited):
            continue
        if sentence not in (theirs or []):
            yield f"{node.id} {path}: {sentence!r} comes from nowhere"
        elif mine is not None and not asked:
            yield f"{node.id} {path}: nobody asked for {sentence!r}"
    if base is None or mine is None or theirs is None or edited or _reordered(base, mine) or _reordered(base, theirs):
        return
    for sentence in base:
        in_mine, in_theirs, there = sentence in mine, sentence in theirs, sentence in (after or [])
        if in_mine and not there and (in_theirs or not asked):
            yield f"{node.id} {path}: {sentence!r} is gone, and nobody took it out"
        if there and not in_mine and not asked:
            yield f"{node.id} {path}: {sentence!r}, which I took out, is back"


def _reordered(base: list[str], side: list[str]) -> bool:
    counted = Counter(base) + Counter(sentence for sentence in side if sentence not in base)
    common = [sentence for sentence in base if sentence in side]
    return max(counted.values(), default=1) > 1 or common != [each for each in side if each in base]


def _existence(case: Case) -> Iterator[str]:
    page = case.page
    for node in sorted({*case.base.nodes, *case.mine.nodes, *case.theirs.nodes}):
        in_base, in_mine, in_theirs = (node in side for side in (case.base, case.mine, case.theirs))
        there = node in case.after
        if in_mine and not there and (in_theirs or not in_base) and not case.is_about(node, page.gives_up_mine):
            yield f"{node} is mine, nobody gave it up, and it is gone"
        elif in_mine and not there and not _may_follow(case, node):
            yield f"{node}, deleted upstream, is gone without anybody taking that"
        elif in_mine and there and in_base and not in_theirs and not case.is_about(node, page.leaves_theirs):
            yield f"{node} was deleted upstream and lives, and nothing says so"
        elif not in_mine and there and not _may_follow(case, node):
            yield f"{node} is there, which I do not have, and nobody took it"
        elif not in_mine and not there and in_theirs and not in_base and not case.is_about(node, page.leaves_theirs):
            yield f"{node} was added upstream, is not there, and nothing says so"


def _may_follow(case: Case, node: str) -> bool:
    return case.is_locked(node) or case.is_about(node, case.page.brings_theirs)


def _places(case: Case, node: str) -> Iterator[str]:
    base, mine, theirs, after = (side.slot(node) for side in (case.base, case.mine, case.theirs, case.after))
    if after not in (base, mine, theirs):
        yield f"{node} stands in {after}, where nobody put it"
    elif mine and after != mine and not _may_follow(case, node):
        yield f"{node} stands in {after} and not in {mine}, and nobody asked for that"
    elif mine and theirs and theirs not in (base, mine) and after != theirs and not case.is_about(node):
        yield f"{node} moved upstream to {theirs}, stands in {after}, and nothing says so"


def _order(case: Case, slot: Slot) -> Iterator[str]:
    if slot.parent and case.is_locked(slot.parent):
        return
    sides = (case.base, case.mine, case.theirs, case.after)
    common = set.intersection(*(set(side.order(slot)) for side in sides))
    base, mine, theirs, after = ([each for each in side.order(slot) if each in common] for side in sides)
    yield from order_problems((base, mine, theirs, after), _orders(case, slot), str(slot))


def _groups(case: Case, node: Node) -> Iterator[str]:
    """Fields that only make sense together are one side's, all of them."""
    for group in getattr(getattr(node.block, "meta", None), "merge_groups", ()):
        sides = [side[node.id].item["value"] for side in (case.mine, case.theirs) if node.id in side]
        got, *known = ([value.get(name) for name in group] for value in (node.item["value"], *sides))
        if got not in known:
            yield f"{node.id} {group} is neither side's: {got}, of {known}"


def _own_texts(case: Case) -> Iterator[str]:
    """A text that somebody wrote instead of mine or theirs stands where it was to."""
    for item in case.page.all:
        if not isinstance(item, Item) or not item.taken or item.edited is None or item.node not in case.after:
            continue
        if not equal(case.after.leaf(item.node, item.path), item.edited):
            yield f"{item.node} {item.path} is not what was written instead: {item.edited!r}"


def _orders(case: Case, slot: Slot) -> list[Item | Told]:
    """Reports on that list's order, or on something that holds the list whole."""
    around = case.around(slot.parent) if slot.parent else set()
    inside = [each for side in (case.mine, case.theirs) for each in side.order(slot)]
    return [
        report
        for report in case.page.all
        if report.node in around and (report.path == slot.path or any(mentions(report, each) for each in inside))
    ]


def order_problems(
    orders: tuple[list[str], list[str], list[str], list[str]], reports: list[Any], where: str
) -> Iterator[str]:
    """What is wrong with the order `after` of what all sides have, given what was told of it."""
    base, mine, theirs, after = orders
    moves = [report for report in reports if isinstance(report, Item)]
    around = [report for report in reports if isinstance(report, Told)]
    if after == mine:
        if theirs not in (base, mine) and not moves and not around:
            # Where each side moved what the other left alone, both moves may come out as mine.
            if mine == base:
                yield f"{where}: upstream's order {theirs} is neither there nor reported"
        elif mine == base != theirs and moves and all(move.taken for move in moves) and not around:
            yield f"{where}: upstream's order {theirs} was taken and is not there"
    elif not any(move.taken for move in moves) and not around:
        yield f"{where}: the order is {after} and not mine, {mine}; nobody asked for that"
