"""Rule 5 for rich text: by sentences, so that a merge finer than whole values can be judged."""

from collections import Counter
from collections.abc import Iterator

from tests.unit.merging.held import Side
from tests.unit.merging.merged import Merged
from tests.unit.merging.outline import MISSING, Node, Outline, Path
from tests.unit.merging.sentences import sentences

SIDES: tuple[tuple[Side, Side], ...] = (("mine", "theirs"), ("theirs", "mine"))


def check(case: Merged) -> Iterator[str]:
    """What is wrong with rich text: sentences lost, deletions undone, sentences from nowhere."""
    for side, other in SIDES:
        for node in case.side(side).nodes.values():
            for path in node.rich:
                yield from _lost(case, side, node, path)
        for node in case.result.nodes.values():
            for path in node.rich:
                yield from _undone(case, side, other, node, path)
    for node in case.result.nodes.values():
        for path in node.rich:
            yield from _invented(case, node, path)


def _read(outline: Outline, node: Node, path: Path) -> list[str] | None:
    """The sentences of that text; `None` where the node is not there, or is of another type."""
    text = outline.leaf(node.id, path)
    if text is MISSING or outline[node.id].type != node.type or path not in outline[node.id].rich:
        return None
    return sentences(str(text or ""))


def _lost(case: Merged, side: Side, node: Node, path: Path) -> Iterator[str]:
    old = _read(case.base, node, path) or []
    got = _read(case.result, node, path) or []
    for sentence in _read(case.side(side), node, path) or []:
        if sentence not in old and sentence not in got and not case.holds_sentence(side, node.id, path, sentence):
            yield f"{side}: {node.id} {path}: {sentence!r} is lost"


def _undone(case: Merged, side: Side, other: Side, node: Node, path: Path) -> Iterator[str]:
    """A sentence that this side took out is out; one that both sides left alone is there."""
    texts = [_read(outline, node, path) for outline in (case.base, case.side(side), case.side(other), case.result)]
    # In a conflict mine stands, what I took out included; only a lock can bring that back.
    excused = case.is_locked(node.id) if side == "mine" else case.is_told(node.id, path)
    if any(text is None for text in texts) or excused:
        return
    base, this, that, got = (text or [] for text in texts)
    if _moved(base, this) or _moved(base, that):
        return
    for sentence in base:
        if sentence in that and sentence not in this and sentence in got:
            yield f"{side} took out of {node.id} {path}: {sentence!r}, and it is still there"
        if sentence in that and sentence in this and sentence not in got and not case.is_told(node.id, path):
            yield f"{node.id} {path}: {sentence!r} was on all sides, and is gone"


def _moved(base: list[str], side: list[str]) -> bool:
    """Whether sentences changed their order, or are there several times: then nobody can tell."""
    counted = Counter(base) + Counter(sentence for sentence in side if sentence not in base)
    common = [sentence for sentence in base if sentence in side]
    return max(counted.values(), default=1) > 1 or common != [sentence for sentence in side if sentence in base]


def _invented(case: Merged, node: Node, path: Path) -> Iterator[str]:
    known = {
        sentence for outline in (case.base, case.mine, case.theirs) for sentence in _read(outline, node, path) or []
    }
    for sentence in _read(case.result, node, path) or []:
        if sentence not in known:
            yield f"{node.id} {path}: {sentence!r} comes from nowhere"
