"""The course."""

import graphene

from api.graphql.types.assessment import Assessment
from api.graphql.types.lesson import GuidelineUse
from api.graphql.types.locale import Direction, InLanguage
from api.graphql.types.module import Module
from api.graphql.types.term import Term


class Part(InLanguage, graphene.ObjectType):
    """A group of modules."""

    key = graphene.String(required=True, description="What modules name it by: `A`.")
    title = graphene.String(required=True, description="Its title.")


class Course(InLanguage, graphene.ObjectType):
    """An edition's course in one language; what is not translated stands in another, and says so."""

    id = graphene.ID(required=True, description="The lineage: the same in every language, release and edition.")
    title = graphene.String(required=True, description="The title; `locale` and `direction` are its.")
    summary = graphene.String(required=True, description="What the course is for. Plain text.")
    summary_locale = graphene.String(required=True, description="The language that `summary` is really in.")
    summary_direction = graphene.Field(Direction, required=True, description="The direction of that language.")
    parts = graphene.List(graphene.NonNull(Part), required=True, description="Groups of modules, in order.")
    modules = graphene.List(graphene.NonNull(Module), required=True, description="The modules, in order.")
    final_assessment = graphene.Field(Assessment, description="Settings of the final assessment, if there is one.")
    glossary = graphene.List(graphene.NonNull(Term), required=True, description="The course's terms.")
    guidelines = graphene.List(
        graphene.NonNull(GuidelineUse),
        required=True,
        description="The MICIC principles and guidelines that its lessons draw on, and which do.",
    )
    minutes = graphene.Int(required=True, description="How long all modules and the assessment take.")
