"""Archive an edition: it is served no more and stands still, and nothing of it is lost."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.actions.deletion_at_work import refuse_while_deleted
from editions.audit import record
from editions.errors import Invalid
from editions.models import AuditAction, Edition, Update
from editions.permissions import Action, require
from editions.roles import sync_roles
from editions.signals import edition_archived, edition_restored, tell

__all__ = ["archive_edition", "restore_edition"]


@transaction.atomic
def archive_edition(edition: Edition, *, reason: str, user: Any = None) -> Edition:
    """Readers no longer find `edition`, it is offered no updates, and nobody edits its pages.

    What stood there stays: pages, releases, people. Offers that were open are taken back. Owners
    only; raises `Invalid` when no reason is given or the edition is archived already.
    """
    require(user, Action.OWN, edition)
    if not reason.strip():
        raise Invalid(_("Say why the edition is archived: its people are told."))
    edition = _locked(edition)
    if edition.archived:
        raise Invalid(_("%(edition)s is archived already.") % {"edition": edition.code})
    edition.archived_at, edition.archived_reason = timezone.now(), reason.strip()
    edition.save(update_fields=["archived_at", "archived_reason"])
    edition.updates.filter(state__in=Update.OPEN).delete()
    sync_roles(edition)
    record(edition, user, AuditAction.ARCHIVED, {"reason": edition.archived_reason})
    tell(edition_archived, edition)
    return edition


@transaction.atomic
def restore_edition(edition: Edition, *, user: Any = None) -> Edition:
    """Takes `edition` out of the archive: served and edited as before. Owners only.

    Raises `Invalid` where it is not archived, or a worker is deleting it.
    """
    require(user, Action.OWN, edition)
    # Also before the edition is held: a worker that deletes it holds it for long.
    refuse_while_deleted(edition)
    edition = _locked(edition)
    refuse_while_deleted(edition)
    if not edition.archived or edition.deleted_at is not None:
        raise Invalid(_("%(edition)s is not archived.") % {"edition": edition.code})
    edition.archived_at, edition.archived_reason = None, ""
    edition.save(update_fields=["archived_at", "archived_reason"])
    sync_roles(edition)
    record(edition, user, AuditAction.RESTORED)
    tell(edition_restored, edition)
    return edition


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(of=("self",)).select_related("source_locale").get(pk=edition.pk)
