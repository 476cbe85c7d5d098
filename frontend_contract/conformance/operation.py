"""Reads the contract's operations: their variables, and the fields that each asks for."""

from dataclasses import dataclass
from pathlib import Path

from frontend_contract.conformance.graphql_text import NotUnderstood, Words
from frontend_contract.conformance.schema import CONTRACT, TypeRef, read_type_ref, skip_default, skip_directives

OPERATIONS = CONTRACT / "operations"


@dataclass(frozen=True)
class Asked:
    """A field, under the name that it has in the answer. `maybe` stands for @include and @skip."""

    key: str
    name: str
    selections: tuple["Selection", ...] = ()
    maybe: bool = False


@dataclass(frozen=True)
class Fragment:
    """Fields for objects of one type; with a `spread` they stand elsewhere in the document."""

    condition: str
    selections: tuple["Selection", ...] = ()
    spread: str = ""
    maybe: bool = False


Selection = Asked | Fragment


@dataclass(frozen=True)
class Operation:
    name: str
    text: str
    variables: dict[str, TypeRef]
    selections: tuple[Selection, ...]
    fragments: dict[str, Fragment]


def contract_operations() -> list[Operation]:
    """Those that stand beside this folder, by name."""
    return [read_operation(path) for path in sorted(OPERATIONS.glob("*.graphql"))]


def read_operation(path: Path) -> Operation:
    return parse_operation(path.read_text(encoding="utf-8"), path.stem)


def parse_operation(text: str, name: str) -> Operation:
    """The one query of a document. Raises `NotUnderstood`."""
    words = Words(text)
    variables: dict[str, TypeRef] = {}
    selections: tuple[Selection, ...] = ()
    fragments: dict[str, Fragment] = {}
    while words.next:
        if words.skip("fragment"):
            fragment = words.take()
            words.expect("on")
            condition = words.take()
            skip_directives(words)
            fragments[fragment] = Fragment(condition, _selections(words))
            continue
        if words.skip("query") and words.next not in ("{", "("):
            words.take()
        variables = _variables(words)
        selections = _selections(words)
    return Operation(name, text, variables, selections, fragments)


def _variables(words: Words) -> dict[str, TypeRef]:
    found: dict[str, TypeRef] = {}
    if words.skip("("):
        while not words.skip(")"):
            words.expect("$")
            name = words.take()
            words.expect(":")
            found[name] = read_type_ref(words)
            skip_default(words)
    return found


def _selections(words: Words) -> tuple[Selection, ...]:
    words.expect("{")
    found: list[Selection] = []
    while not words.skip("}"):
        if not words.next:
            raise NotUnderstood("A selection is never closed.")
        found.append(_fragment(words) if words.skip("...") else _field(words))
    return tuple(found)


def _field(words: Words) -> Asked:
    key = name = words.take()
    if words.skip(":"):
        name = words.take()
    words.skip_brackets("(", ")")
    maybe = words.next == "@"
    skip_directives(words)
    return Asked(key, name, _selections(words) if words.next == "{" else (), maybe)


def _fragment(words: Words) -> Fragment:
    if words.next not in ("on", "{", "@"):
        spread = words.take()
        maybe = words.next == "@"
        skip_directives(words)
        return Fragment("", spread=spread, maybe=maybe)
    condition = words.take() if words.skip("on") else ""
    maybe = words.next == "@"
    skip_directives(words)
    return Fragment(condition, _selections(words), maybe=maybe)
