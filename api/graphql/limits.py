"""How much one request may ask for, found out before anything is validated or resolved.

| limit    | what is counted                                                              |
| -------- | ---------------------------------------------------------------------------- |
| tokens   | lexical tokens, and how deep brackets are nested, before the text is parsed  |
| aliases  | aliased fields, those of a fragment as often as it is spread                 |
| directives | directives on anything, as they are written                                |
| depth    | fields inside each other; introspection has limits of its own                |
| cost     | fields that an answer would hold if lists had their usual lengths; and the   |
|          | same field again and again, which takes validation long and tells nothing    |
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Source,
    TokenKind,
    get_named_type,
    is_abstract_type,
    is_list_type,
)
from graphql.language import Lexer
from graphql.type import get_nullable_type

from api.graphql.errors import Refused
from api.reading.listings import DEFAULT_FIRST, MAX_FIRST

MAX_TOKENS = 2_000
MAX_NESTING = 60
MAX_ALIASES = 30
MAX_DIRECTIVES = 50
# From `edition` down to the choices of a scenario in a lesson's body is 9.
MAX_DEPTH = 10
# A whole edition in one language, with all that blocks and questions hold, costs about 100,000.
MAX_COST = 150_000

_NESTING = {"nesting": {"allowed": MAX_NESTING}}
_TOKENS = {"tokens": {"allowed": MAX_TOKENS}}
_DIRECTIVES = {"directives": {"allowed": MAX_DIRECTIVES}}
_ALIASES = {"aliases": {"allowed": MAX_ALIASES}}
_DEPTH = {"depth": {"allowed": MAX_DEPTH}}
_COST = {"cost": {"allowed": MAX_COST}}

_OPENING = {TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L}
_CLOSING = {TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R}
# What lists usually hold, where it is more than a few.
_USUAL_LENGTHS = {
    ("Course", "modules"): 16,
    ("Course", "glossary"): 80,
    ("Course", "parts"): 5,
    ("Course", "guidelines"): 25,
    ("Module", "lessons"): 6,
    ("Lesson", "body"): 10,
    ("LocaleChanges", "added"): 20,
    ("LocaleChanges", "changed"): 20,
    ("LocaleChanges", "removed"): 20,
    ("Image", "sources"): 2,
    **{(owner, "spans"): 2 for owner in ("RichTextNode", "ParagraphNode", "HeadingNode", "ListItemNode")},
    ("Edition", "slots"): 15,
    ("Edition", "institutions"): 15,
}
_FEW = 4
# What a field costs besides what is below it: an edition takes queries, a body a document to load and parse,
# introspection walks the schema.
_WEIGHTS = {
    ("Query", "edition"): 500,
    ("Query", "editions"): 500,
    ("Edition", "releases"): 200,
    # Each asks the database for itself: of one edition at a time, or of a few.
    ("Edition", "search"): 8_000,
    ("Edition", "changedSince"): 8_000,
    ("Lesson", "body"): 30,
}
_INTROSPECTION = 10_000
# Lists of which `first` says how much they give.
_CONNECTIONS = {("Query", "editions"), ("Edition", "releases"), ("Edition", "search")}
# Comparing repeated fields with each other takes time by the square of their number.
_REPEATED = 50


def check_text(text: str) -> int:
    """The number of tokens.

    Raises `Refused` for a text that is too long or too deeply nested to be worth parsing, or `GraphQLError`.
    """
    lexer = Lexer(Source(text))
    nesting = count = directives = 0
    while (kind := lexer.advance().kind) != TokenKind.EOF:
        count += 1
        directives += kind == TokenKind.AT
        nesting += (kind in _OPENING) - (kind in _CLOSING)
        if nesting > MAX_NESTING:
            raise Refused("LIMIT_DEPTH", f"Brackets are nested more than {MAX_NESTING} deep.", limits=_NESTING)
        if count > MAX_TOKENS:
            raise Refused("LIMIT_TOKENS", f"The query has more than {MAX_TOKENS} tokens.", limits=_TOKENS)
        if directives > MAX_DIRECTIVES:
            said = f"The query has more than {MAX_DIRECTIVES} directives."
            raise Refused("LIMIT_DIRECTIVES", said, limits=_DIRECTIVES)
    return count


def check_document(schema: GraphQLSchema, document: DocumentNode) -> "Size":
    """The size of the largest operation; raises `Refused` when any of them asks for too much."""
    measure = _Measure(schema, document)
    sizes = [measure.of(operation) for operation in measure.operations] or [Size()]
    largest = Size(*map(max, zip(*sizes, strict=True)))
    if largest.aliases > MAX_ALIASES:
        raise Refused("LIMIT_ALIASES", f"The query has more than {MAX_ALIASES} aliases.", limits=_ALIASES)
    if largest.depth > MAX_DEPTH:
        said = f"Fields are nested {largest.depth} deep; at most {MAX_DEPTH} are answered."
        raise Refused("LIMIT_DEPTH", said, limits=_DEPTH)
    if largest.cost > MAX_COST:
        said = f"The query asks for too much at once: its cost is over {MAX_COST}."
        raise Refused("LIMIT_COST", said, limits=_COST)
    return largest


def told(size: "Size", tokens: int) -> dict[str, dict[str, int]]:
    """How much a request asked for, and how much it might have: for `extensions.limits` of its answer."""
    return {
        "tokens": {"asked": tokens, "allowed": MAX_TOKENS},
        "aliases": {"asked": size.aliases, "allowed": MAX_ALIASES},
        "depth": {"asked": size.depth, "allowed": MAX_DEPTH},
        "cost": {"asked": size.cost, "allowed": MAX_COST},
    }


class Size(NamedTuple):
    """How much an operation asks for: aliased fields, levels of fields, points of cost."""

    aliases: int = 0
    depth: int = 0
    cost: int = 0


class _Measure:
    """Sizes of a document's operations. It is not validated yet: unknown names are measured as leaves."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._document = document
        self._known: dict[str, Size] = {}

    @cached_property
    def operations(self) -> list[OperationDefinitionNode]:
        return [node for node in self._document.definitions if isinstance(node, OperationDefinitionNode)]

    @cached_property
    def _fragments(self) -> Mapping[str, FragmentDefinitionNode]:
        nodes = (node for node in self._document.definitions if isinstance(node, FragmentDefinitionNode))
        return {node.name.value: node for node in nodes}

    def of(self, operation: OperationDefinitionNode) -> Size:
        return self._selections(operation.selection_set, self._schema.get_root_type(operation.operation))

    def _selections(self, selections: SelectionSetNode | None, owner: GraphQLNamedType | None) -> Size:
        """Of the fragments on one abstract type, an object takes one way: the dearest counts."""
        nodes = selections.selections if selections else ()
        aliases, depth, always, one_of = 0, 0, _cost_of_repeats(nodes), {}
        for node in nodes:
            inner, size = self._selection(node, owner)
            aliases += size.aliases
            depth = max(depth, size.depth)
            if inner is not owner and owner is not None and is_abstract_type(owner) and not is_abstract_type(inner):
                one_of[inner] = one_of.get(inner, 0) + size.cost
            else:
                always += size.cost
        return Size(aliases, depth, always + max(one_of.values(), default=0))

    def _selection(self, node: Any, owner: GraphQLNamedType | None) -> tuple[GraphQLNamedType | None, Size]:
        if isinstance(node, FieldNode):
            return owner, self._field(node, owner)
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value)
        condition = node.type_condition if isinstance(node, InlineFragmentNode) else None
        inner = self._schema.get_type(condition.name.value) if condition else owner
        return inner, self._selections(node.selection_set, inner)

    def _fragment(self, name: str) -> tuple[GraphQLNamedType | None, Size]:
        definition = self._fragments.get(name)
        if definition is None:
            return None, Size()
        inner = self._schema.get_type(definition.type_condition.name.value)
        if name not in self._known:
            # A fragment that spreads itself is measured as nothing here; validation refuses it.
            self._known[name] = Size()
            self._known[name] = self._selections(definition.selection_set, inner)
        return inner, self._known[name]

    def _field(self, node: FieldNode, owner: GraphQLNamedType | None) -> Size:
        aliases = 1 if node.alias else 0
        name = node.name.value
        if name.startswith("__"):
            below = self._selections(node.selection_set, None)
            return Size(aliases + below.aliases, 1, _INTROSPECTION if node.selection_set else 1)
        definition = getattr(owner, "fields", {}).get(name)
        below = self._selections(node.selection_set, get_named_type(definition.type) if definition else None)
        key = (owner.name if owner else "", name)
        cost = _WEIGHTS.get(key, 1) + below.cost * _length(key, node, definition)
        return Size(aliases + below.aliases, 1 + below.depth, cost)


def _cost_of_repeats(nodes: Sequence[Any]) -> int:
    names = Counter((node.alias or node.name).value for node in nodes if isinstance(node, FieldNode))
    return sum(_REPEATED * (times - 1) ** 2 for times in names.values())


def _length(key: tuple[str, str], node: FieldNode, definition: Any) -> int:
    """How many objects the field is taken to give."""
    if key in _CONNECTIONS:
        return _asked_for(node)
    if key[1] == "edges" or definition is None or not is_list_type(get_nullable_type(definition.type)):
        return 1
    return _USUAL_LENGTHS.get(key, _FEW)


def _asked_for(node: FieldNode) -> int:
    """The argument `first`: as written, or the most that a variable could say."""
    for argument in node.arguments:
        if argument.name.value == "first":
            value = argument.value
            return min(MAX_FIRST, int(value.value)) if isinstance(value, IntValueNode) else MAX_FIRST
    return DEFAULT_FIRST
