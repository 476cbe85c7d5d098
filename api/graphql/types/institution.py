"""Institutions of an edition's directory."""

import graphene

from api.graphql.types.choices import choice_enum, choice_field
from api.graphql.types.locale import InLanguage
from api.graphql.types.opening_hours import OpeningHours
from cms.content.models import Institution as InstitutionPage

InstitutionKind = choice_enum("InstitutionKind", InstitutionPage.Kind.choices, "What kind of institution it is.")


class Phone(graphene.ObjectType):
    """A number to call."""

    label = graphene.String(required=True, description="What it is for; may be empty.")
    number = graphene.String(required=True, description="E.164: `+12025550123`. Link it with `tel:`.")
    national = graphene.String(
        required=True, description="As it is written within its country: `(202) 555-0123`. Show it from left to right."
    )
    international = graphene.String(
        required=True, description="As it is written for callers from abroad: `+1 202-555-0123`. From left to right."
    )


class Institution(InLanguage, graphene.ObjectType):
    """Whom an edition's learners can turn to. Changes reach readers without a new release."""

    id = graphene.ID(required=True, description="The same in every language.")
    name = graphene.String(required=True, description="What it is called.")
    kind = choice_field(InstitutionKind, lambda root: root.kind, "other", "What kind of institution it is.")
    address = graphene.String(required=True, description="Where it is. Plain text, lines apart.")
    phones = graphene.List(graphene.NonNull(Phone), required=True, description="How to call it.")
    hours = graphene.String(required=True, description="A note on when it is open, in words; may be empty.")
    opening_hours = graphene.Field(OpeningHours, description="When it is open; null where nobody said.")
    languages = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="The languages spoken there, by code."
    )
    url = graphene.String(required=True, description="Its place on the web; may be empty.")
    valid_from = graphene.Date(description="The first day on which this holds.")
    valid_until = graphene.Date(description="The last day on which this holds; after it, it is no longer served.")
