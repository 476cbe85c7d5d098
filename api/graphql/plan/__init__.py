"""Operations compiled: a validated query becomes nested functions that read an answer.

graphql-core's executor decides for each value anew what is known from the schema and the query
alone: which fields a type is asked for, whether a value may be null, how a scalar is written.
Here that is decided once. What a plan gives is what the executor gives; where anything is out of
the ordinary (a field fails, a value is not of its type, introspection) there is no plan, or it
gives up, and the executor runs the operation and says what is wrong.
"""

from api.graphql.plan.plans import GaveUp, run

__all__ = ["GaveUp", "run"]
