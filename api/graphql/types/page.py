"""What modules, lessons, case studies and tools have in common."""

import graphene

from api.graphql.types.locale import InLanguage


class PageFields(InLanguage):
    """Identity, address and title. The language is that of the title, and of all words that no part tells apart."""

    id = graphene.ID(required=True, description="The lineage: the same in every language, release and edition.")
    slug = graphene.String(required=True, description="A readable part for an address.")
    title = graphene.String(required=True, description="The title. Plain text.")
