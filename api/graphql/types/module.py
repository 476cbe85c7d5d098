"""Modules."""

import graphene

from api.graphql.types.case_study import CaseStudy
from api.graphql.types.lesson import Lesson
from api.graphql.types.locale import InLanguage
from api.graphql.types.page import ModuleReference, PageFields, Placed
from api.graphql.types.question import Question
from api.graphql.types.tool import Tool


class Objective(InLanguage, graphene.ObjectType):
    """What learners can do after a module."""

    id = graphene.ID(required=True, description="The same in every language, release and edition.")
    text = graphene.String(required=True, description="The objective. Plain text.")


class Module(Placed, PageFields, graphene.ObjectType):
    """A module: lessons with what belongs to them, and a check of what was learnt."""

    number = graphene.Int(required=True, description="Its place among the course's modules, from 1.")
    part = graphene.String(required=True, description="The key of the part that it belongs to; may be empty.")
    minutes = graphene.Int(required=True, description="How long it takes.")
    objectives = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="What learners can do after it, in the module's language. Plain text.",
    )
    objective_items = graphene.List(
        graphene.NonNull(Objective),
        required=True,
        description="The same objectives, each with the language that it is really in.",
    )
    lessons = graphene.List(graphene.NonNull(Lesson), required=True, description="Its lessons, in order.")
    case_studies = graphene.List(graphene.NonNull(CaseStudy), required=True, description="Its case studies.")
    knowledge_check = graphene.List(
        graphene.NonNull(Question), required=True, description="Questions at its end; they do not count."
    )
    tools = graphene.List(graphene.NonNull(Tool), required=True, description="Its tools.")
    previous = graphene.Field(ModuleReference, description="The module before it in the course; null for the first.")
    next = graphene.Field(ModuleReference, description="The module after it in the course; null for the last.")
