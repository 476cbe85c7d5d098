"""Withdraw a release: readers get an error that names its successor."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.actions.offer_later import offer_later
from editions.audit import record
from editions.errors import Invalid, NotFound
from editions.models import AuditAction, Edition, Release
from editions.permissions import Action, require
from editions.signals import release_withdrawn, tell
from editions.withdrawn_media import settle_media


@transaction.atomic
def withdraw_release(edition: Edition, version: str, *, reason: str, user: Any = None) -> Release | None:
    """Marks the release as withdrawn and returns its successor, if there is one.

    What was released stays as it is: withdrawing stops it from being served, with the pictures
    and files that no standing release holds. The latest release becomes the newest that is not
    withdrawn. Raises `NotFound`, or `Invalid` when
    no reason is given or the release is withdrawn already.
    """
    require(user, Action.RELEASE, edition)
    if not reason.strip():
        raise Invalid(_("Say why the release is withdrawn: readers are told."))
    # Releases are published under the same lock, and say which media stand.
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    release = Release.objects.filter(edition=edition, version=version).first()
    if release is None:
        said = _("%(edition)s has no release %(version)s.")
        raise NotFound(said % {"edition": edition.code, "version": version})
    if release.withdrawn:
        said = _("%(edition)s %(version)s is withdrawn already.")
        raise Invalid(said % {"edition": edition.code, "version": version})
    release.withdrawn_at = timezone.now()
    release.withdrawn_reason = reason.strip()
    release.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    Edition.objects.filter(pk=edition.pk).update(latest_release=newest_standing(edition))
    settle_media(edition)
    successor = successor_of(release)
    record(edition, user, AuditAction.WITHDRAWN, {"version": release.version, "reason": release.withdrawn_reason})
    tell(release_withdrawn, edition, release=release, successor=successor)
    offer_later(edition)
    return successor


def newest_standing(edition: Edition) -> Release | None:
    """The newest release of `edition` that is not withdrawn."""
    return edition.releases.filter(withdrawn_at=None).order_by("-number").first()


def successor_of(release: Release) -> Release | None:
    """What stands in for a withdrawn release: the newest standing one of the same edition.

    Usually a later one; where a bad release was withdrawn before a better one was made, the
    last good one before it.
    """
    return newest_standing(release.edition)
