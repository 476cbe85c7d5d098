"""Random edits of a document, of all the kinds that editors make, and some that only a tool would."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks

from tests.unit.merging.sentences import split
from tests.unit.merging.values import CONTAINERS, STREAM, Kind, Maker


@dataclass(frozen=True)
class Place:
    """A list of items in a document, which edits change as it stands."""

    block: blocks.Block
    items: list[dict[str, Any]]
    kind: Kind
    # The ids of what it stands in: an item cannot be moved into itself.
    within: frozenset[str]

    def fresh(self, maker: Maker) -> dict[str, Any]:
        if isinstance(self.block, blocks.ListBlock):
            return maker.item(self.block, self.kind, 1)
        return maker.child(self.block, 1)


@dataclass(frozen=True)
class Leaf:
    """A value without parts, and the dict that holds it."""

    block: blocks.Block | None
    holder: dict[str, Any]
    key: str
    node: str
    path: tuple[str, ...]


def parts(block: blocks.Block, document: list[Any]) -> tuple[list[Place], list[Leaf]]:
    """All places and leaves of a document."""
    places: list[Place] = []
    leaves: list[Leaf] = []
    _collect(places, leaves, Place(block, document, STREAM, frozenset()))
    return places, leaves


def _collect(places: list[Place], leaves: list[Leaf], place: Place) -> None:
    places.append(place)
    for item in place.items:
        if isinstance(place.block, blocks.ListBlock):
            child, kind = place.block.child_block, (*place.kind, "item")
        else:
            child, kind = place.block.child_blocks.get(item["type"]), (item["type"],)
        _collect_value(places, leaves, child, Leaf(child, item, "value", item["id"], ()), kind, place.within)


def _collect_value(
    places: list[Place],
    leaves: list[Leaf],
    block: blocks.Block | None,
    spot: Leaf,
    kind: Kind,
    within: frozenset[str],
) -> None:
    value = spot.holder[spot.key]
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        kind = STREAM if isinstance(block, blocks.StreamBlock) else kind
        _collect(places, leaves, Place(block, value, kind, within | {spot.node}))
    elif block is not None and isinstance(block, blocks.StructBlock):
        for name in value:
            child = block.child_blocks.get(name)
            inner = Leaf(child, value, name, spot.node, (*spot.path, name))
            _collect_value(places, leaves, child, inner, (*kind, name), within)
    else:
        leaves.append(spot)


def change(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """Another value for a leaf; sometimes one that the other side may choose as well."""
    _places, leaves = parts(block, document)
    if leaves:
        _change_leaf(maker, maker.pick(leaves))


def write(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """An edit within a rich text."""
    _places, leaves = parts(block, document)
    texts = [leaf for leaf in leaves if isinstance(leaf.block, blocks.RichTextBlock)]
    if texts:
        _change_leaf(maker, maker.pick(texts))


def _change_leaf(maker: Maker, leaf: Leaf) -> None:
    old = leaf.holder[leaf.key]
    if isinstance(leaf.block, blocks.RichTextBlock):
        new: Any = _rewrite(maker, old)
    elif isinstance(leaf.block, blocks.BooleanBlock):
        new = not old
    elif isinstance(leaf.block, blocks.ChoiceBlock):
        new = maker.pick(("info", "tip", "danger"))
    elif isinstance(leaf.block, blocks.IntegerBlock):
        new = maker.pick((None, 0, 1000 + maker.number()))
    elif leaf.block is None and isinstance(old, dict):
        new = {**old, maker.pick(("text", "more")): maker.word()}
    else:
        new = maker.pick((maker.word(), maker.word(), maker.word(), "the same", ""))
    leaf.holder[leaf.key] = new


FRAME = re.compile(r"(<(p|h3|li)\b[^>]*>)(.*?)(</\2>)", re.DOTALL)


def _rewrite(maker: Maker, html: str) -> str:
    """`html` with a sentence or a paragraph changed, added, taken out or moved."""
    frames = list(FRAME.finditer(html))
    if not frames:
        return maker.prose()
    frame = maker.pick(frames)
    start, end = frame.span()
    match maker.pick(("sentence", "sentence", "sentence", "before", "after", "out", "last")):
        case "sentence":
            texts = _resentence(maker, split(frame[3]))
            return html[:start] + frame[1] + " ".join(texts) + frame[4] + html[end:]
        case "before":
            return maker.paragraph() + html
        case "after":
            return html + maker.paragraph()
        case "out" if len(frames) > 1 and frame[2] != "li":
            return html[:start] + html[end:]
        case "last" if frame[2] != "li":
            return html[:start] + html[end:] + frame[0]
    return html


def _resentence(maker: Maker, texts: list[str]) -> list[str]:
    at = maker.upto(len(texts) - 1) if texts else 0
    match maker.pick(("change", "change", "add", "out")):
        case "change":
            return [*texts[:at], maker.sentence(), *texts[at + 1 :]]
        case "out" if len(texts) > 1:
            return [*texts[:at], *texts[at + 1 :]]
        case _:
            at = maker.upto(len(texts))
            return [*texts[:at], maker.sentence(), *texts[at:]]


def add(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """A new item, anywhere."""
    place = maker.pick(parts(block, document)[0])
    place.items.insert(maker.upto(len(place.items)), place.fresh(maker))


def delete(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """An item is taken out, with all that it holds."""
    for place, at in _one(maker, block, document):
        del place.items[at]


def shift(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """An item moves among its siblings."""
    for place, at in _one(maker, block, document):
        item = place.items.pop(at)
        place.items.insert(maker.upto(len(place.items)), item)


def shuffle(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """Siblings are turned round."""
    place = maker.pick(parts(block, document)[0])
    place.items.reverse()


def move(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """An item moves to another place that can hold it, in another container if there is one."""
    for place, at in _one(maker, block, document):
        item = place.items[at]
        others = [
            other
            for other in parts(block, document)[0]
            if other.kind == place.kind and item["id"] not in other.within and other.items is not place.items
        ]
        if others:
            del place.items[at]
            other = maker.pick(others)
            other.items.insert(maker.upto(len(other.items)), item)


def nest(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """A container moves into another one: what makes cycles when both sides do it."""
    places = [place for place in parts(block, document)[0] if place.kind == STREAM]
    found = [(p, item) for p in places for item in p.items if item["type"] in CONTAINERS]
    if not found:
        return
    place, item = maker.pick(found)
    others = [other for other in places if item["id"] not in other.within and other.within]
    if others:
        place.items.remove(item)
        other = maker.pick(others)
        other.items.insert(maker.upto(len(other.items)), item)


def retype(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """A stream's item becomes one of another type, under the same id."""
    for place, at in _one(maker, block, document):
        if not isinstance(place.block, blocks.ListBlock):
            place.items[at] = {**place.fresh(maker), "id": place.items[at]["id"]}


def dissolve(maker: Maker, block: blocks.Block, document: list[Any]) -> None:
    """A container is deleted after what it held was moved out."""
    for place, at in _one(maker, block, document):
        inner = [p for p in parts(place.block, [place.items[at]])[0][1:] if p.kind == place.kind]
        place.items[at : at + 1] = [item for p in inner[:1] for item in p.items]


def _one(maker: Maker, block: blocks.Block, document: list[Any]) -> Iterator[tuple[Place, int]]:
    """A place and the index of an item in it, once; not at all where there is no item."""
    found = [(place, at) for place in parts(block, document)[0] for at in range(len(place.items))]
    if found:
        yield maker.pick(found)


Edit = Callable[[Maker, blocks.Block, list[Any]], None]

EDITS: tuple[Edit, ...] = (
    change,
    change,
    change,
    write,
    write,
    add,
    add,
    delete,
    delete,
    shift,
    shift,
    shuffle,
    move,
    move,
    nest,
    retype,
    dissolve,
)

WRITING: tuple[Edit, ...] = (write, write, write, write, move, delete)
ORDERING: tuple[Edit, ...] = (shift, shift, shift, shift, shuffle, add, delete, change)
ASKING: tuple[Edit, ...] = (move, move, move, move, change, change, delete, add, shift)
