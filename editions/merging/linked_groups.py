"""Groups that something was moved between: they are taken together, or not at all.

An option that upstream moved from one question to another is gone from the first one's group and
new in the second's. Taking the one without the other would have it twice, or nowhere.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from editions.merging.plan import Plan
from editions.merging.result import Path
from editions.merging.tree import Tree


class Group(NamedTuple):
    """The fields `names` of the struct at `prefix` in a node."""

    node: str
    prefix: Path
    names: Path

    def covers(self, path: Path) -> bool:
        length = len(self.prefix)
        return path[:length] == self.prefix and path[length : length + 1] != () and path[length] in self.names


def contested_groups(plan: Plan) -> set[Group]:
    """The groups in which mine stands because a group that they are linked with is in conflict."""
    contested: set[Group] = set()
    homes = [_homes(tree) for tree in (plan.base, plan.mine, plan.theirs)]
    pinned = _pinned(plan, homes)
    for linked in _linked(homes):
        prints = [[_print(tree, group) for tree in (plan.base, plan.mine, plan.theirs)] for group in linked]
        # What is pinned in one of them stays as I have it, as if I had changed it.
        mine_changed = any(base != mine for base, mine, _theirs in prints) or not pinned.isdisjoint(linked)
        theirs_changed = any(base != theirs for base, _mine, theirs in prints)
        if mine_changed and theirs_changed and any(mine != theirs for _base, mine, theirs in prints):
            contested.update(linked)
    return contested


def _pinned(plan: Plan, homes: list[dict[str, Group]]) -> set[Group]:
    """The groups that something of mine is pinned in, there or as upstream has it."""
    found: set[Group] = set()
    for node, path in plan.pinned:
        mine = plan.mine.get(node)
        if mine is not None:
            found.update(home[node] for home in homes if node in home)
            found.update(group for group in (Group(node, *each) for each in mine.groups) if group.covers(path))
    return found


def _linked(homes: list[dict[str, Group]]) -> Iterator[list[Group]]:
    """Sets of groups, two or more, that a node belongs to on one side or another."""
    neighbours: dict[Group, set[Group]] = defaultdict(set)
    for node in set().union(*homes):
        first, *others = {home[node]: None for home in homes if node in home}
        for other in others:
            neighbours[first].add(other)
            neighbours[other].add(first)
    seen: set[Group] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        found, waiting = [], [start]
        seen.add(start)
        while waiting:
            group = waiting.pop()
            found.append(group)
            waiting.extend(neighbours[group] - seen)
            seen |= neighbours[group]
        yield found


def _homes(tree: Tree) -> dict[str, Group]:
    """The innermost group that each node stands in."""
    homes: dict[str, Group] = {}
    for node in tree.nodes.values():
        parent, path = node.slot
        if not parent:
            continue
        own = [Group(parent, prefix, names) for prefix, names in tree[parent].groups]
        home = next((group for group in own if group.covers(path)), homes.get(parent))
        if home is not None:
            homes[node.id] = home
    return homes


def _print(tree: Tree, group: Group) -> str | None:
    node = tree.get(group.node)
    if node is None or (group.prefix, group.names) not in node.groups:
        return None
    return tree.fingerprint(*group)
