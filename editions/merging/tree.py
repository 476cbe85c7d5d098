"""A stream taken apart into nodes, and put together again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from editions.merging.keys import key_of, rich_text_key
from editions.merging.result import Path
from editions.merging.shape import Shapes, groups_of, kind_of

# The id of the node that holds a list of children ("" for the outermost), and the fields that
# lead to the list.
Slot = tuple[str, Path]
ROOT: Slot = ("", ())


def shown(slot: Slot | None) -> list[str] | None:
    """A slot as reports tell it."""
    return [slot[0], *slot[1]] if slot is not None else None


@dataclass(slots=True)
class Node:
    """One item of a stream or a list: what it says itself, and which items it holds."""

    id: str
    type: str
    # Which definition its value follows; -1 for a type that nobody defines: opaque.
    shape: int
    slot: Slot
    item: dict[str, Any]
    leaves: dict[Path, Any] = field(default_factory=dict)
    keys: dict[Path, str] = field(default_factory=dict)
    rich: set[Path] = field(default_factory=set)
    slots: dict[Path, list[str]] = field(default_factory=dict)
    structs: list[Path] = field(default_factory=list)
    groups: list[tuple[Path, Path]] = field(default_factory=list)

    @property
    def kind(self) -> tuple[str, int]:
        """What has to be equal for its leaves to be comparable."""
        return (self.type, self.shape)


class Tree:
    """The nodes by id, parents before children, in the order of the document."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.top: list[str] = []
        self._prints: dict[str, str] = {}

    def __contains__(self, identifier: str) -> bool:
        return identifier in self.nodes

    def __getitem__(self, identifier: str) -> Node:
        return self.nodes[identifier]

    def get(self, identifier: str) -> Node | None:
        return self.nodes.get(identifier)

    def children(self, slot: Slot) -> list[str]:
        if slot == ROOT:
            return self.top
        node = self.nodes.get(slot[0])
        return node.slots.get(slot[1], []) if node else []

    def below(self, identifier: str) -> Iterator[str]:
        """The ids of the node's descendants, parents first."""
        waiting = [identifier]
        while waiting:
            for children in self.nodes[waiting.pop()].slots.values():
                for child in children:
                    yield child
                    waiting.append(child)

    def item(self, identifier: str) -> dict[str, Any] | None:
        """The raw item, with all that it holds."""
        node = self.nodes.get(identifier)
        return node.item if node else None

    def group(self, identifier: str, prefix: Path, names: Path) -> dict[str, Any] | None:
        """`{field: raw value}` of the fields `names` in the struct at `prefix`."""
        node = self.nodes.get(identifier)
        value = node.item["value"] if node else None
        for name in prefix:
            value = value.get(name) if isinstance(value, dict) else None
        if not isinstance(value, dict):
            return None
        return {name: value[name] for name in names if name in value}

    def fingerprint(self, identifier: str, prefix: Path = (), names: Path = ()) -> str:
        """Equal where the node says the same in all depth; with `names`, where these fields do.

        Costs as much as the part is large. A node lies in few groups, so that all of them
        together cost a small multiple of the document.
        """
        node = self.nodes[identifier]
        within = [(*prefix, name) for name in names] or [prefix]

        def covered(path: Path) -> bool:
            return any(path[: len(start)] == start for start in within)

        own = sorted((path, key) for path, key in node.keys.items() if covered(path))
        held = sorted((path, children) for path, children in node.slots.items() if covered(path))
        inner = [(path, [(child, self._print(child)) for child in children]) for path, children in held]
        return key_of([own, inner])

    def _print(self, identifier: str) -> str:
        if identifier not in self._prints:
            node = self.nodes[identifier]
            said = key_of([node.type, node.shape, self.fingerprint(identifier)])
            # A digest: strings of strings would double their escapes at each depth.
            self._prints[identifier] = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self._prints[identifier]


def read_tree(block: Any, items: list[dict[str, Any]], shapes: Shapes) -> Tree:
    """The nodes of a raw stream whose items all have ids of their own."""
    tree = Tree()
    _read_items(tree, shapes, items, ROOT, block.child_blocks, None)
    tree.top = [item["id"] for item in items]
    return tree


def _read_items(tree: Tree, shapes: Shapes, items: list[dict[str, Any]], slot: Slot, children: Any, child: Any) -> None:
    for item in items:
        definition = child if children is None else children.get(item["type"])
        shape = -1 if definition is None else shapes.number(definition)
        node = Node(item["id"], item["type"], shape, slot, item)
        tree.nodes[node.id] = node
        if definition is None:
            node.leaves[()] = item["value"]
            node.keys[()] = key_of(item["value"])
        else:
            _read_value(tree, shapes, node, definition, item["value"], ())


def _read_value(tree: Tree, shapes: Shapes, node: Node, block: Any, raw: Any, path: Path) -> None:
    kind = kind_of(block)
    if kind == "struct" and isinstance(raw, dict):
        node.structs.append(path)
        node.groups.extend((path, group) for group in groups_of(block))
        for name, value in raw.items():
            inner = (*path, name)
            if name in block.child_blocks:
                _read_value(tree, shapes, node, block.child_blocks[name], value, inner)
            else:
                node.leaves[inner] = value
                node.keys[inner] = key_of(value)
    elif kind in ("stream", "list") and isinstance(raw, list):
        node.slots[path] = [item["id"] for item in raw]
        if kind == "stream":
            _read_items(tree, shapes, raw, (node.id, path), block.child_blocks, None)
        else:
            _read_items(tree, shapes, raw, (node.id, path), None, block.child_block)
    else:
        node.leaves[path] = raw
        if kind == "rich_text":
            node.rich.add(path)
        node.keys[path] = rich_text_key(raw) if kind == "rich_text" else key_of(raw)
