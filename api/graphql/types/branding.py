"""How an edition looks."""

from collections.abc import Mapping
from typing import Any

import graphene

from api.graphql.types.media import Image

_LOCALE = "The language to say it in; where there is no such text, the languages that it falls back to."


class DesignTokens(graphene.Scalar):
    """Design tokens as one JSON object, in the Design Tokens Format Module 2025.10 (W3C community group).

    `tokens.schema.json`, beside this schema, says what is in it: `color.primary.$value.hex` is ready for CSS.
    """

    @staticmethod
    def serialize(value: Mapping[str, Any]) -> Mapping[str, Any]:
        return value


class Branding(graphene.ObjectType):
    """What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits."""

    name = graphene.String(
        required=True,
        locale=graphene.String(description=_LOCALE),
        description="What the edition calls itself; its title where it says nothing else.",
    )
    color_primary = graphene.String(required=True, description="The main colour.")
    color_accent = graphene.String(required=True, description="The colour that catches the eye.")
    color_surface = graphene.String(required=True, description="The colour of the background.")
    color_text = graphene.String(required=True, description="The colour of text on the background.")
    tokens = graphene.Field(
        DesignTokens,
        required=True,
        description="The colours as design tokens, with those for text on them that are legible (WCAG 2.2, SC 1.4.3).",
    )
    logo = graphene.Field(Image, description="The edition's logo.")
    footer = graphene.String(
        required=True, locale=graphene.String(description=_LOCALE), description="A line for the foot of every page."
    )
    disclaimer = graphene.String(
        required=True, locale=graphene.String(description=_LOCALE), description="What readers must be told."
    )

    @staticmethod
    def resolve_name(root: Any, info: Any, locale: str | None = None) -> str:
        return root.name(locale)

    @staticmethod
    def resolve_footer(root: Any, info: Any, locale: str | None = None) -> str:
        return root.footer(locale)

    @staticmethod
    def resolve_disclaimer(root: Any, info: Any, locale: str | None = None) -> str:
        return root.disclaimer(locale)
