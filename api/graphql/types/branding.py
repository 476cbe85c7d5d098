"""How an edition looks."""

from collections.abc import Mapping
from typing import Any

import graphene

from api.graphql.types.choices import choice_enum
from api.graphql.types.media import Image
from editions.models import branding

_LOCALE = "The language to say it in; where there is no such text, the languages that it falls back to."


class DesignTokens(graphene.Scalar):
    """Design tokens as one JSON object, in the Design Tokens Format Module 2025.10 (W3C community group).

    `tokens.schema.json`, beside this schema, says what is in it: `color.primary.$value.hex` is ready for CSS.
    """

    @staticmethod
    def serialize(value: Mapping[str, Any]) -> Mapping[str, Any]:
        return value


Typeface = choice_enum("Typeface", branding.Typeface.choices, "Which letters an edition is set in.")


class Signatory(graphene.ObjectType):
    """Who signs an edition's certificates."""

    name = graphene.String(required=True, description="The person's name.")
    function = graphene.String(required=True, description="What the person signs as.")
    seal = graphene.Field(Image, description="The seal beside the signature.")


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
        description="The colours as design tokens, with those for text on them that are legible (WCAG 2.2, SC 1.4.3), "
        "and the typeface.",
    )
    typeface = graphene.Field(
        Typeface, required=True, description="Which letters its text is set in; `tokens.font.text` names the families."
    )
    logo = graphene.Field(Image, description="The edition's logo.")
    logo_svg = graphene.String(
        required=True,
        description="The logo as a drawing, or an empty string: an element `svg` that runs, loads and links nothing. "
        "Show it as a picture, not as markup of the page.",
    )
    signatory = graphene.Field(
        Signatory,
        locale=graphene.String(description=_LOCALE),
        description="Who signs certificates; null where nobody is named.",
    )
    footer = graphene.String(
        required=True, locale=graphene.String(description=_LOCALE), description="A line for the foot of every page."
    )
    disclaimer = graphene.String(
        required=True, locale=graphene.String(description=_LOCALE), description="What readers must be told."
    )

    imprint = graphene.String(
        required=True,
        locale=graphene.String(description=_LOCALE),
        description="Who answers for the edition. Plain text; an empty line ends a paragraph, as in the next two.",
    )
    privacy_notice = graphene.String(
        required=True,
        locale=graphene.String(description=_LOCALE),
        description="What becomes of what readers tell.",
    )
    terms = graphene.String(
        required=True, locale=graphene.String(description=_LOCALE), description="On which terms it may be used."
    )

    @staticmethod
    def resolve_signatory(root: Any, info: Any, locale: str | None = None) -> Any:
        return root.signatory(locale)

    @staticmethod
    def resolve_imprint(root: Any, info: Any, locale: str | None = None) -> str:
        return root.imprint(locale)

    @staticmethod
    def resolve_privacy_notice(root: Any, info: Any, locale: str | None = None) -> str:
        return root.privacy_notice(locale)

    @staticmethod
    def resolve_terms(root: Any, info: Any, locale: str | None = None) -> str:
        return root.terms(locale)

    @staticmethod
    def resolve_name(root: Any, info: Any, locale: str | None = None) -> str:
        return root.name(locale)

    @staticmethod
    def resolve_footer(root: Any, info: Any, locale: str | None = None) -> str:
        return root.footer(locale)

    @staticmethod
    def resolve_disclaimer(root: Any, info: Any, locale: str | None = None) -> str:
        return root.disclaimer(locale)
