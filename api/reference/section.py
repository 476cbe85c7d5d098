"""The part of a page that tells of one type."""

import json
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    GraphQLUnionType,
    get_named_type,
)

from api.reference.example_answer import Example

# How many of the fields that lead to a type are named.
_NAMED = 6


class Links:
    """Links from one page to a type on any page."""

    def __init__(self, files: dict[str, str], here: str) -> None:
        self._files = files
        self._here = here

    def to(self, of: GraphQLType) -> str:
        """A type as the schema writes it, with its name leading to it."""
        return self.named(get_named_type(of).name, str(of))

    def named(self, name: str, text: str = "") -> str:
        file = self._files.get(name)
        shown = f"`{text or name}`"
        return f"[{shown}]({'' if file == self._here else file}#{name.lower()})" if file else shown


def section(schema: GraphQLSchema, name: str, links: Links, example: Example | None) -> str:
    owner = schema.type_map[name]
    parts = [f"## {name}", _one_line(owner.description)]
    parts += _what_it_is(schema, owner, links)
    if isinstance(owner, GraphQLObjectType | GraphQLInterfaceType):
        parts.append("\n".join(_fields(owner, links)))
    if isinstance(owner, GraphQLEnumType):
        parts.append("\n".join(_values(owner)))
    if example:
        parts += _example(example)
    return "\n\n".join(parts)


def in_json(value: Any) -> str:
    return f"```json\n{json.dumps(value, ensure_ascii=False, indent=2)}\n```"


def in_table(text: str | None) -> str:
    """A description in one cell."""
    return _one_line(text).replace("|", "\\|")


def _what_it_is(schema: GraphQLSchema, owner: GraphQLNamedType, links: Links) -> Iterator[str]:
    if isinstance(owner, GraphQLInterfaceType | GraphQLUnionType):
        possible = ", ".join(links.named(each.name) for each in schema.get_possible_types(owner))
        yield f"What it can be: {possible}."
    if isinstance(owner, GraphQLObjectType) and owner.interfaces:
        yield f"It is a {', a '.join(links.named(each.name) for each in owner.interfaces)}."
    found = [f"{links.named(parent, f'{parent}.{name}')}" for parent, name in _fields_that_give(schema, owner)]
    if found:
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        yield f"Found in {', '.join(found[:_NAMED])}{more}."


def _fields_that_give(schema: GraphQLSchema, owner: GraphQLNamedType) -> Iterator[tuple[str, str]]:
    """Fields by the type that has them; those that come from an interface only there."""
    for parent, each in schema.type_map.items():
        if parent.startswith("__") or not isinstance(each, GraphQLObjectType | GraphQLInterfaceType):
            continue
        inherited = {name for interface in each.interfaces for name in interface.fields}
        for name, field in each.fields.items():
            if get_named_type(field.type) is owner and name not in inherited:
                yield parent, name


def _fields(owner: GraphQLObjectType | GraphQLInterfaceType, links: Links) -> Iterator[str]:
    yield "| field | type | what |"
    yield "| --- | --- | --- |"
    for name, field in owner.fields.items():
        yield f"| `{name}` | {links.to(field.type)} | {_about(field, links)} |"


def _about(field: GraphQLField, links: Links) -> str:
    parts = [in_table(field.description)]
    if field.deprecation_reason:
        parts.append(f"**On its way out:** {in_table(field.deprecation_reason)}")
    parts += [_argument(name, each, links) for name, each in field.args.items()]
    return "<br>".join(parts)


def _argument(name: str, argument: GraphQLArgument, links: Links) -> str:
    return f"`{name}`: {links.to(argument.type)}. {in_table(argument.description)}"


def _values(owner: GraphQLEnumType) -> Iterator[str]:
    yield "| value | means |"
    yield "| --- | --- |"
    for name, value in owner.values.items():
        yield f"| `{name}` | {in_table(value.description)} |"


def _example(example: Example) -> Iterator[str]:
    yield f"```graphql\n{example.query.rstrip()}\n```"
    if example.answer is None:
        yield "The demo course has none."
    else:
        yield "is answered with"
        yield in_json(example.answer)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
