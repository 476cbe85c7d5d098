"""Look through an edition's live content for what is broken, and for what some readers could not use."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from editions.documents.accessibility import hindrances_in
from editions.documents.snapshot import Snapshot, take_snapshot
from editions.models import ContentCheck, Edition
from editions.release_obstacles import release_obstacles

__all__ = ["check_content", "checked_lately", "note_check"]

# A worker that does not answer is asked again after this long.
_PATIENCE = timedelta(minutes=5)


def check_content(edition: Edition) -> ContentCheck:
    """Looks, which takes seconds, and notes what was found. For workers."""
    at = timezone.now()
    snapshot, _media = take_snapshot(edition)
    return note_check(edition, snapshot, at)


def note_check(edition: Edition, snapshot: Snapshot, at: datetime) -> ContentCheck:
    """Notes how sound what is live is; `at` is before it was read, so that nothing since then is missed."""
    found = {
        "checked_at": at,
        "broken": len(release_obstacles(edition, snapshot)),
        "hindrances": len(hindrances_in(snapshot, edition)),
    }
    return ContentCheck.objects.update_or_create(edition=edition, defaults=found)[0]


def checked_lately(edition: Edition) -> ContentCheck | None:
    """The last check; a new one is asked for, if anything of it changed since. `None` before the first."""
    from editions.tasks import check_edition

    known = ContentCheck.objects.filter(edition=edition).first()
    published = Page.objects.filter(identity__edition=edition, live=True).aggregate(at=Max("last_published_at"))["at"]
    changed = max(filter(None, (published, known.changed_at if known else None)), default=None)
    if edition.archived or changed is None or (known and known.checked_at and known.checked_at >= changed):
        return known if known and known.checked_at else None
    now = timezone.now()
    if known is None or known.asked_at is None or known.asked_at < now - _PATIENCE:
        ContentCheck.objects.update_or_create(edition=edition, defaults={"asked_at": now})
        transaction.on_commit(lambda: check_edition.enqueue(edition.pk))
    return known if known and known.checked_at else None
