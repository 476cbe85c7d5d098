"""What is known of a merge while it is being worked out."""

from dataclasses import dataclass, field
from typing import Literal

from editions.merging.result import Change, ChangeKind, Conflict, ConflictKind, Decision, Decisions, Notice, Path, Sides
from editions.merging.tree import Node, Slot, Tree

Side = Literal["mine", "theirs"]


@dataclass(slots=True)
class Plan:
    """The three trees, what was asked, and what has been found so far.

    Each step reads what the steps before it found: whose side a node follows whole, which nodes
    there are, where they stand, what they say, in which order.
    """

    base: Tree
    mine: Tree
    theirs: Tree
    locked: frozenset[str] = frozenset()
    pinned: frozenset[tuple[str, Path]] = frozenset()
    decisions: Decisions = field(default_factory=dict)
    # Nodes that must be kept although upstream deleted them, because something that lives has
    # no other place: found by a first attempt.
    needed: frozenset[str] = frozenset()

    conflicts: list[Conflict] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    # Nodes inside a locked block, the block included: theirs in every respect.
    mandatory: set[str] = field(default_factory=set)
    # Nodes that follow one side whole, because what holds them could only be taken whole.
    whole: dict[str, Side] = field(default_factory=dict)
    # Lists and leaves that follow one side whole.
    whole_slots: dict[Slot, Side] = field(default_factory=dict)
    whole_leaves: dict[tuple[str, Path], Side] = field(default_factory=dict)
    # Nodes in all three whose type comes from one side.
    types: dict[str, Side] = field(default_factory=dict)
    # Nodes that are on record with all that they hold.
    told: set[str] = field(default_factory=set)
    # Nodes with a group in which mine stands because of a group that it is linked with.
    contested: set[str] = field(default_factory=set)
    # Nodes that go with a side that was not followed, and are accounted for.
    dropped: set[str] = field(default_factory=set)
    # Those among them that go because a mandatory block has no place for them.
    overridden: set[str] = field(default_factory=set)

    alive: set[str] = field(default_factory=set)
    places: dict[str, Slot] = field(default_factory=dict)
    homeless: set[str] = field(default_factory=set)
    # Nodes whose move was undone because blocks would have held each other.
    reverted: set[str] = field(default_factory=set)

    def side(self, side: Side) -> Tree:
        return self.mine if side == "mine" else self.theirs

    def edited(self, side: Side, identifier: str) -> bool:
        """Whether `side` changed what the node itself says, or its type."""
        old, new = self.base[identifier], self.side(side)[identifier]
        return old.kind != new.kind or old.keys != new.keys

    def moved(self, side: Side, identifier: str) -> bool:
        """Whether `side` moved the node to another container."""
        return self.base[identifier].slot != self.side(side)[identifier].slot

    def kept_by(self, identifier: str) -> tuple[Side, Node]:
        """The side whose type the node has in the result, and the node there."""
        side = self.types.get(identifier) or ("mine" if identifier in self.mine else "theirs")
        return side, self.side(side)[identifier]

    def is_place(self, side: Side, slot: Slot) -> bool:
        """Whether the result has the list that `slot` is on `side`."""
        parent = slot[0]
        if not parent:
            return True
        if parent not in self.alive:
            return False
        return self.kept_by(parent)[1].kind == self.side(side)[parent].kind

    def pins(self, identifier: str, path: Path) -> bool:
        """Whether a pinned path is `path` or leads to it."""
        return bool(self.pinned) and any((identifier, path[:length]) in self.pinned for length in range(len(path) + 1))

    def changed(
        self,
        change: ChangeKind,
        node: str,
        path: Path = (),
        *,
        sides: Sides,
        conflict: ConflictKind | None = None,
        group: Path = (),
    ) -> Decision | None:
        """Puts something that upstream changed on record; returns what was decided about it.

        A conflict is one until it is decided.
        """
        entry = Change(change, node, path, conflict, sides.base, sides.mine, sides.theirs, group)
        self.changes.append(entry)
        decision = self.decisions.get(entry.key)
        if conflict and decision is None:
            self.conflicts.append(Conflict(conflict, node, path, sides.base, sides.mine, sides.theirs))
        return decision

    def notice(self, entry: Notice) -> None:
        self.notices.append(entry)
