"""Three-way merging of a tree of pages: which there are, where they stand, in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from editions.merging.order import find_order
from editions.merging.planning import plan_of
from editions.merging.result import Change, Conflict, Decisions, Notice
from editions.merging.tree import ROOT, Node, Slot, Tree


@dataclass(frozen=True, slots=True)
class OutlinePage:
    """A page of a tree. `parent` is its parent's id, "" for the outermost.

    `said` stands for what the page says, by language: digests will do. It tells whether
    somebody edited the page, so that a deletion elsewhere does not pass over that.
    """

    id: str
    type: str
    parent: str
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class MergedOutline:
    """The merged tree: the ids of the pages below each, in order; "" holds the outermost."""

    children: dict[str, list[str]]
    conflicts: list[Conflict]
    notices: list[Notice]
    changes: list[Change]

    def __contains__(self, identifier: str) -> bool:
        return any(identifier in ids for ids in self.children.values())

    def pages(self) -> list[tuple[str, str]]:
        """`(id, parent)` of every page, parents first, in reading order."""
        found: list[tuple[str, str]] = []

        def visit(parent: str) -> None:
            for each in self.children.get(parent, []):
                found.append((each, parent))
                visit(each)

        visit("")
        return found


def merge_outline(
    base: Iterable[OutlinePage],
    mine: Iterable[OutlinePage],
    theirs: Iterable[OutlinePage],
    *,
    decisions: Decisions | None = None,
) -> MergedOutline:
    """Merges trees of pages by the rules for blocks; what pages say is not merged here.

    Pages come parents first, in reading order. Values of conflicts and changes are ids: the
    page's for an addition or a deletion, the parents' for a move, lists for an order.
    """
    plan = plan_of([_tree(base), _tree(mine), _tree(theirs)], decisions=decisions or {})
    members: dict[Slot, set[str]] = defaultdict(set)
    for identifier, slot in plan.places.items():
        members[slot].add(identifier)
    children = {slot[0]: find_order(plan, slot, ids) for slot, ids in sorted(members.items())}
    return MergedOutline(children, plan.conflicts, plan.notices, plan.changes)


def _tree(pages: Iterable[OutlinePage]) -> Tree:
    tree = Tree()
    for page in pages:
        node = Node(page.id, page.type, 0, (page.parent, ()), {"id": page.id, "type": page.type, "value": None})
        node.keys = {(language,): said for language, said in page.said.items()}
        node.slots = {(): []}
        tree.nodes[page.id] = node
        if page.parent:
            tree.nodes[page.parent].slots[()].append(page.id)
        else:
            tree.children(ROOT).append(page.id)
    return tree
