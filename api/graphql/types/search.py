"""What a search finds."""

import graphene

from api.graphql.types.connection import PageInfo
from api.graphql.types.kind import PageKind
from api.graphql.types.locale import InLanguage
from api.graphql.types.page import ModuleReference, PageFields


class TextPart(graphene.ObjectType):
    """A run of text. There is no HTML in it: show it as it is."""

    text = graphene.String(required=True, description="The words, with the spaces around them. Plain text.")
    marked = graphene.Boolean(required=True, description="Whether this is a word that was searched for.")


class Excerpt(InLanguage, graphene.ObjectType):
    """A piece of what a page says, about a paragraph long."""

    block = graphene.ID(
        description="The block, objective or term that says it, by id; null for a field of the page itself."
    )
    parts = graphene.List(
        graphene.NonNull(TextPart), required=True, description="Its text, in runs that are marked or not."
    )


class SearchHit(PageFields, graphene.ObjectType):
    """A page that has what was searched for."""

    kind = graphene.Field(PageKind, required=True, description="What kind of page it is.")
    module = graphene.Field(
        ModuleReference, description="The module that it belongs to; null for what belongs to the course as a whole."
    )
    excerpt = graphene.Field(
        Excerpt, description="Where it says so, or how it begins if only its title does; null for a page of no words."
    )


class SearchEdge(graphene.ObjectType):
    """A page in what was found."""

    node = graphene.Field(SearchHit, required=True, description="The page.")
    cursor = graphene.String(required=True, description="Give this as `after` to go on from here.")


class SearchConnection(graphene.ObjectType):
    """What was found, the best first, a page at a time."""

    edges = graphene.List(graphene.NonNull(SearchEdge), required=True, description="The hits of this page.")
    page_info = graphene.Field(PageInfo, required=True, description="Whether there are more.")
    total_count = graphene.Int(required=True, description="How many pages were found in all.")
