"""A raw StreamField value as the specification sees it: nodes with types, slots and leaves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail import blocks

Path = tuple[str, ...]
MISSING = object()


@dataclass(frozen=True)
class Slot:
    """Where items stand: in which node (`None`: at the top) and in which of its fields."""

    parent: str | None
    path: Path = ()


@dataclass(frozen=True)
class Node:
    """An item of a stream or list; `block` is `None` where the stream does not know the type."""

    id: str
    type: str
    slot: Slot
    block: blocks.Block | None
    item: dict[str, Any]
    leaves: dict[Path, Any] = field(default_factory=dict)
    rich: set[Path] = field(default_factory=set)


@dataclass
class Outline:
    """All nodes by id, the order in each slot, and what is wrong with the value's form."""

    nodes: dict[str, Node] = field(default_factory=dict)
    slots: dict[Slot, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __contains__(self, node: object) -> bool:
        return node in self.nodes

    def __getitem__(self, node: str) -> Node:
        return self.nodes[node]

    def ancestors(self, node: str) -> Iterator[str]:
        """Those that `node` stands in, from the nearest outwards."""
        while node in self.nodes and (parent := self.nodes[node].slot.parent) is not None:
            yield parent
            node = parent

    def slot(self, node: str) -> Slot | None:
        return self.nodes[node].slot if node in self.nodes else None

    def leaf(self, node: str, path: Path) -> Any:
        """The leaf's value, `MISSING` where there is none."""
        return self.nodes[node].leaves.get(path, MISSING) if node in self.nodes else MISSING

    def order(self, slot: Slot) -> list[str]:
        return self.slots.get(slot, [])


def outline(block: blocks.Block, value: Any) -> Outline:
    """The outline of `value`, whose definition `block` is."""
    found = Outline()
    _read_slot(found, block, value, Slot(None))
    return found


def _read_slot(found: Outline, block: blocks.Block, items: Any, slot: Slot) -> None:
    if not isinstance(items, list):
        found.faults.append(f"{slot} holds {items!r}, not a list")
        return
    order = found.slots.setdefault(slot, [])
    for item in items:
        if not isinstance(item, dict) or not {"id", "type", "value"} <= set(item) or not item["id"]:
            found.faults.append(f"{slot} holds {item!r}, which is no item with id, type and value")
            continue
        if item["id"] in found.nodes:
            found.faults.append(f"the id {item['id']} is there twice")
            continue
        order.append(item["id"])
        _read_item(found, block, item, slot)


def _read_item(found: Outline, block: blocks.Block, item: dict[str, Any], slot: Slot) -> None:
    if isinstance(block, blocks.ListBlock):
        child = block.child_block
        if item["type"] != "item":
            found.faults.append(f"{item['id']} stands in a list with the type {item['type']}")
    else:
        child = block.child_blocks.get(item["type"])
    node = Node(item["id"], item["type"], slot, child, item)
    found.nodes[node.id] = node
    _read_value(found, node, child, item["value"], ())


def _read_value(found: Outline, node: Node, block: blocks.Block | None, value: Any, path: Path) -> None:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        _read_slot(found, block, value, Slot(node.id, path))
    elif block is not None and isinstance(block, blocks.StructBlock):
        if not isinstance(value, dict):
            found.faults.append(f"{node.id} holds {value!r} at {path}, not a struct")
            return
        for name, inner in value.items():
            _read_value(found, node, block.child_blocks.get(name), inner, (*path, name))
    else:
        node.leaves[path] = value
        if isinstance(block, blocks.RichTextBlock):
            node.rich.add(path)
