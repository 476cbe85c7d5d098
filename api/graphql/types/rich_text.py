"""Rich text as nodes and spans."""

from typing import Any

import graphene

from api.graphql.types.choices import choice_enum
from api.graphql.types.kind import PageKind
from api.graphql.types.locale import Direction
from api.reading import rich_text_tree as tree

RichTextMark = choice_enum(
    "RichTextMark",
    [
        ("BOLD", "Strong: `b`, `strong`"),
        ("ITALIC", "Emphasised: `i`, `em`"),
        ("SUBSCRIPT", "Below the line"),
        ("SUPERSCRIPT", "Above the line"),
        ("ISOLATED", "Its direction is worked out from its own words, apart from those around it: `bdi`"),
    ],
    "What is special about words.",
)


class RichTextSpan(graphene.Interface):
    """A run of words with the same marks and the same link. Show spans one after another, with nothing between."""

    text = graphene.String(
        required=True, description="The words, with their spaces; `\\n` is a line break. Plain text, not HTML."
    )
    marks = graphene.List(
        graphene.NonNull(RichTextMark), required=True, description="What is special about them; usually nothing."
    )
    language = graphene.String(
        description="Their language, BCP 47, where it is another one than the node's; else null."
    )
    direction = graphene.Field(
        Direction, description="Their direction, where that is said apart from the node's; else null."
    )

    @classmethod
    def resolve_type(cls, instance: tree.Span, info: Any) -> type[graphene.ObjectType]:
        return _SPANS[instance.type]


class _Linked:
    """What all spans that lead somewhere have."""

    continues = graphene.Boolean(
        required=True,
        description="Whether it goes on with the link of the span before it, whose marks are others.",
    )


class TextSpan(graphene.ObjectType):
    """Words that lead nowhere."""

    class Meta:
        interfaces = (RichTextSpan,)


class LinkSpan(_Linked, graphene.ObjectType):
    """Words that lead out of the course."""

    class Meta:
        interfaces = (RichTextSpan,)

    url = graphene.String(required=True, description="Where to: `https:`, `http:`, `mailto:` or `tel:`.")


class PageSpan(_Linked, graphene.ObjectType):
    """Words that lead to another page of the course."""

    class Meta:
        interfaces = (RichTextSpan,)

    id = graphene.ID(required=True, description="The page's lineage.")
    kind = graphene.Field(PageKind, required=True, description="A module, lesson, case study or tool.")
    slug = graphene.String(required=True, description="A readable part for its address.")


class SlotSpan(_Linked, graphene.ObjectType):
    """Words that stand for what an edition fills in: show them with the slot's value, or its neutral text."""

    class Meta:
        interfaces = (RichTextSpan,)

    key = graphene.String(required=True, description="The slot's key: find it in `Edition.slots`.")


class TermSpan(_Linked, graphene.ObjectType):
    """Words that the glossary explains."""

    class Meta:
        interfaces = (RichTextSpan,)

    key = graphene.String(required=True, description="The term's key: find it in `Course.glossary`.")


class RichTextNode(graphene.Interface):
    """A paragraph, heading or item of a list, in the order of reading.

    The list is flat, so that one query gets all of it: `level` says how deep a node stands in lists.
    """

    level = graphene.Int(
        required=True, description="How many lists it stands in: 0 for most. Indent by it; the list has no other trace."
    )
    quoted = graphene.Boolean(required=True, description="Whether it is part of a quotation.")
    language = graphene.String(
        description="Its language, BCP 47, where it is another one than that of the block or page; else null."
    )
    direction = graphene.Field(
        Direction, description="Its direction, where that is said apart from the block's or page's; else null."
    )
    spans = graphene.List(
        graphene.NonNull(RichTextSpan),
        required=True,
        description="Its words. Empty only for an item that holds nothing but a list of its own.",
    )

    @classmethod
    def resolve_type(cls, instance: tree.Node, info: Any) -> type[graphene.ObjectType]:
        return _NODES[instance.type]


class ParagraphNode(graphene.ObjectType):
    """A paragraph. Where `level` is not 0, it goes on with the item before it."""

    class Meta:
        interfaces = (RichTextNode,)


class HeadingNode(graphene.ObjectType):
    """A heading within the text."""

    class Meta:
        interfaces = (RichTextNode,)

    rank = graphene.Int(required=True, description="3, or 4 for what is below a 3: the page's title is 1, a block's 2.")


class ListItemNode(graphene.ObjectType):
    """An item of a list. Those that follow it with a higher `level` stand within it."""

    class Meta:
        interfaces = (RichTextNode,)

    ordered = graphene.Boolean(required=True, description="Whether items of its list are numbered.")
    number = graphene.Int(required=True, description="Its place in its list, from 1.")


_NODES = {tree.PARAGRAPH: ParagraphNode, tree.HEADING: HeadingNode, tree.LIST_ITEM: ListItemNode}
_SPANS = {
    tree.TEXT: TextSpan,
    tree.LINK: LinkSpan,
    tree.PAGE: PageSpan,
    tree.SLOT: SlotSpan,
    tree.TERM: TermSpan,
}
RICH_TEXT_TYPES = [*_NODES.values(), *_SPANS.values()]


def as_nodes(html_field: str) -> str:
    """The description of a field that stands beside the one that is called so."""
    return f"The same as `{html_field}`, as nodes, for front ends without an HTML parser."
