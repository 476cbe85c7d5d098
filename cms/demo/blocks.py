"""From the source's blocks, which have no ids, to StreamField data, which has them throughout."""

import re
from typing import Any

from wagtail import blocks

from cms.content.blocks.fields import PageReferenceBlock
from cms.demo.source_files import identifier

_PAGE_LINK = re.compile(r'ref="((?:lesson|case|tool|module):[^"]+)"')


def lineage_of(reference: str) -> str:
    """`lesson:crisis-teams:2` → the lineage of that page."""
    return identifier(*reference.split(":"))


def stream(block: blocks.StreamBlock, items: list[dict[str, Any]], *place: object) -> list[dict[str, Any]]:
    """Raw StreamField data for `items` of the source; ids follow from `place` and position."""
    return [
        {
            "type": item["type"],
            "value": _value(block.child_blocks[item["type"]], item["value"], (*place, position)),
            "id": identifier(*place, position),
        }
        for position, item in enumerate(items)
    ]


def _value(block: blocks.Block, value: Any, place: tuple[object, ...]) -> Any:
    if isinstance(block, blocks.StreamBlock):
        return stream(block, value, *place)
    if isinstance(block, blocks.ListBlock):
        return [
            {
                "type": "item",
                "value": _value(block.child_block, item, (*place, position)),
                "id": identifier(*place, position),
            }
            for position, item in enumerate(value)
        ]
    if isinstance(block, blocks.StructBlock):
        return {
            name: _value(child, value[name], (*place, name)) if name in value else _default(child)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, PageReferenceBlock):
        return lineage_of(value)
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value)
    return value


def _default(block: blocks.Block) -> Any:
    """What an editor's first save would leave: an unticked box is `false`, never nothing."""
    default = block.get_prep_value(block.get_default())
    return bool(default) if isinstance(block, blocks.BooleanBlock) else default


def rich_text(html: str) -> str:
    """The source's links by place become links by lineage."""
    return _PAGE_LINK.sub(lambda found: f'ref="{lineage_of(found[1])}"', html)
