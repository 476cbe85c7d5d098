"""Offer an edition what a newer release of its upstream changed. No page is touched."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.actions.withdraw_release import newest_standing
from editions.errors import Invalid, NotFound
from editions.models import Edition, Release, Update
from editions.permissions import Action, require
from editions.progress import Progress, silent
from editions.signals import tell, update_offered
from editions.updates.compute import compute
from editions.updates.items import write_items
from editions.updates.notices import notices_json
from editions.updates.sides import read_sides, seen
from editions.updates.violations import violations_of


@transaction.atomic
def offer_update(edition: Edition, *, to: str | None = None, user: Any = None, progress: Progress = silent) -> Update:
    """Computes what upstream's release `to` (its newest when left out) offers `edition`.

    Repeating it computes anew into the same update and keeps what was decided about what is
    still the same. Raises `NotFound` for a release that is not there, and `Invalid` where there
    is no upstream, the release is withdrawn or older than the base, or an update is applied and
    not published yet.
    """
    require(user, Action.EDIT, edition)
    edition = Edition.objects.select_for_update(of=("self",)).select_related("source_locale").get(pk=edition.pk)
    release = release_to_offer(edition, to)
    unfinished = edition.updates.filter(state=Update.State.APPLIED).first()
    if unfinished is not None:
        said = _("Update %(id)s of %(edition)s is applied and not published: publish it or undo it first.")
        raise Invalid(said % {"id": unfinished.pk, "edition": edition.code})
    update = edition.updates.filter(state__in=Update.OPEN).first() or Update(edition=edition)
    known = update.to_release_id if update.pk else None
    update.edition, update.from_release, update.to_release = edition, edition.base_release, release
    update.offered_at = timezone.now()
    update.skipped = []
    update.save()
    progress(_("Comparing with upstream"), 0, 0)
    sides = read_sides(edition, release)
    computed = compute(sides)
    items = write_items(update, sides, computed.found)
    update.seen = seen(sides)
    update.notices = notices_json(sides, computed)
    update.violations = violations_of(edition, sides, computed)
    decided = bool(items) and all(item.decision for item in items)
    update.state = Update.State.DECIDED if decided else Update.State.OFFERED
    update.save()
    if known != release.pk:
        tell(update_offered, edition, update=update)
    return update


def release_to_offer(edition: Edition, version: str | None) -> Release:
    """Upstream's release that an update would take; raises `NotFound` or `Invalid`."""
    upstream = edition.upstream
    if upstream is None or edition.base_release is None:
        said = _("%(edition)s was not made from another edition, so there is nothing to update it from.")
        raise Invalid(said % {"edition": edition.code})
    if version is None:
        release = newest_standing(upstream)
        if release is None:
            raise NotFound(_("%(edition)s has no release that stands.") % {"edition": upstream.code})
    else:
        release = upstream.releases.filter(version=version).first()
        if release is None:
            said = _("%(edition)s has no release %(version)s.")
            raise NotFound(said % {"edition": upstream.code, "version": version})
    names = {"edition": edition.code, "version": release.version, "base": edition.base_release.version}
    if release.withdrawn:
        raise Invalid(_("Release %(version)s is withdrawn; it is offered to nobody.") % names)
    if edition.base_release.edition_id == release.edition_id and release.number < edition.base_release.number:
        raise Invalid(_("%(edition)s is based on %(base)s already, which is newer than %(version)s.") % names)
    return release
