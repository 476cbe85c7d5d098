"""Holds an answer against the schema and what was asked: nothing missing, nothing more, every value of its type."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from frontend_contract.conformance.operation import Asked, Operation, Selection
from frontend_contract.conformance.schema import Field, Schema, Type, TypeRef


@dataclass(frozen=True)
class Leaf:
    """A value in an answer that holds no other."""

    path: str
    owner: str
    field: Field
    value: Any


@dataclass
class Findings:
    """What is wrong, each with its path, and every leaf that was passed.

    `newer` are types that the kit does not know.
    """

    wrong: list[str] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    newer: set[str] = field(default_factory=set)

    def add(self, other: "Findings") -> None:
        self.wrong += other.wrong
        self.leaves += other.leaves
        self.newer |= other.newer


def check_answer(schema: Schema, operation: Operation, data: dict[str, Any]) -> Findings:
    """The `data` of an answer to the operation."""
    return _Checker(schema, operation).object(data, "Query", operation.selections, "data")


class _Checker:
    def __init__(self, schema: Schema, operation: Operation) -> None:
        self._schema = schema
        self._fragments = operation.fragments

    def object(self, value: Any, type_name: str, selections: tuple[Selection, ...], path: str) -> Findings:
        if not isinstance(value, dict):
            return Findings([f"{path} is {_shown(value)}, not an object of type {type_name}"])
        candidates = self._candidates(value, type_name, selections)
        if not candidates:
            # More types may come: what every object of the interface has is still looked at.
            newer = self._fields(value, self._schema[type_name], selections, path, open_ended=True)
            newer.newer.add(str(value.get("__typename")))
            return newer
        tried = [self._fields(value, each, selections, path) for each in candidates]
        return min(tried, key=lambda findings: len(findings.wrong))

    def _candidates(self, value: dict[str, Any], type_name: str, selections: tuple[Selection, ...]) -> list[Type]:
        possible = self._schema.possible(type_name)
        if len(possible) == 1 and not self._schema[type_name].abstract:
            return possible
        told = value.get("__typename")
        if told is None:
            return possible
        return [each for each in possible if each.name == told]

    def _fields(
        self,
        value: dict[str, Any],
        owner: Type,
        selections: tuple[Selection, ...],
        path: str,
        *,
        open_ended: bool = False,
    ) -> Findings:
        found = Findings()
        asked = self._asked(owner, selections)
        if not open_ended:
            found.wrong += [f"{path}.{key} was not asked for" for key in value if key not in asked]
        for key, (name, below, maybe) in asked.items():
            here = f"{path}.{key}"
            if key not in value:
                if not maybe:
                    found.wrong.append(f"{here} is left out")
            elif name == "__typename":
                if not open_ended and value[key] != owner.name:
                    found.wrong.append(f"{here} is {_shown(value[key])}, not {owner.name}")
            elif name in owner.fields:
                definition = owner.fields[name]
                found.add(self._value(value[key], definition.type, definition, owner, tuple(below), here))
        return found

    def _asked(self, owner: Type, selections: Iterable[Selection]) -> dict[str, tuple[str, list[Selection], bool]]:
        """`{key in the answer: (field, what is asked of it, whether it may be left out)}` for objects of this type."""
        found: dict[str, tuple[str, list[Selection], bool]] = {}
        for each in selections:
            if isinstance(each, Asked):
                name, below, maybe = found.get(each.key, (each.name, [], True))
                found[each.key] = (name, [*below, *each.selections], maybe and each.maybe)
                continue
            fragment = self._fragments[each.spread] if each.spread else each
            if fragment.condition and not self._schema.applies(fragment.condition, owner):
                continue
            for key, (name, below, maybe) in self._asked(owner, fragment.selections).items():
                _name, known, known_maybe = found.get(key, (name, [], True))
                found[key] = (name, [*known, *below], known_maybe and (maybe or each.maybe))
        return found

    def _value(
        self, value: Any, ref: TypeRef, definition: Field, owner: Type, below: tuple[Selection, ...], path: str
    ) -> Findings:
        if value is None:
            return Findings([f"{path} is null, and is promised as {ref}"] if ref.required else [])
        if ref.item is not None:
            if not isinstance(value, list):
                return Findings([f"{path} is {_shown(value)}, not a list"])
            found = Findings()
            for number, each in enumerate(value):
                found.add(self._value(each, ref.item, definition, owner, below, f"{path}[{number}]"))
            return found
        if self._schema.is_composite(ref.name):
            return self.object(value, ref.name, below, path)
        wrong = [] if self._fits(value, ref.name) else [f"{path} is {_shown(value)}, not {_an(ref.name)}"]
        return Findings(wrong, [Leaf(path, owner.name, definition, value)])

    def _fits(self, value: Any, name: str) -> bool:
        if name in _SCALARS:
            return _SCALARS[name](value)
        known = self._schema.get(name)
        if known is not None and known.kind == "enum":
            return value in known.names if isinstance(value, str) else False
        # A scalar of the contract's own: any value that is there.
        return True


def _moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _day(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


_SCALARS = {
    "ID": lambda value: isinstance(value, str) and value != "",
    "String": lambda value: isinstance(value, str),
    "Int": lambda value: isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31,
    "Float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "DateTime": _moment,
    "Date": _day,
}


def _an(name: str) -> str:
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:40]}…"
