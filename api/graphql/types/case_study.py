"""Case studies."""

import graphene

from api.graphql.types.choices import choice_enum, choice_field
from api.graphql.types.locale import InLanguage
from api.graphql.types.page import ModuleReference, PageFields, Placed
from api.graphql.types.rich_text import RichTextNode, as_nodes
from cms.content.models import CaseStudy as CaseStudyPage

CrisisType = choice_enum("CrisisType", CaseStudyPage.CrisisType.choices, "What kind of crisis it was.")
Certainty = choice_enum("Certainty", CaseStudyPage.Certainty.choices, "How well the facts are founded.")


class Country(graphene.ObjectType):
    """A country by its ISO 3166 code."""

    code = graphene.String(required=True, description="ISO 3166-1 alpha-2.")
    name = graphene.String(required=True, description="Its name in the case study's language (CLDR).")


class Source(InLanguage, graphene.ObjectType):
    """Where a fact was read."""

    key = graphene.String(required=True, description="The source's key in the course's list of sources; may be empty.")
    title = graphene.String(required=True, description="What it is called.")
    url = graphene.String(required=True, description="Where it is on the web; empty when it is not.")


class CaseStudyReference(PageFields, graphene.ObjectType):
    """A case study before or after another one."""


class CaseStudy(Placed, PageFields, graphene.ObjectType):
    """What happened somewhere, and what it teaches; how sure we are travels with it."""

    countries = graphene.List(graphene.NonNull(Country), required=True, description="Where it happened.")
    place = graphene.String(required=True, description="Where, when it was not in a country: “at sea”.")
    year = graphene.Int(description="When it happened, or began.")
    year_to = graphene.Int(description="When it ended, if that was in a later year.")
    crisis_type = choice_field(CrisisType, lambda root: root.crisis_type, "other", "What kind of crisis it was.")
    facts = graphene.String(required=True, description="What happened. HTML, sanitised.")
    teaching_point = graphene.String(required=True, description="What it teaches. HTML, sanitised.")
    facts_tree = graphene.List(graphene.NonNull(RichTextNode), required=True, description=as_nodes("facts"))
    teaching_point_tree = graphene.List(
        graphene.NonNull(RichTextNode), required=True, description=as_nodes("teachingPoint")
    )
    sources = graphene.List(graphene.NonNull(Source), required=True, description="Where the facts were read.")
    certainty = choice_field(Certainty, lambda root: root.certainty, "general", "How well the facts are founded.")
    review_date = graphene.Date(description="When it is due to be reviewed.")
    sample = graphene.Boolean(required=True, description="Whether it is a sample, to be labelled as one.")
    module = graphene.Field(ModuleReference, description="The module that it belongs to; null if it is in none.")
    previous = graphene.Field(
        CaseStudyReference, description="The case study before it in the course; null for the first."
    )
    next = graphene.Field(CaseStudyReference, description="The case study after it in the course; null for the last.")
