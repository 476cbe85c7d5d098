"""Reads the contract's schema (SDL): which types there are, their fields, and what each may hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from frontend_contract.conformance.graphql_text import NotUnderstood, Words

CONTRACT = Path(__file__).parents[1]
SDL = CONTRACT / "schema.graphql"


@dataclass(frozen=True)
class TypeRef:
    """What a field holds: a named type, or a list of `item`; null only when not `required`."""

    name: str = ""
    item: "TypeRef | None" = None
    required: bool = False

    @property
    def named(self) -> str:
        return self.item.named if self.item else self.name

    def __str__(self) -> str:
        return (f"[{self.item}]" if self.item else self.name) + ("!" if self.required else "")


@dataclass(frozen=True)
class Field:
    name: str
    type: TypeRef
    arguments: dict[str, TypeRef]
    description: str


@dataclass
class Type:
    """`kind` is the word that defines it: type, interface, union, enum, scalar, input."""

    kind: str
    name: str
    description: str
    fields: dict[str, Field] = field(default_factory=dict)
    # Of an object, its interfaces; of a union, its members; of an enum, its values.
    names: set[str] = field(default_factory=set)

    @property
    def abstract(self) -> bool:
        return self.kind in ("interface", "union")

    @property
    def composite(self) -> bool:
        return self.abstract or self.kind == "type"


class Schema:
    """Types by name. Scalars of GraphQL itself are not among them."""

    def __init__(self, sdl: str) -> None:
        self.types = {each.name: each for each in _types(Words(sdl))}

    def __getitem__(self, name: str) -> Type:
        return self.types[name]

    def get(self, name: str) -> Type | None:
        return self.types.get(name)

    def is_composite(self, name: str) -> bool:
        found = self.get(name)
        return found is not None and found.composite

    def possible(self, name: str) -> list[Type]:
        """The object types that a value of this type may have."""
        found = self.types[name]
        if found.kind == "union":
            return [self.types[member] for member in sorted(found.names)]
        if found.kind == "interface":
            return [each for each in self.types.values() if each.kind == "type" and name in each.names]
        return [found]

    def applies(self, condition: str, owner: Type) -> bool:
        """Whether a fragment on `condition` is for objects of type `owner`."""
        if condition == owner.name or condition in owner.names:
            return True
        found = self.get(condition)
        return found is not None and found.kind == "union" and owner.name in found.names


def contract_schema() -> Schema:
    """The schema that stands beside this folder."""
    return Schema(SDL.read_text(encoding="utf-8"))


def _types(words: Words) -> Iterator[Type]:
    while words.next:
        description = words.text()
        kind = words.take()
        if kind in ("schema", "extend", "directive"):
            _pass_over(words, kind)
            continue
        if kind not in ("type", "interface", "union", "enum", "scalar", "input"):
            raise NotUnderstood(f"Found {kind!r} where a type was expected.")
        yield _type(words, kind, description)


def _pass_over(words: Words, kind: str) -> None:
    if kind == "directive":
        words.expect("@")
        words.take()
        words.skip_brackets("(", ")")
        words.skip("repeatable")
        words.expect("on")
        words.take()
        while words.skip("|"):
            words.take()
        return
    while words.next and words.next != "{":
        words.take()
    words.skip_brackets("{", "}")


def _type(words: Words, kind: str, description: str) -> Type:
    found = Type(kind, words.take(), description)
    if words.skip("implements"):
        found.names |= _names(words, "&")
    skip_directives(words)
    if kind == "union":
        words.expect("=")
        found.names |= _names(words, "|")
    elif kind != "scalar" and words.skip("{"):
        while not words.skip("}"):
            _member(words, found)
    return found


def _names(words: Words, separator: str) -> set[str]:
    words.skip(separator)
    names = {words.take()}
    while words.skip(separator):
        names.add(words.take())
    return names


def _member(words: Words, owner: Type) -> None:
    description, name = words.text(), words.take()
    if owner.kind == "enum":
        owner.names.add(name)
        skip_directives(words)
        return
    arguments: dict[str, TypeRef] = {}
    if words.skip("("):
        while not words.skip(")"):
            words.text()
            argument = words.take()
            words.expect(":")
            arguments[argument] = read_type_ref(words)
            skip_default(words)
    words.expect(":")
    owner.fields[name] = Field(name, read_type_ref(words), arguments, description)
    skip_default(words)
    skip_directives(words)


def read_type_ref(words: Words) -> TypeRef:
    if words.skip("["):
        item = read_type_ref(words)
        words.expect("]")
        return TypeRef(item=item, required=words.skip("!"))
    return TypeRef(words.take(), required=words.skip("!"))


def skip_default(words: Words) -> None:
    if words.skip("=") and not words.skip_brackets("[", "]") and not words.skip_brackets("{", "}"):
        words.take()
    skip_directives(words)


def skip_directives(words: Words) -> None:
    while words.skip("@"):
        words.take()
        words.skip_brackets("(", ")")
