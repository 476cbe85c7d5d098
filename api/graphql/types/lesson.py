"""Lessons."""

import graphene

from api.graphql.types.block import Block
from api.graphql.types.locale import InLanguage
from api.graphql.types.page import ModuleReference, PageFields, Placed


class Guideline(InLanguage, graphene.ObjectType):
    """A MICIC principle (`P1` to `P10`) or guideline (`G1` to `G15`).

    The short titles are this product's own; the official wording stands in the publication.
    """

    code = graphene.String(required=True, description="`P1` to `P10`, `G1` to `G15`.")
    title = graphene.String(required=True, description="A short title.")
    theme = graphene.String(required=True, description="The thematic area; “Principle” for principles.")


class LessonReference(PageFields, graphene.ObjectType):
    """A lesson before or after another one."""


class Lesson(Placed, PageFields, graphene.ObjectType):
    """A lesson: one short sitting."""

    guidelines = graphene.List(
        graphene.NonNull(Guideline), required=True, description="The principles and guidelines that it draws on."
    )
    body = graphene.List(graphene.NonNull(Block), required=True, description="What it says, block by block.")
    module = graphene.Field(ModuleReference, required=True, description="The module that it belongs to.")
    previous = graphene.Field(LessonReference, description="The lesson before it in the course; null for the first.")
    next = graphene.Field(LessonReference, description="The lesson after it in the course; null for the last.")
