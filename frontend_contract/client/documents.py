"""The contract's operations in one document, as generators of code want them."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from pathlib import Path
from typing import TypeVar

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    NameNode,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

Named = TypeVar("Named", FragmentDefinitionNode, FragmentSpreadNode)


def merged(folder: Path) -> str:
    """Every operation of `folder`, and each fragment once.

    Files are documents of their own, so two may have a fragment of one name. Where such two differ, each is
    named after its operation as well.
    """
    documents = {path.stem: parse(path.read_text("utf-8")) for path in sorted(folder.glob("*.graphql"))}
    differing = _differing(documents.values())
    printed: dict[str, None] = {}
    for stem, document in documents.items():
        own = visit(document, _Renaming({name: f"{stem}{name}" for name in differing}))
        printed.update(dict.fromkeys(print_ast(each) for each in own.definitions))
    return "\n\n".join(printed) + "\n"


def operation_names(folder: Path) -> list[str]:
    documents = (parse(path.read_text("utf-8")) for path in sorted(folder.glob("*.graphql")))
    return [
        each.name.value
        for document in documents
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode) and each.name
    ]


def _differing(documents: Iterable[DocumentNode]) -> set[str]:
    """Names of fragments that are not the same in all documents, with what those fragments are made of."""
    texts: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
        for name in fragments:
            texts[name].add("\n".join(sorted(_closure(name, fragments))))
    return {name for name, found in texts.items() if len(found) > 1}


def _closure(name: str, fragments: dict[str, FragmentDefinitionNode]) -> set[str]:
    """The fragment and all that it spreads, as text."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found and here in fragments:
            found[here] = print_ast(fragments[here])
            spreads = _Spreads()
            visit(fragments[here], spreads)
            waiting += spreads.names
    return set(found.values())


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        self.names.append(node.name.value)


class _Renaming(Visitor):
    def __init__(self, names: dict[str, str]) -> None:
        super().__init__()
        self._names = names

    def leave_fragment_definition(self, node: FragmentDefinitionNode, *_: object) -> FragmentDefinitionNode:
        return _named(node, self._names.get(node.name.value))

    def leave_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> FragmentSpreadNode:
        return _named(node, self._names.get(node.name.value))


def _named(node: Named, name: str | None) -> Named:
    if name is None:
        return node
    renamed = copy(node)
    renamed.name = NameNode(value=name)
    return renamed
