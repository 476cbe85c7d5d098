"""What stops a release of an edition: the same for who publishes it, for its screens and for the counts on its home."""

from django.utils.translation import gettext as _

from editions.case_studies.waiting import waiting_replacements
from editions.documents.check import problems_in
from editions.documents.snapshot import Snapshot
from editions.models import Edition, Update

__all__ = ["pending_update", "release_obstacles"]


def release_obstacles(edition: Edition, snapshot: Snapshot) -> list[str]:
    """Sentences, one for each reason why `snapshot`, which is of what is live, cannot be released."""
    pending = pending_update(edition)
    said = [pending] if pending else []
    return [*said, *waiting_replacements(edition, snapshot.manifest), *problems_in(snapshot)]


def pending_update(edition: Edition) -> str:
    """Says that an applied update would still change the tree; empty if none does."""
    update = edition.updates.filter(state=Update.State.APPLIED).first()
    if update is None or not update.pending_operations:
        return ""
    said = _("%(edition)s has changes of its tree pending from update %(id)s: publish that update or undo it first.")
    return said % {"edition": edition.code, "id": update.pk}
