"""Walking raw StreamField values by their block definitions."""

from collections.abc import Callable
from typing import Any

from wagtail import blocks

Leaf = Callable[[blocks.Block, Any], Any]


def map_leaves(block: blocks.Block, raw: Any, change: Leaf) -> Any:
    """A copy of the raw value `raw` with `change(block, value)` applied to each leaf.

    A leaf is whatever is neither stream, list nor struct. Blocks of a type that `block` does
    not know are kept as they are.
    """
    if isinstance(block, blocks.StreamBlock):
        return [_map_item(block.child_blocks.get(item["type"]), item, change) for item in raw or []]
    if isinstance(block, blocks.ListBlock):
        return [_map_item(block.child_block, item, change) for item in raw or []]
    if isinstance(block, blocks.StructBlock):
        return {
            name: map_leaves(block.child_blocks[name], value, change) if name in block.child_blocks else value
            for name, value in (raw or {}).items()
        }
    return change(block, raw)


def _map_item(block: blocks.Block | None, item: dict[str, Any], change: Leaf) -> dict[str, Any]:
    if block is None:
        return item
    return {**item, "value": map_leaves(block, item["value"], change)}


def each_leaf(block: blocks.Block, raw: Any, visit: Callable[[blocks.Block, Any], None]) -> None:
    """Calls `visit(block, value)` for each leaf, in reading order."""

    def look(leaf: blocks.Block, value: Any) -> Any:
        visit(leaf, value)
        return value

    map_leaves(block, raw, look)


def leaf_block(block: blocks.Block, raw: Any, path: list[str]) -> tuple[blocks.Block | None, list[str]]:
    """The leaf's definition at `path` (ids and field names), and the path by types and names.

    wagtail-localize calls the second one the field path: `["rich_text", "text"]`.
    """
    names: list[str] = []
    for step in path:
        if isinstance(block, blocks.StreamBlock):
            item = next((item for item in raw or [] if item.get("id") == step), None)
            if item is None or item["type"] not in block.child_blocks:
                return None, names
            names.append(item["type"])
            block, raw = block.child_blocks[item["type"]], item["value"]
        elif isinstance(block, blocks.ListBlock):
            item = next((item for item in raw or [] if item.get("id") == step), None)
            if item is None:
                return None, names
            names.append("item")
            block, raw = block.child_block, item["value"]
        elif isinstance(block, blocks.StructBlock):
            if step not in block.child_blocks:
                return None, names
            names.append(step)
            block, raw = block.child_blocks[step], (raw or {}).get(step)
        else:
            break
    return block, names
