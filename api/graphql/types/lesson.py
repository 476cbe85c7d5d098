"""Lessons."""

import graphene

from api.graphql.types.block import Block
from api.graphql.types.choices import choice_enum
from api.graphql.types.locale import InLanguage
from api.graphql.types.page import ModuleReference, PageFields, Placed

GuidelineKind = choice_enum(
    "GuidelineKind",
    [("PRINCIPLE", "One of the ten cross-cutting principles"), ("GUIDELINE", "One of the fifteen guidelines")],
    "What a reference to the MICIC Guidelines names.",
)


class Guideline(InLanguage, graphene.ObjectType):
    """A MICIC principle (`P1` to `P10`) or guideline (`G1` to `G15`).

    The short titles are this product's own; the official wording stands in the publication.
    """

    code = graphene.String(required=True, description="`P1` to `P10`, `G1` to `G15`.")
    kind = graphene.Field(GuidelineKind, required=True, description="Whether it is a principle or a guideline.")
    title = graphene.String(required=True, description="A short title.")
    theme = graphene.String(required=True, description="The thematic area; “Principle” for principles.")


class LessonReference(PageFields, graphene.ObjectType):
    """A lesson before or after another one."""


class GuidelineUse(graphene.ObjectType):
    """Where a course draws on a principle or guideline."""

    guideline = graphene.Field(Guideline, required=True, description="The principle or guideline.")
    lessons = graphene.List(
        graphene.NonNull(LessonReference), required=True, description="The lessons that draw on it, in order."
    )


class Lesson(Placed, PageFields, graphene.ObjectType):
    """A lesson: one short sitting."""

    guidelines = graphene.List(
        graphene.NonNull(Guideline), required=True, description="The principles and guidelines that it draws on."
    )
    body = graphene.List(graphene.NonNull(Block), required=True, description="What it says, block by block.")
    module = graphene.Field(ModuleReference, required=True, description="The module that it belongs to.")
    previous = graphene.Field(LessonReference, description="The lesson before it in the course; null for the first.")
    next = graphene.Field(LessonReference, description="The lesson after it in the course; null for the last.")
