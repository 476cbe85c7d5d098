"""The schema: everything that readers can ask for."""

import graphene
from graphql import GraphQLSchema

from api.graphql.types.block import BLOCK_TYPES, UnknownBlock
from api.graphql.types.query import Query
from api.graphql.types.question import QUESTION_TYPES
from api.graphql.types.rich_text import RICH_TEXT_TYPES

# Types that are reached through interfaces alone have to be named. The query comes first, so that the
# printed schema begins where its reader does.
_REACHED_BY_INTERFACE = [
    *dict.fromkeys(BLOCK_TYPES.values()),
    UnknownBlock,
    *QUESTION_TYPES.values(),
    *RICH_TEXT_TYPES,
]

schema = graphene.Schema(query=Query, types=[Query, *_REACHED_BY_INTERFACE])
graphql_schema: GraphQLSchema = schema.graphql_schema
