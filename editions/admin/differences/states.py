"""The states of an edition that can be compared: a release, and what is live."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from editions.documents.accessibility import hindrances_in
from editions.documents.snapshot import take_snapshot
from editions.documents.store import load, manifest_of
from editions.models import Edition, Release
from editions.release_obstacles import release_obstacles

__all__ = ["State", "empty_state", "live_state", "released_state"]

Document = Mapping[str, Any]


@dataclass(frozen=True)
class State:
    """A manifest with its documents, as far as they are not stored.

    `at` is when it was the newest there is; `problems` say what would stop its release, `hindrances` what
    some readers could not use.
    """

    manifest: Mapping[str, Any]
    at: datetime | None = None
    unstored: Mapping[str, Document] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    hindrances: list[str] = field(default_factory=list)

    @property
    def pages(self) -> list[dict[str, Any]]:
        return self.manifest["pages"]

    def documents(self, digests: Collection[str]) -> dict[str, Document]:
        """Those of `digests` that this state holds, by digest; at most one query."""
        found = {digest: self.unstored[digest] for digest in digests if digest in self.unstored}
        stored = [digest for digest in digests if digest not in found] if not self.unstored else []
        return {**found, **(load(stored) if stored else {})}


def released_state(release: Release) -> State:
    return State(manifest_of(release), release.published_at)


def live_state(edition: Edition) -> State:
    """What a release that is published now would hold, and what would stop it."""
    snapshot, _media = take_snapshot(edition)
    obstacles, hindrances = release_obstacles(edition, snapshot), hindrances_in(snapshot, edition)
    return State(snapshot.manifest, None, snapshot.parsed(), obstacles, hindrances)


def empty_state() -> State:
    """Before the first release."""
    return State({"pages": [], "locales": [], "branding": {}, "edition": {}, "media": {}})
