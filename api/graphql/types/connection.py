"""What lists that are read a page at a time have in common."""

import graphene


class PageInfo(graphene.ObjectType):
    """Where a page of a list ends."""

    has_next_page = graphene.Boolean(required=True, description="Whether more follow.")
    end_cursor = graphene.String(description="Give this as `after` to get what follows; null on an empty page.")
