"""A query that leads from the root to a type and asks there for what it has."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

from api.reference.place import Place
from api.reference.selection import Selection

# Longer ways are no better examples.
_DETOUR = 2
# What a thing is known by.
_NAMES = (
    ("key", "code", "version", "id"),
    ("title", "name", "term", "text", "stem", "label", "value", "slug"),
)
_OTHERWISE = 4

Composite = GraphQLObjectType | GraphQLInterfaceType


@dataclass(frozen=True)
class Step:
    """From a type by one of its fields; `only` is the type that what is found has to be."""

    name: str
    field: GraphQLField
    only: str | None = None


def ways_to(schema: GraphQLSchema, target: str) -> Iterator[list[Step]]:
    """Ways from the root to a type, the shortest first."""
    distances = _distances(schema, target)
    root = schema.query_type
    if root is None or root.name not in distances:
        return
    for length in range(distances[root.name], distances[root.name] + _DETOUR + 1):
        yield from _ways(schema, root.name, target, length, distances, frozenset())


def query_along(schema: GraphQLSchema, way: list[Step], place: Place, slug: int) -> Selection | None:
    """None when the place has nothing to say for an argument."""
    end = _end_of(schema, way)
    inner = _all_of(schema, end, place, slug)
    for step in reversed(way):
        arguments = place.arguments(step.name, step.field, slug)
        if arguments is None:
            return None
        condition = [Selection(f"... on {step.only}", tuple(inner))] if step.only else inner
        inner = [Selection(step.name + arguments, tuple(condition))]
    return Selection("", tuple(inner))


def _ways(
    schema: GraphQLSchema, here: str, target: str, left: int, distances: dict[str, int], been: frozenset[str]
) -> Iterator[list[Step]]:
    if left == 0:
        if here == target:
            yield []
        return
    for step, there in _steps(schema, here):
        if there not in been and distances.get(there, left) <= left - 1:
            for rest in _ways(schema, there, target, left - 1, distances, been | {here}):
                if not _is_found_without_condition(step, rest):
                    yield [step, *rest]


def _is_found_without_condition(step: Step, rest: list[Step]) -> bool:
    """Whether what is asked of a type could be asked of its interface: that way is gone as well."""
    found = get_named_type(step.field.type)
    inherited = found.fields if isinstance(found, GraphQLInterfaceType) else {}
    return step.only is not None and bool(rest) and rest[0].name in inherited


def _steps(schema: GraphQLSchema, here: str) -> Iterator[tuple[Step, str]]:
    """Every way on from a type, with the type that it leads to."""
    owner = schema.type_map[here]
    if not isinstance(owner, Composite):
        return
    for name, field in owner.fields.items():
        found = get_named_type(field.type)
        if isinstance(found, GraphQLInterfaceType | GraphQLUnionType):
            if isinstance(found, GraphQLInterfaceType):
                yield Step(name, field), found.name
            for each in schema.get_possible_types(found):
                yield Step(name, field, each.name), each.name
        elif isinstance(found, GraphQLObjectType):
            yield Step(name, field), found.name


def _distances(schema: GraphQLSchema, target: str) -> dict[str, int]:
    """How many steps each type is away from `target`."""
    before: dict[str, set[str]] = {}
    for name in schema.type_map:
        for _step, there in _steps(schema, name):
            before.setdefault(there, set()).add(name)
    found, waiting = {target: 0}, deque([target])
    while waiting:
        here = waiting.popleft()
        for each in sorted(before.get(here, ())):
            if each not in found:
                found[each] = found[here] + 1
                waiting.append(each)
    return found


def _end_of(schema: GraphQLSchema, way: list[Step]) -> GraphQLNamedType:
    if not way:
        return schema.type_map["Query"]
    last = way[-1]
    return schema.type_map[last.only] if last.only else get_named_type(last.field.type)


def _all_of(schema: GraphQLSchema, owner: GraphQLNamedType, place: Place, slug: int) -> list[Selection]:
    """All that a type has; of what is behind its fields, the names."""
    found = [] if isinstance(owner, GraphQLObjectType) else [Selection("__typename")]
    for name, field in owner.fields.items() if isinstance(owner, Composite) else ():
        arguments = place.arguments(name, field, slug)
        kind = get_named_type(field.type)
        if arguments is not None and is_leaf_type(kind):
            found.append(Selection(name + arguments))
        elif arguments is not None and (below := _names_of(kind, place)):
            found.append(Selection(name + arguments, tuple(below)))
    return found


def _names_of(owner: GraphQLNamedType, place: Place) -> list[Selection]:
    """What says which one it is; a few plain fields where nothing does."""
    start = [] if isinstance(owner, GraphQLObjectType) else [Selection("__typename")]
    fields = owner.fields if isinstance(owner, Composite) else {}
    if "node" in fields:
        # Of an entry in a list that comes in pages, what it is about.
        return [Selection("node", tuple(_names_of(get_named_type(fields["node"].type), place)))]
    plain = [name for name, each in fields.items() if is_leaf_type(get_named_type(each.type)) and not each.args]
    named = [next((name for name in names if name in fields), None) for names in _NAMES]
    chosen = [name for name in named if name and is_leaf_type(get_named_type(fields[name].type))]
    return start + [
        Selection(name + (place.arguments(name, fields[name]) or "")) for name in chosen or plain[:_OTHERWISE]
    ]
