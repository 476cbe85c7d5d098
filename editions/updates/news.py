"""What an edition is told of its upstream: a newer release, and what it would mean."""

from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from editions.actions.withdraw_release import newest_standing
from editions.models import Edition, Release, Update, UpdateRequest

__all__ = ["News", "is_news"]


def is_news(fork: Edition, release: Release) -> bool:
    """Whether `release` is newer than what `fork` last agreed on with its upstream."""
    base = fork.base_release
    return base is None or base.edition_id != release.edition_id or release.number > base.number


class News:
    """Facts about `edition`, looked up when they are first shown."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def release(self) -> Release | None:
        """Upstream's newest standing release, if it is newer than what the edition agreed on last."""
        upstream = self.edition.upstream
        newest = newest_standing(upstream) if upstream else None
        return newest if newest is not None and is_news(self.edition, newest) else None

    @cached_property
    def update(self) -> Update | None:
        """The update that waits for somebody: offered, decided, or applied and not published."""
        waiting = self.edition.updates.filter(state__in=[*Update.OPEN, Update.State.APPLIED])
        counted = waiting.annotate(
            conflicts=Count("items", filter=~Q(items__conflict="")),
            clean=Count("items", filter=Q(items__conflict="")),
            undecided=Count("items", filter=Q(items__decision="")),
        )
        found: Any = counted.select_related("to_release").defer("to_release__manifest").first()
        if found is not None and found.state in Update.OPEN and not found.clean + found.conflicts:
            # Looked at, and there was nothing.
            return None
        return found

    @property
    def offered(self) -> bool:
        """Whether what the newest release means has been computed."""
        return self.update is not None and (self.release is None or self.update.to_release_id == self.release.pk)

    @cached_property
    def asked(self) -> UpdateRequest | None:
        """The last step that somebody asked for."""
        return self.edition.update_requests.select_related("update").first()

    @property
    def any(self) -> bool:
        return self.release is not None or self.update is not None
