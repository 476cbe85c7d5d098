"""Languages, and what every node says of its own."""

import graphene

from api.graphql.types.choices import choice_enum

Direction = choice_enum(
    "Direction", [("ltr", "Left to right"), ("rtl", "Right to left")], "The direction in which a language is written."
)


class Locale(graphene.ObjectType):
    """A language of an edition."""

    code = graphene.String(required=True, description="BCP 47, in lower case: `ar`, `pt-br`.")
    name = graphene.String(required=True, description="The language's name in itself: `français`.")
    direction = graphene.Field(Direction, required=True, description="The direction in which it is written.")
    progress = graphene.Float(
        required=True, description="How much of the course is translated into it, from 0 to 1; 1 for the source."
    )


class InLanguage:
    """For nodes that may stand in another language than the one that was asked for."""

    locale = graphene.String(required=True, description="The language that this is really in.")
    direction = graphene.Field(Direction, required=True, description="The direction of that language.")
