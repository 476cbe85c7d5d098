"""What one run of a plan knows: variables, context, and what fields were told once."""

from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path

from api.graphql.deadline import Deadline


class GaveUp(Exception):
    """The plan cannot give the answer; the executor has to."""


class Asked:
    """A field as an operation asks for it on one type."""

    __slots__ = ("definition", "key", "nodes", "owner", "plain")

    def __init__(self, owner: GraphQLObjectType, key: str, nodes: list[FieldNode], definition: GraphQLField) -> None:
        self.owner = owner
        self.key = key
        self.nodes = nodes
        self.definition = definition
        # Without arguments in the schema there are none to coerce.
        self.plain = not definition.args


class Run:
    """The same for every object of an answer, so it is worked out once for each field."""

    __slots__ = ("_context", "_fragments", "_known", "_operation", "_schema", "_variables", "deadline")

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: dict[str, FragmentDefinitionNode],
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        context: dict[str, Any],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._operation = operation
        self._variables = variables
        self._context = context
        self.deadline: Deadline = context["deadline"]
        self._known: dict[Asked, tuple[GraphQLResolveInfo, dict[str, Any]]] = {}

    def told(self, asked: Asked) -> tuple[GraphQLResolveInfo, dict[str, Any]]:
        """What a resolver gets besides its object. `info.path` names the field alone, not where it is."""
        known = self._known.get(asked)
        if known is None:
            arguments = {} if asked.plain else get_argument_values(asked.definition, asked.nodes[0], self._variables)
            info = GraphQLResolveInfo(
                asked.nodes[0].name.value,
                asked.nodes,
                asked.definition.type,
                asked.owner,
                Path(None, asked.key, asked.owner.name),
                self._schema,
                self._fragments,
                None,
                self._operation,
                self._variables,
                self._context,
                lambda value: False,
            )
            known = self._known[asked] = (info, arguments)
        return known
