"""Plans of operations, kept; and running one."""

from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    Visitor,
    get_operation_ast,
    visit,
)
from graphql.execution.values import get_variable_values
from graphql.language import DirectiveNode, FragmentDefinitionNode, VariableNode

from api.graphql.plan.compiling import Compiler, Read, Unplanned
from api.graphql.plan.running import GaveUp, Run

__all__ = ["GaveUp", "run"]


def run(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation_name: str | None,
    variables: dict[str, Any],
    context: dict[str, Any],
) -> dict[str, Any]:
    """The operation's data, which is free of errors; raises `GaveUp` where only the executor can tell."""
    outline = _outline(document, operation_name)
    if outline is None:
        raise GaveUp
    operation, fragments, switches = outline
    coerced = get_variable_values(schema, operation.variable_definitions or (), variables, max_errors=1)
    if isinstance(coerced, list):
        raise GaveUp
    said = tuple(sorted((name, coerced.get(name) is True) for name in switches))
    read = _plan(schema, document, operation_name, said)
    if read is None:
        raise GaveUp
    running = Run(schema, fragments, operation, coerced, context)
    try:
        return read(None, running)
    except Exception as error:
        # Whatever it is, the executor meets it again and puts it where it belongs.
        raise GaveUp from error


@lru_cache(maxsize=128)
def _outline(
    document: DocumentNode, operation_name: str | None
) -> tuple[OperationDefinitionNode, dict[str, FragmentDefinitionNode], frozenset[str]] | None:
    """The query, its fragments, and the variables that switch fields on and off."""
    operation = get_operation_ast(document, operation_name)
    if operation is None or operation.operation != OperationType.QUERY:
        return None
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    switches = _Switches()
    visit(document, switches)
    return operation, fragments, frozenset(switches.names)


class _Switches(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        self.names.update(each.value.name.value for each in node.arguments if isinstance(each.value, VariableNode))


@lru_cache(maxsize=128)
def _plan(
    schema: GraphQLSchema, document: DocumentNode, operation_name: str | None, switches: tuple[tuple[str, bool], ...]
) -> Read | None:
    outline = _outline(document, operation_name)
    assert outline is not None
    operation, fragments, _names = outline
    try:
        return Compiler(schema, fragments, dict(switches)).operation(operation)
    except Unplanned:
        return None
