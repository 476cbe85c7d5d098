"""Slots: places that every edition is expected to fill."""

import graphene

from api.graphql.types.choices import choice_enum, choice_field
from api.graphql.types.institution import Institution, Phone
from api.graphql.types.locale import Direction, InLanguage
from api.graphql.types.opening_hours import OpeningHours
from cms.content.course import SlotDeclarationBlock

SlotKind = choice_enum(
    "SlotKind",
    SlotDeclarationBlock().child_blocks["kind"].field.choices,
    "What belongs into a slot; it says which of its fields count.",
)


class Slot(InLanguage, graphene.ObjectType):
    """A place that the course declares, and what this edition has put there.

    `locale` and `direction` are those of `meaning` and `neutralText`.
    """

    id = graphene.ID(required=True, description="The declaration's id, the same in every language and edition.")
    key = graphene.String(required=True, description="What text refers to it by: `data-slot`.")
    kind = choice_field(SlotKind, lambda root: root.kind, "text", "What belongs here.")
    meaning = graphene.String(required=True, description="What belongs here, in words.")
    neutral_text = graphene.String(required=True, description="What to show while it is unfilled.")
    filled = graphene.Boolean(required=True, description="Whether the edition has put something here that holds today.")
    value = graphene.String(
        required=True,
        description="A number in E.164, a text, a link's words, or the institution's name; empty while unfilled.",
    )
    value_locale = graphene.String(description="The language that `value` is in; null while unfilled.")
    value_direction = graphene.Field(Direction, description="The direction of that language.")
    url = graphene.String(required=True, description="Where a link leads; else empty.")
    institution = graphene.Field(Institution, description="The institution that stands here.")
    phone = graphene.Field(Phone, description="The number that stands here, in its written forms; its label is empty.")
    opening_hours = graphene.Field(
        OpeningHours, description="When what stands here can be reached; null where nobody said."
    )
    valid_from = graphene.Date(description="The first day on which what stands here holds.")
    valid_until = graphene.Date(
        description="The last day on which what stands here holds; after it, the slot is no longer filled with it."
    )
