"""From a query to functions: one for each set of fields on each type, one for each field."""

from collections.abc import Callable
from functools import partial
from typing import Any

from graphene.types.resolver import dict_or_attr_resolver
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from api.graphql.plan.leaves import writer_of
from api.graphql.plan.running import Asked, GaveUp, Run

Read = Callable[[Any, Run], Any]
Fields = dict[str, list[FieldNode]]


class Unplanned(Exception):
    """The operation asks for something that no plan is made of."""


class Compiler:
    """Makes the functions of one operation, with the variables that switch fields set."""

    def __init__(
        self, schema: GraphQLSchema, fragments: dict[str, FragmentDefinitionNode], switches: dict[str, bool]
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._switches = switches

    def operation(self, operation: OperationDefinitionNode) -> Read:
        root = self._schema.query_type
        assert root is not None
        fields = collect_fields(self._schema, self._fragments, self._switches, root, operation.selection_set)
        return self._object(root, dict(fields))

    def _object(self, owner: GraphQLObjectType, fields: Fields) -> Read:
        reads = tuple((key, self._field(owner, key, nodes)) for key, nodes in fields.items())

        def read(value: Any, run: Run) -> dict[str, Any]:
            return {key: read_field(value, run) for key, read_field in reads}

        return read

    def _field(self, owner: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Read:
        name = nodes[0].name.value
        if name == "__typename":
            return lambda value, run: owner.name
        definition = owner.fields.get(name)
        if definition is None:
            raise Unplanned(name)
        complete = self._completion(definition.type, nodes)
        attribute = _attribute_of(definition)
        if attribute is not None:
            return _attribute(*attribute, complete)
        return _resolved(Asked(owner, key, nodes, definition), complete)

    # Values ------------------------------------------------------------------------------------

    def _completion(self, of_type: Any, nodes: list[FieldNode]) -> Read:
        if is_non_null_type(of_type):
            return self._present(of_type.of_type, nodes)
        present = self._present(of_type, nodes)
        return lambda value, run: None if value is None else present(value, run)

    def _present(self, of_type: Any, nodes: list[FieldNode]) -> Read:
        """For values that must not be null: where one is, the executor says what follows."""
        if is_leaf_type(of_type):
            return writer_of(of_type)
        if is_list_type(of_type):
            return _list(self._completion(of_type.of_type, nodes))
        if is_object_type(of_type):
            return self._one_type(of_type, nodes)
        if is_abstract_type(of_type):
            return self._several_types(of_type, nodes)
        raise Unplanned(str(of_type))

    def _one_type(self, of_type: GraphQLObjectType, nodes: list[FieldNode]) -> Read:
        read = self._object(of_type, self._below(of_type, nodes))
        if of_type.is_type_of is not None:
            raise Unplanned(of_type.name)
        return lambda value, run: read(_not_null(value), run)

    def _several_types(self, of_type: Any, nodes: list[FieldNode]) -> Read:
        if of_type.resolve_type is None:
            raise Unplanned(of_type.name)
        possible = {each.name: each for each in self._schema.get_possible_types(of_type)}
        reads: dict[str, Read] = {}
        asked = Asked(next(iter(possible.values())), "", nodes, GraphQLField(of_type))
        resolve_type = of_type.resolve_type

        def read(value: Any, run: Run) -> Any:
            found = resolve_type(_not_null(value), run.told(asked)[0], of_type)
            name = found if isinstance(found, str) else found.name
            if name not in reads:
                if name not in possible or possible[name].is_type_of is not None:
                    raise GaveUp
                reads[name] = self._object(possible[name], self._below(possible[name], nodes))
            return reads[name](value, run)

        return read

    def _below(self, of_type: GraphQLObjectType, nodes: list[FieldNode]) -> Fields:
        return dict(collect_sub_fields(self._schema, self._fragments, self._switches, of_type, nodes))


def _not_null(value: Any) -> Any:
    if value is None or isinstance(value, Exception):
        raise GaveUp
    return value


def _list(complete: Read) -> Read:
    def read(value: Any, run: Run) -> list[Any]:
        if value is None or isinstance(value, Exception | str | dict):
            raise GaveUp
        run.deadline.check()
        return [complete(each, run) for each in value]

    return read


# Fields ------------------------------------------------------------------------------------------


def _attribute_of(definition: GraphQLField) -> tuple[str, Any] | None:
    """The attribute that the field is read from and what it is where there is none, if that is all."""
    resolve = definition.resolve
    if isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver and not resolve.keywords:
        name, default = resolve.args
        return name, default
    return None


def _attribute(name: str, default: Any, complete: Read) -> Read:
    def read(value: Any, run: Run) -> Any:
        found = value.get(name, default) if isinstance(value, dict) else getattr(value, name, default)
        return complete(found, run)

    return read


def _resolved(asked: Asked, complete: Read) -> Read:
    resolve = asked.definition.resolve
    if resolve is None:
        raise Unplanned(asked.key)

    def read(value: Any, run: Run) -> Any:
        info, arguments = run.told(asked)
        return complete(resolve(value, info, **arguments), run)

    return read
