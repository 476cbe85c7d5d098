"""What can only be taken whole: locked blocks, changed types, groups, pinned lists.

Where both sides changed such a part, mine stands whole, and theirs is in the conflict. Locked
blocks are theirs whole, and mine is in a notice.
"""

from collections.abc import Callable

from editions.merging.linked_groups import Group, contested_groups
from editions.merging.plan import Plan, Side
from editions.merging.result import Notice, Path, Sides
from editions.merging.tree import Slot, Tree, shown


def find_wholes(plan: Plan) -> None:
    """Fills `mandatory`, `contested`, `whole`, `whole_slots`, `whole_leaves`, `types` and `dropped`."""
    for identifier in plan.locked:
        if identifier in plan.theirs:
            plan.mandatory.add(identifier)
            plan.mandatory.update(plan.theirs.below(identifier))
    contested = contested_groups(plan)
    plan.contested.update(group.node for group in contested)
    for identifier in plan.theirs.nodes:
        if identifier in plan.mandatory:
            _follow(plan, identifier, "theirs")
        elif identifier in plan.mine and identifier not in plan.whole:
            _look_at(plan, identifier, contested)
    for group in sorted(contested):
        if group.node in plan.theirs and group.node not in plan.mine:
            _tell_of_members(plan, group)


def _look_at(plan: Plan, identifier: str, contested: set[Group]) -> None:
    old, mine, theirs = plan.base.get(identifier), plan.mine[identifier], plan.theirs[identifier]
    if mine.kind != theirs.kind:
        _type(plan, identifier)
        return
    if old is not None and old.kind != mine.kind:
        old = None
    for prefix, names in mine.groups:
        group = Group(identifier, prefix, names)
        _group(plan, group, known=old is not None, contested=group in contested)
    for path in mine.slots:
        if path in theirs.slots and (identifier, path) not in plan.whole_slots and plan.pins(identifier, path):
            _pinned_list(plan, identifier, path)


# Types ---------------------------------------------------------------------------------------


def _type(plan: Plan, identifier: str) -> None:
    base, mine, theirs = plan.base.get(identifier), plan.mine[identifier], plan.theirs[identifier]
    sides = Sides(plan.base.item(identifier), mine.item, theirs.item)
    if not plan.mandatory.isdisjoint(plan.theirs.below(identifier)):
        # What is mandatory must have its place.
        if base is None or plan.edited("mine", identifier):
            plan.notice(Notice("lock_overrode_mine", identifier, (), mine.item))
        # No conflict holds what I have of it elsewhere.
        _follow(plan, identifier, "theirs", apart=True)
        return
    whole = identifier in plan.needed
    if base is not None and base.kind == theirs.kind and not _touched(plan, "theirs", identifier):
        plan.types[identifier] = "mine"
        return
    if base is not None and base.kind == mine.kind and not whole and not _touched(plan, "mine", identifier):
        if plan.changed("changed", identifier, sides=sides) == "keep":
            _follow(plan, identifier, "mine")
        else:
            plan.types[identifier] = "theirs"
        return
    kind = "added" if base is None else "type"
    decision = plan.changed("changed", identifier, conflict=kind, sides=sides)
    _follow(plan, identifier, "theirs" if decision == "take" else "mine")


def _touched(plan: Plan, side: Side, identifier: str) -> bool:
    """Whether `side` changed anything in the node or below it."""
    tree = plan.side(side)
    if plan.edited(side, identifier):
        return True
    below = set(tree.below(identifier))
    if below != set(plan.base.below(identifier)):
        return True
    return any(plan.edited(side, each) or plan.moved(side, each) for each in below)


def _follow(plan: Plan, identifier: str, side: Side, *, apart: bool = False) -> None:
    """The node is as on `side`, with all that it holds there; `apart` from what the other side has elsewhere."""
    plan.types[identifier] = side
    _drop_other_children(plan, identifier, side, None, apart=apart)


# Groups and pinned lists -----------------------------------------------------------------------


def _group(plan: Plan, group: Group, *, known: bool, contested: bool) -> None:
    identifier, prefix, names = group
    mine = plan.mine.fingerprint(identifier, prefix, names)
    theirs = plan.theirs.fingerprint(identifier, prefix, names)
    base = plan.base.fingerprint(identifier, prefix, names) if known else None
    if mine == theirs:
        return
    if theirs == base:
        if contested:
            _keep_members(plan, group)
        return
    sides = Sides(
        plan.base.group(identifier, prefix, names) if known else None,
        plan.mine.group(identifier, prefix, names),
        plan.theirs.group(identifier, prefix, names),
    )
    side: Side
    pinned = _pins_in(plan, identifier, prefix, names)
    for node, path in pinned:
        _tell_pin(plan, node, path)
    if mine == base and not pinned and not contested:
        decision = plan.changed("changed", identifier, prefix, group=names, sides=sides)
        side = "mine" if decision == "keep" else "theirs"
    else:
        kind = "group" if known else "added"
        decision = plan.changed("changed", identifier, prefix, conflict=kind, group=names, sides=sides)
        side = "theirs" if decision == "take" else "mine"
    _follow_group(plan, group, side, entire=contested)


def _keep_members(plan: Plan, group: Group) -> None:
    """Of a group that upstream left alone: mine are what upstream has in one that is in conflict."""
    for name in group.names:
        for each in _below(plan.mine, group.node, (*group.prefix, name)):
            if each in plan.theirs and each not in plan.mandatory:
                plan.whole[each] = plan.types[each] = "mine"
                plan.whole_slots.update(dict.fromkeys(_slots(plan.mine, each, None), "mine"))
                # What upstream put into it is in the conflict of the group that it stands in there.
                added = _below(plan.theirs, each, None, stay=lambda child: child in plan.mine)
                plan.dropped.update(child for child in added if child not in plan.mine)


def _tell_of_members(plan: Plan, group: Group) -> None:
    """Of a group that upstream added: what stands as mine elsewhere is in no conflict of a group yet."""
    for name in group.names:
        for each in _below(plan.theirs, group.node, (*group.prefix, name)):
            if plan.whole.get(each) != "mine":
                continue
            if plan.mine.fingerprint(each) == plan.theirs.fingerprint(each):
                _tell_of_place(plan, each)
                continue
            sides = Sides(plan.base.item(each), plan.mine.item(each), plan.theirs.item(each))
            kind = "type" if each in plan.base else "added"
            if plan.changed("changed", each, conflict=kind, sides=sides) == "take":
                plan.whole[each] = plan.types[each] = "theirs"


def _tell_of_place(plan: Plan, identifier: str) -> None:
    """Of what both moved, each elsewhere, out of a group that is the same without it: no group tells that."""
    trees = (plan.base, plan.mine, plan.theirs)
    base, mine, theirs = (tree[identifier].slot if identifier in tree else None for tree in trees)
    if mine in (base, theirs):
        return
    sides = Sides(shown(base), shown(mine), shown(theirs))
    if plan.changed("moved", identifier, conflict="move", sides=sides) == "take":
        plan.whole[identifier] = plan.types[identifier] = "theirs"


def _follow_group(plan: Plan, group: Group, side: Side, *, entire: bool) -> None:
    for name in group.names:
        _follow_part(plan, group.node, (*group.prefix, name), side, entire=entire)


def _pins_in(plan: Plan, identifier: str, prefix: Path, names: Path) -> list[tuple[str, Path]]:
    """The pins on the group's fields, and on what they hold on either side that I have."""
    if not plan.pinned:
        return []
    starts = [(*prefix, name) for name in names]
    below = {
        each
        for start in starts
        for tree in (plan.mine, plan.theirs)
        for each in _below(tree, identifier, start)
        if each in plan.mine
    }
    return sorted(
        (node, path)
        for node, path in plan.pinned
        if node in below or (node == identifier and any(path[: len(start)] == start for start in starts))
    )


def _tell_pin(plan: Plan, node: str, path: Path) -> None:
    old, new = plan.base.get(node), plan.theirs.get(node)
    if new is not None and path in new.leaves and (old is None or old.keys.get(path) != new.keys[path]):
        plan.notice(Notice("upstream_changed_under_pin", node, path, new.leaves[path]))


def _follow_part(plan: Plan, identifier: str, start: Path, side: Side, *, entire: bool = False) -> None:
    for tree in (plan.mine, plan.theirs):
        node = tree[identifier]
        for path in node.leaves:
            if path[: len(start)] == start:
                plan.whole_leaves[identifier, path] = side
        for path in node.slots:
            if path[: len(start)] == start:
                plan.whole_slots[identifier, path] = side
    _drop_other_children(plan, identifier, side, start, entire=entire)


def _pinned_list(plan: Plan, identifier: str, path: Path) -> None:
    names = path[-1:]
    mine = plan.mine.fingerprint(identifier, path)
    theirs = plan.theirs.fingerprint(identifier, path)
    base = plan.base.fingerprint(identifier, path) if identifier in plan.base else None
    if theirs not in (mine, base):
        whole = plan.theirs.group(identifier, path[:-1], names)
        value = whole[names[0]] if whole and names else plan.theirs[identifier].item["value"]
        plan.notice(Notice("upstream_changed_under_pin", identifier, path, value))
    _follow_part(plan, identifier, path, "mine")


# What lies below -------------------------------------------------------------------------------


def _drop_other_children(
    plan: Plan, identifier: str, side: Side, start: Path | None, *, entire: bool = False, apart: bool = False
) -> None:
    """The part follows `side`: so do the nodes below it, and those of the other side go.

    With `entire`, so do those that the other side has elsewhere; with `apart`, nothing of what these hold does.
    """
    tree = plan.side(side)
    other = plan.theirs if side == "mine" else plan.mine
    followed = set(_below(tree, identifier, start))
    left = set(_below(other, identifier, start, stay=lambda each: each in tree and each not in followed))
    for slot in _slots(tree, identifier, start):
        plan.whole_slots[slot] = side
    inside = followed
    if apart:
        elsewhere = {each for each in followed if each in other and each not in left and each not in plan.mandatory}
        inside = set(_below(tree, identifier, start, stay=elsewhere.__contains__)) - elsewhere
    for each in inside:
        if side == "theirs" or each not in plan.mandatory:
            plan.whole_slots.update(dict.fromkeys(_slots(tree, each, None), side))
        # What the other side has elsewhere is merged there with what was done to it.
        if each not in plan.mandatory and (entire or each not in other or each in left):
            plan.whole[each] = side
            plan.types[each] = side
    for each in left - followed:
        # It stays in another list of that side, and what it may hold follows from the list.
        if each in tree and each not in plan.mandatory and tree[each].kind != other[each].kind:
            if identifier in plan.mandatory and plan.whole.get(each) != side:
                _tell_of_type(plan, each)
            plan.whole[each] = plan.types[each] = side
    gone = {each for each in left - followed if each not in tree}
    plan.dropped.update(gone)
    if identifier in plan.mandatory:
        plan.overridden.update(gone)


def _tell_of_type(plan: Plan, identifier: str) -> None:
    """Of what I made another thing of in a mandatory block, out of which upstream moved it: no conflict holds that."""
    if identifier not in plan.base or _touched(plan, "mine", identifier):
        plan.notice(Notice("lock_overrode_mine", identifier, (), plan.mine.item(identifier)))


def _slots(tree: Tree, identifier: str, start: Path | None) -> list[Slot]:
    paths = tree[identifier].slots if identifier in tree else {}
    return [(identifier, path) for path in paths if start is None or path[: len(start)] == start]


def _below(
    tree: Tree, identifier: str, start: Path | None, stay: Callable[[str], bool] = lambda each: False
) -> list[str]:
    """What the part holds; nothing of what lies below a node that stays elsewhere."""
    waiting = [child for slot in _slots(tree, identifier, start) for child in tree.children(slot)]
    found: list[str] = []
    while waiting:
        each = waiting.pop()
        found.append(each)
        if not stay(each):
            waiting.extend(child for children in tree[each].slots.values() for child in children)
    return found
