"""Where in a page a change is: its definition, and the way there in the words of editors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail import blocks

from cms.content.blocks import QuestionBlock
from cms.content.page import ContentPage
from editions.admin.review.fields import definition_of, label_of

__all__ = ["Spot", "leaf_at", "spot_of_field", "spot_of_node", "spot_of_string"]


@dataclass(frozen=True)
class Spot:
    """`trail` leads to a block or a field; `definition` is `None` for what this version does not know."""

    definition: Any
    trail: tuple[str, ...] = ()
    question: bool = False

    def then(self, definition: Any, *labels: str) -> "Spot":
        question = self.question or isinstance(definition, QuestionBlock)
        return Spot(definition, (*self.trail, *(label for label in labels if label)), question)


def spot_of_node(model: type[ContentPage], documents: Sequence[Mapping[str, Any]], node: str) -> Spot | None:
    """The block with this id, in the first of `documents` that has it."""
    for document in documents:
        for name in model.document_fields:
            field: Any = model._meta.get_field(name)
            definition = definition_of(field)
            if isinstance(definition, blocks.StreamBlock):
                found = _find(Spot(definition, (label_of(field),)), document["fields"].get(name), node)
                if found:
                    return found
    return None


def leaf_at(spot: Spot, path: Sequence[str]) -> Spot:
    """The field at `path` (names) inside a block or a page's stand-in."""
    for name in path:
        children = getattr(spot.definition, "child_blocks", None) or {}
        child = children.get(name)
        spot = spot.then(child, label_of(child) if child is not None else name)
    return spot


def spot_of_field(model: type[ContentPage], path: Sequence[str]) -> Spot:
    """A field of the page itself, or what is inside it."""
    names = {field.name for field in model._meta.get_fields()}
    if path[0] not in names:
        return Spot(None, tuple(path))
    field = model._meta.get_field(path[0])
    return leaf_at(Spot(definition_of(field), (label_of(field),)), path[1:])


def spot_of_string(model: type[ContentPage], fields: Mapping[str, Any], path: Sequence[str]) -> Spot:
    """What wagtail-localize's path (ids and names) leads to."""
    name, *steps = path
    field: Any = model._meta.get_field(name)
    spot = Spot(definition_of(field), (label_of(field),))
    raw: Any = fields.get(name)
    for step in steps:
        if isinstance(spot.definition, blocks.StreamBlock | blocks.ListBlock):
            at = next((n for n, item in enumerate(raw or []) if item.get("id") == step), None)
            if at is None:
                break
            spot, raw = _into(spot, raw, at), raw[at].get("value")
        elif isinstance(spot.definition, blocks.StructBlock) and step in spot.definition.child_blocks:
            child = spot.definition.child_blocks[step]
            inner = child if isinstance(child, blocks.StreamBlock | blocks.ListBlock) else None
            spot, raw = spot.then(child, "" if inner else label_of(child)), (raw or {}).get(step)
        else:
            break
    return spot


def _find(spot: Spot, raw: Any, node: str) -> Spot | None:
    definition = spot.definition
    if isinstance(definition, blocks.StreamBlock | blocks.ListBlock):
        for at, item in enumerate(raw if isinstance(raw, list) else []):
            inside = _into(spot, raw, at)
            found = inside if item.get("id") == node else _find(inside, item.get("value"), node)
            if found:
                return found
    elif isinstance(definition, blocks.StructBlock):
        for name, child in definition.child_blocks.items():
            lists = isinstance(child, blocks.StreamBlock | blocks.ListBlock)
            inner = spot.then(child, "" if lists else label_of(child))
            found = _find(inner, (raw or {}).get(name), node)
            if found:
                return found
    return None


def _into(spot: Spot, raw: list[dict[str, Any]], at: int) -> Spot:
    """The item at a position, called by its kind and, where there are several, by its number."""
    item, definition = raw[at], spot.definition
    if isinstance(definition, blocks.ListBlock):
        label = label_of(definition.child_block) or label_of(definition)
        return spot.then(definition.child_block, f"{label} {at + 1}")
    child = definition.child_blocks.get(item.get("type"))
    alike = [n for n, each in enumerate(raw) if each.get("type") == item.get("type")]
    label = label_of(child) if child is not None else str(item.get("type"))
    return spot.then(child, label if len(alike) == 1 else f"{label} {alike.index(at) + 1}")
