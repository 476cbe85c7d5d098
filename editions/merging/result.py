"""What a merge returns: a value, and all that somebody should know about how it came to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Path = tuple[str, ...]

ConflictKind = Literal["value", "mine_deleted", "theirs_deleted", "move", "order", "type", "group", "added"]
NoticeKind = Literal[
    "deleted_by_upstream", "lock_overrode_mine", "lock_restored", "upstream_changed_under_pin", "rekeyed"
]
ChangeKind = Literal["added", "deleted", "changed", "moved", "reordered"]


@dataclass(frozen=True, slots=True)
class Sides:
    """One thing on all three sides; `None` where a side has no such thing."""

    base: Any = None
    mine: Any = None
    theirs: Any = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed what cannot be merged. Mine stands until somebody decides.

    `node` is the id of a block ("" for the whole stream), `path` the field names inside it. The
    three values are those of the leaf for `value` and `added`; the whole block, as
    `{"id", "type", "value"}`, for `type`, `mine_deleted` and `theirs_deleted`; `{field: value}`
    for `group`; the place as `[parent id, field, …]` for `move`; a list of ids for `order`. A
    side that has no such thing has `None`.
    """

    kind: ConflictKind
    node: str
    path: Path
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Notice:
    """Something happened without being asked; `value` holds what is no longer in the result."""

    kind: NoticeKind
    node: str
    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that upstream changed: what somebody may take or leave.

    `conflict` is its conflict's kind, `None` where it merges cleanly. The values are as in
    `Conflict`. `key` identifies it over repeated merges of the same three values.
    """

    change: ChangeKind
    node: str
    path: Path
    conflict: ConflictKind | None
    base: Any
    mine: Any
    theirs: Any
    # Which fields, where several that only make sense together changed.
    group: Path = ()

    @property
    def key(self) -> "ChangeKey":
        return (self.change, self.node, self.path + self.group)


ChangeKey = tuple[str, str, Path]


@dataclass(frozen=True, slots=True)
class Edited:
    """The decision for a text of one's own instead of mine or theirs."""

    value: Any


# "take" theirs, "keep" mine.
Decision = Literal["take", "keep"] | Edited
Decisions = Mapping[ChangeKey, Decision]


@dataclass(slots=True)
class MergeResult:
    """The merged value, in the form of the inputs, and the account of the merge."""

    value: Any
    conflicts: list[Conflict] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
