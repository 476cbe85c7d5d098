"""Enums from the definitions' choices."""

from collections.abc import Callable, Iterable
from typing import Any

import graphene

from api.graphql.types.wording import sentence


def choice_enum(name: str, choices: Iterable[tuple[Any, Any]], description: str) -> type[graphene.Enum]:
    """`info` with the label “Information” becomes `INFO`, described as “Information.”"""
    choices = [(str(value), label) for value, label in choices]
    texts = {value: sentence(label) for value, label in choices}

    def describe(member: Any) -> str:
        return texts[member.value] if member is not None else description

    return graphene.Enum(name, [(value.upper(), value) for value, _label in choices], description=describe)


def choice_field(
    enum: type[graphene.Enum], read: Callable[[Any], object], default: str, description: str
) -> graphene.Field:
    """A field that never fails on a choice that an older or newer release knew: `default` stands for it."""
    known = {member.value for member in enum}  # type: ignore[attr-defined]

    def resolve(root: Any, _info: Any) -> object:
        value = read(root)
        return value if value in known else default

    return graphene.Field(enum, required=True, description=description, resolver=resolve)
