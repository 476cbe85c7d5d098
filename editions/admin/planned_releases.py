"""What an edition's screen tells of releases that are to come, or that should have come."""

from functools import cached_property

from django.utils import timezone

from editions.models import Edition, PlannedRelease

__all__ = ["PlannedReleases"]

State, Kind = PlannedRelease.State, PlannedRelease.Kind


class PlannedReleases:
    """The planned releases of `edition`, looked up when they are first shown."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def scheduled(self) -> PlannedRelease | None:
        """What waits for a time that somebody set."""
        return self._waiting(Kind.SCHEDULED)

    @cached_property
    def automatic(self) -> PlannedRelease | None:
        """What waits until nothing is published for a while."""
        return self._waiting(Kind.AUTOMATIC)

    @cached_property
    def failed(self) -> list[PlannedRelease]:
        """The last of each kind, where it failed and nothing has been released since."""
        last = [self._edition.planned_releases.filter(kind=kind).exclude(state=State.WAITING).first() for kind in Kind]
        return [plan for plan in last if plan and plan.state == State.FAILED and not self._released_since(plan)]

    @property
    def time_zone(self) -> str:
        """In which times are shown and read."""
        return timezone.get_current_timezone_name()

    def _waiting(self, kind: PlannedRelease.Kind) -> PlannedRelease | None:
        rows = self._edition.planned_releases.filter(kind=kind, state=State.WAITING)
        return rows.select_related("asked_by").first()

    def _released_since(self, plan: PlannedRelease) -> bool:
        return self._edition.releases.filter(published_at__gt=plan.finished_at).exists()
