"""The glossary's terms."""

import graphene

from api.graphql.types.locale import InLanguage


class Term(InLanguage, graphene.ObjectType):
    """A term of the glossary."""

    id = graphene.ID(required=True, description="The same in every language, release and edition.")
    key = graphene.String(required=True, description="What text refers to it by: `data-term`.")
    term = graphene.String(required=True, description="The term.")
    definition = graphene.String(required=True, description="What it means. Plain text.")
