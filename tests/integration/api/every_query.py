"""Queries over the whole schema: every way from the root to every field, made from the schema itself.

Each query goes one way down and asks there for all that is plain; so all of them together ask for
every field on every type that can be reached, in every place where it can be.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)

from api.graphql.limits import MAX_DEPTH


class Step(NamedTuple):
    """A field on the way down, on the type that it is selected on."""

    owner: GraphQLNamedType
    name: str
    field: GraphQLField


Arguments = Callable[[Step, str], str | None]
"""What to write for an argument of a field; `None` leaves it out."""


def queries(schema: GraphQLSchema, arguments: Arguments, depth: int = MAX_DEPTH) -> Iterator[str]:
    """The texts of all queries; no field of a type comes twice on one way."""
    assert schema.query_type is not None
    for way in _ways(schema, schema.query_type, [], depth - 1):
        yield "{ " + _written(schema, way, arguments) + " }"


def asked_for(schema: GraphQLSchema, depth: int = MAX_DEPTH) -> set[tuple[str, str]]:
    """`(type, field)` of everything that the queries ask for."""
    assert schema.query_type is not None
    found: set[tuple[str, str]] = set()
    for way in _ways(schema, schema.query_type, [], depth - 1):
        found.update((step.owner.name, step.name) for step in way)
        for each in _objects(schema, get_named_type(way[-1].field.type)):
            found.update((each.name, name) for name in _leaves(each))
    return found


def _ways(schema: GraphQLSchema, owner: GraphQLNamedType, way: list[Step], left: int) -> Iterator[list[Step]]:
    for each in _objects(schema, owner):
        for name, field in each.fields.items():
            step = Step(each, name, field)
            named = get_named_type(field.type)
            if is_leaf_type(named) or any((s.owner, s.name) == (each, name) for s in way) or left == 0:
                continue
            yield [*way, step]
            yield from _ways(schema, named, [*way, step], left - 1)


def _objects(schema: GraphQLSchema, owner: Any) -> Sequence[Any]:
    return schema.get_possible_types(owner) if is_abstract_type(owner) else [owner]


def _leaves(owner: Any) -> list[str]:
    return [name for name, field in owner.fields.items() if is_leaf_type(get_named_type(field.type))]


def _written(schema: GraphQLSchema, way: Sequence[Step], arguments: Arguments) -> str:
    step, further = way[0], way[1:]
    named = get_named_type(step.field.type)
    if further:
        inner = _written(schema, further, arguments)
        below = f"... on {further[0].owner.name} {{ {inner} }}"
    else:
        below = "__typename " + " ".join(
            f"... on {each.name} {{ {_all_leaves(each, arguments)} }}" for each in _objects(schema, named)
        )
    return f"{_field(step, arguments)} {{ {below} }}"


def _all_leaves(owner: Any, arguments: Arguments) -> str:
    steps = (Step(owner, name, owner.fields[name]) for name in _leaves(owner))
    return " ".join(_field(step, arguments) for step in steps) or "__typename"


def _field(step: Step, arguments: Arguments) -> str:
    given = {name: arguments(step, name) for name in step.field.args}
    written = ", ".join(f"{name}: {value}" for name, value in given.items() if value is not None)
    # Fields of one name and different types stand side by side under names of their own.
    alias = f"{step.owner.name}_{step.name}: " if step.name in ("options", "kind", "items", "steps") else ""
    return f"{alias}{step.name}({written})" if written else f"{alias}{step.name}"
