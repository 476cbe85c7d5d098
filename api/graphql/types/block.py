"""Blocks of lesson bodies: one type for each block that the content defines, built from it.

This is the one place between `LESSON_BLOCKS` and the schema. A new block appears here by itself;
one that cannot be served stops the schema from being built.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import graphene
from django.core.exceptions import ImproperlyConfigured
from wagtail.images.blocks import ImageChooserBlock

from api.graphql.types.leaves import fields_of, make_type
from api.graphql.types.locale import InLanguage
from api.graphql.types.question import Question
from api.graphql.types.served_questions import check_questions
from api.graphql.types.wording import english, purpose_of
from api.reading.questions import QuestionNode
from api.reading.values import BlockNode
from cms.content.blocks import LESSON_BLOCKS, ContentBlock
from cms.content.blocks import QuestionBlock as QuestionDefinition
from cms.content.blocks.fields import SlotKeyBlock

# Fields of blocks that are served elsewhere than under their own name.
ELSEWHERE: Mapping[tuple[str, str], str] = {("ImageBlock", "alt_text"): "Image.alt"}


class Block(InLanguage, graphene.Interface):
    """A block of a lesson. A block that this version does not know is an `UnknownBlock`."""

    id = graphene.ID(required=True, description="The block's own, the same in every language, release and edition.")
    mandatory = graphene.Boolean(required=True, description="Whether adapted editions must keep it as it is.")

    @classmethod
    def resolve_type(cls, instance: BlockNode, info: Any) -> type[graphene.ObjectType]:
        block_type = BLOCK_TYPES.get(instance.type, UnknownBlock)
        return block_type if _can_be_served(instance) else UnknownBlock


class UnknownBlock(graphene.ObjectType):
    """A block of a kind that is not known here, or that refers to something this release lacks."""

    class Meta:
        interfaces = (Block,)

    type = graphene.String(required=True, description="What the release calls its kind.")


class QuestionBlock(graphene.ObjectType):
    """A question among the text, to check oneself."""

    class Meta:
        interfaces = (Block,)

    question = graphene.Field(Question, required=True, description="The question.")

    @staticmethod
    def resolve_question(root: BlockNode, info: Any) -> QuestionNode:
        return QuestionNode(root)


def block_types(definitions: Iterable[tuple[str, ContentBlock]]) -> dict[str, type[graphene.ObjectType]]:
    """The type that serves each block, by the block's name in the stream."""
    by_name: dict[str, type[graphene.ObjectType]] = {}
    built: dict[str, type[graphene.ObjectType]] = {QuestionBlock.__name__: QuestionBlock}
    for stream_name, block in definitions:
        name = getattr(block.meta, "graphql_type", "")
        if not name:
            raise ImproperlyConfigured(f"The block “{stream_name}” does not say which type serves it (graphql_type).")
        question = isinstance(block, QuestionDefinition)
        if question != (name == QuestionBlock.__name__) or (name in built and not question):
            raise ImproperlyConfigured(f"The block “{stream_name}” cannot be served as {name}: another block is.")
        if name not in built:
            built[name] = _block_type(name, block)
        by_name[stream_name] = built[name]
    return by_name


def _block_type(name: str, block: ContentBlock) -> type[graphene.ObjectType]:
    elsewhere = {field for owner, field in ELSEWHERE if owner == name}
    fields = fields_of(name, block, frozenset({"mandatory", *elsewhere}))
    return make_type(name, fields, purpose_of(block) or f"The block “{english(block.label)}”.", (Block,))


def _can_be_served(node: BlockNode) -> bool:
    """A picture or a slot that this release does not hold leaves nothing to show."""
    definition = _DEFINITIONS.get(node.type)
    if definition is None:
        return False
    if isinstance(definition, QuestionDefinition):
        return QuestionNode.reads(node)
    for name, child in definition.child_blocks.items():
        if isinstance(child, ImageChooserBlock) and node.picture(name) is None:
            return False
        if isinstance(child, SlotKeyBlock) and node.text(name) not in node.course.declared_slots:
            return False
    return True


check_questions()
_DEFINITIONS: dict[str, ContentBlock] = dict(LESSON_BLOCKS)
BLOCK_TYPES = block_types(LESSON_BLOCKS)
