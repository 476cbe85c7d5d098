"""Releases, and the list of them."""

import graphene

from api.graphql.types.connection import PageInfo


class Release(graphene.ObjectType):
    """An immutable snapshot of an edition."""

    version = graphene.String(required=True, description="Its name within the edition: `1.2`.")
    digest = graphene.String(required=True, description="The SHA-256 that stands for all of its content.")
    published_at = graphene.DateTime(required=True, description="When it was published.")
    notes = graphene.String(required=True, description="What is new, in its publisher's words.")
    withdrawn = graphene.Boolean(
        required=True, description="Whether it was withdrawn: then it is listed, and no longer served."
    )


class ReleaseEdge(graphene.ObjectType):
    """A release in a list."""

    node = graphene.Field(Release, required=True, description="The release.")
    cursor = graphene.String(required=True, description="Give this as `after` to go on from here.")


class ReleaseConnection(graphene.ObjectType):
    """Releases, the newest first, a page at a time."""

    edges = graphene.List(graphene.NonNull(ReleaseEdge), required=True, description="The releases of this page.")
    page_info = graphene.Field(PageInfo, required=True, description="Whether there are more.")
    total_count = graphene.Int(required=True, description="How many there are in all.")
