"""The schema: everything that readers can ask for."""

import graphene
from graphql import GraphQLSchema

from api.graphql.types.block import BLOCK_TYPES, UnknownBlock
from api.graphql.types.query import Query
from api.graphql.types.question import QUESTION_TYPES

schema = graphene.Schema(
    query=Query, types=[*dict.fromkeys(BLOCK_TYPES.values()), UnknownBlock, *QUESTION_TYPES.values()]
)
graphql_schema: GraphQLSchema = schema.graphql_schema
