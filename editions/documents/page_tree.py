"""One tree of pages for all languages of an edition."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class TreeNode:
    """Where a page stands in the tree of its language; `parent` is a lineage."""

    lineage: str
    locale: str
    path: str
    parent: str | None
    type: str


def tree_of(
    nodes: Sequence[TreeNode], source: str, entries: dict[tuple[str, str], dict[str, Any]]
) -> list[dict[str, Any]]:
    """One tree for all languages, parents before children: the source's, and what it lacks.

    A page that stands in another language alone follows the page that it follows there.
    """
    order: dict[str, list[str]] = defaultdict(list)
    placed: dict[str, TreeNode] = {}
    for node in sorted(nodes, key=lambda node: node.locale != source):
        siblings = order[node.parent or ""]
        if node.lineage in placed:
            continue
        placed[node.lineage] = node
        siblings.insert(_place(node, nodes, siblings, source), node.lineage)
    codes = sorted({node.locale for node in nodes})
    pages: list[dict[str, Any]] = []

    def visit(parent: str) -> None:
        for lineage in order[parent]:
            pages.append(
                {
                    "lineage": lineage,
                    "type": placed[lineage].type,
                    "parent": parent or None,
                    "locales": {code: entries[lineage, code] for code in codes if (lineage, code) in entries},
                }
            )
            visit(lineage)

    visit("")
    return pages


def _place(node: TreeNode, nodes: Sequence[TreeNode], siblings: list[str], source: str) -> int:
    if node.locale == source:
        return len(siblings)
    earlier = [
        other.lineage
        for other in nodes
        if other.locale == node.locale and other.parent == node.parent and other.path < node.path
    ]
    for lineage in reversed(earlier):
        if lineage in siblings:
            return siblings.index(lineage) + 1
    return 0
