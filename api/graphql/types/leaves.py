"""From a block's definition to GraphQL fields: every kind of value that content blocks are made of.

A kind of value that is not listed here stops the schema from being built, so a new block is
served whole or not at all.
"""

from collections.abc import Callable, Mapping
from typing import Any

import graphene
from django.core.exceptions import ImproperlyConfigured
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from api.graphql.types.case_study import CaseStudy
from api.graphql.types.choices import choice_enum, choice_field
from api.graphql.types.media import Image
from api.graphql.types.rich_text import RichTextNode, as_nodes
from api.graphql.types.slot import Slot
from api.graphql.types.tool import Tool
from api.graphql.types.wording import english, purpose_of, sentence
from api.reading.values import Values, as_text
from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock

_PAGES: Mapping[str, tuple[type[graphene.ObjectType], Callable[[Values, str], object]]] = {
    "content.CaseStudy": (CaseStudy, Values.case_study),
    "content.Tool": (Tool, Values.tool),
}
# Exactly these: what subclasses them (a rich text in raw HTML, an e-mail address) wants a decision of its own.
_PLAIN = (blocks.CharBlock, blocks.TextBlock, blocks.RegexBlock)


def fields_of(owner: str, block: blocks.BaseStructBlock, leave_out: frozenset[str]) -> dict[str, graphene.Field]:
    """The GraphQL fields of the struct `block`, served by the type `owner`; resolved on `Values`."""
    fields: dict[str, graphene.Field] = {}
    for name, child in block.child_blocks.items():
        if name not in leave_out:
            fields[name] = field_for(owner, name, child)
            if isinstance(child, blocks.RichTextBlock):
                fields[f"{name}_tree"] = _tree(name)
    return fields


def field_for(owner: str, name: str, block: blocks.Block) -> graphene.Field:
    """The field for one child of a struct."""
    label = block.label
    match block:
        case blocks.RichTextBlock():
            return _field(graphene.String, sentence(label, "HTML, sanitised"), lambda values: values.html(name))
        case SlotKeyBlock():
            return _field(Slot, sentence(label), lambda values: values.slot(name))
        case PageReferenceBlock() if block.page_type in _PAGES:
            page_type, read = _PAGES[block.page_type]
            description = sentence(label, "Null when this release does not hold it")
            return _field(page_type, description, lambda values: read(values, name), required=False)
        case ImageChooserBlock():
            return _field(Image, sentence(label), lambda values: values.picture(name))
        case blocks.ChoiceBlock():
            return _choice(owner, name, block)
        case blocks.IntegerBlock():
            return _field(graphene.Int, sentence(label), lambda values: values.number(name))
        case blocks.BooleanBlock():
            return _field(graphene.Boolean, sentence(label), lambda values: values.flag(name))
        case blocks.URLBlock():
            return _field(graphene.String, sentence(label), lambda values: values.address(name))
        case blocks.ListBlock():
            return _list(owner, name, block)
        case blocks.StructBlock():
            return _field(struct_type(owner, name, block), sentence(label), lambda values: values.struct(name))
        case _ if type(block) in _PLAIN:
            return _field(graphene.String, sentence(label, "Plain text"), lambda values: values.text(name))
        case _:
            raise ImproperlyConfigured(f"{owner}.{name}: a {type(block).__name__} has no form in the schema yet.")


def struct_type(owner: str, field: str, block: blocks.BaseStructBlock) -> type[graphene.ObjectType]:
    """`TableRowBlock` becomes `TableRow`: one type for each class, with the item's id."""
    definition = type(block)
    if definition not in _struct_types:
        name = definition.__name__.removesuffix("Block")
        identifier = graphene.ID(required=True, description="The item's own, the same in every language and edition.")
        attributes = {"id": identifier, **fields_of(name, block, frozenset())}
        description = purpose_of(block) or sentence(f"{english(block.label)}, in `{owner}.{field}`")
        _struct_types[definition] = make_type(name, attributes, description)
    return _struct_types[definition]


_struct_types: dict[type, type[graphene.ObjectType]] = {}


def make_type(
    name: str, attributes: Mapping[str, object], description: str, interfaces: tuple[Any, ...] = ()
) -> type[graphene.ObjectType]:
    meta = type("Meta", (), {"description": description, "interfaces": interfaces})
    return type(name, (graphene.ObjectType,), {**attributes, "Meta": meta})


def _field(
    of_type: Any, description: str, read: Callable[[Values], object], *, required: bool = True
) -> graphene.Field:
    return graphene.Field(
        of_type, required=required, description=description, resolver=lambda values, _info: read(values)
    )


def _tree(name: str) -> graphene.Field:
    nodes = graphene.List(graphene.NonNull(RichTextNode))
    return _field(nodes, as_nodes(name), lambda values: values.tree(name))


def _choice(owner: str, name: str, block: blocks.ChoiceBlock) -> graphene.Field:
    choices = [(value, label) for value, label in block.field.choices if value]
    enum_name = f"{owner.removesuffix('Block')}{name.title().replace('_', '')}"
    enum = choice_enum(enum_name, choices, sentence(f"What `{owner}.{name}` can be"))
    return choice_field(
        enum, lambda values: values.text(name), block.get_default() or choices[0][0], sentence(block.label)
    )


def _list(owner: str, name: str, block: blocks.ListBlock) -> graphene.Field:
    child = block.child_block
    if isinstance(child, blocks.StructBlock):
        items = graphene.List(graphene.NonNull(struct_type(owner, name, child)))
        return _field(items, sentence(block.label), lambda values: values.items(name))
    if type(child) not in _PLAIN:
        raise ImproperlyConfigured(f"{owner}.{name}: lists of {type(child).__name__} have no form in the schema yet.")
    texts = graphene.List(graphene.NonNull(graphene.String))
    return _field(
        texts,
        sentence(block.label, "Plain text"),
        lambda values: [as_text(item.get("value")) for item in values.raw_items(name)],
    )
