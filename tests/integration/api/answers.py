"""Whether an answer is what the schema says of the query: every field there, of its type, nothing more."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLEnumType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_operation_ast,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from graphql.language import FragmentDefinitionNode

Path = tuple[str | int, ...]


def differences(schema: GraphQLSchema, document: DocumentNode, answer: dict[str, Any]) -> list[str]:
    """What in `answer` (an HTTP body, parsed) is not as the schema has it. Variables are taken to be unset."""
    if set(answer) - {"data", "errors", "extensions"}:
        return [f"the answer has {sorted(answer)}"]
    errors = answer.get("errors")
    if errors is not None and not errors:
        return ["errors are there and empty"]
    if "data" not in answer:
        return [] if errors else ["neither data nor errors"]
    operation = get_operation_ast(document)
    assert operation is not None
    return list(_Walk(schema, document, operation, answer).root(answer["data"]))


class _Walk:
    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, answer: dict[str, Any]
    ) -> None:
        self._schema = schema
        self._operation = operation
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._failed = [tuple(error.get("path") or ()) for error in answer.get("errors", [])]

    def root(self, data: Any) -> Iterator[str]:
        owner = self._schema.query_type
        assert owner is not None
        if data is None:
            yield from self._null(())
            return
        fields = collect_fields(self._schema, self._fragments, {}, owner, self._operation.selection_set)
        yield from self._object(data, owner, fields, ())

    def _object(self, value: Any, owner: Any, fields: Any, path: Path) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path} is {type(value).__name__}, not an object"
            return
        if list(value) != list(fields):
            yield f"{path} has {list(value)}, not {list(fields)}"
        for key, nodes in fields.items():
            name = nodes[0].name.value
            if name == "__typename":
                if value.get(key) != owner.name:
                    yield f"{path} says that it is {value.get(key)}, not {owner.name}"
            elif name in owner.fields and key in value:
                yield from self._value(value[key], owner.fields[name].type, nodes, (*path, key))

    def _value(self, value: Any, of_type: Any, nodes: Any, path: Path) -> Iterator[str]:
        if is_non_null_type(of_type):
            of_type = of_type.of_type
            if value is None:
                yield f"{path} is null"
                return
        elif value is None:
            return
        if is_list_type(of_type):
            if not isinstance(value, list):
                yield f"{path} is no list"
                return
            for index, each in enumerate(value):
                yield from self._value(each, of_type.of_type, nodes, (*path, index))
        elif is_leaf_type(of_type):
            if not _fits(value, of_type):
                yield f"{path} is {value!r}, no {of_type}"
        else:
            yield from self._composite(value, of_type, nodes, path)

    def _composite(self, value: Any, of_type: Any, nodes: Any, path: Path) -> Iterator[str]:
        possible = self._schema.get_possible_types(of_type) if is_abstract_type(of_type) else [of_type]
        tried = []
        for each in possible:
            fields = collect_sub_fields(self._schema, self._fragments, {}, each, nodes)
            tried.append(list(self._object(value, each, fields, path)))
            if not tried[-1]:
                return
        yield from min(tried, key=len)

    def _null(self, path: Path) -> Iterator[str]:
        if not self._failed:
            yield f"{path} is null without an error"


def _fits(value: Any, of_type: Any) -> bool:
    if isinstance(of_type, GraphQLEnumType):
        return value in of_type.values
    match of_type.name:
        case "String" | "ID":
            return isinstance(value, str)
        case "Int":
            return type(value) is int and -(2**31) <= value < 2**31
        case "Float":
            return type(value) in (int, float)
        case "Boolean":
            return isinstance(value, bool)
        case "DateTime":
            return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
        case _:
            return True
