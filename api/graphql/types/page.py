"""What modules, lessons, case studies and tools have in common."""

import graphene

from api.graphql.types.kind import PageKind
from api.graphql.types.locale import InLanguage


class PageFields(InLanguage):
    """Identity, address and title. The language is that of the title, and of all words that no part tells apart."""

    id = graphene.ID(required=True, description="The lineage: the same in every language, release and edition.")
    slug = graphene.String(required=True, description="A readable part for an address.")
    title = graphene.String(required=True, description="The title. Plain text.")


class PageReference(PageFields, graphene.ObjectType):
    """A page that another one stands below."""

    kind = graphene.Field(PageKind, required=True, description="What kind of page it is.")


class ModuleReference(PageFields, graphene.ObjectType):
    """A module that something belongs to, or that stands beside another one."""


class Placed:
    """For pages that have an address: where they stand, and where they stood."""

    breadcrumbs = graphene.List(
        graphene.NonNull(PageReference),
        required=True,
        description="The pages that it stands below, the course first and itself not among them.",
    )
    moved_from = graphene.String(
        description=(
            "Where it was asked for by a slug that is not its own: that slug, which it had in an earlier release of "
            "the edition or has in another language. Lead readers to `slug`. Else null."
        )
    )
