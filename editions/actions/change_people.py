"""Change a person's role in an edition, or send them away; an edition keeps an owner."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.audit import record
from editions.errors import Invalid, NotFound
from editions.models import AuditAction, Edition, Invitation, Membership, Role
from editions.permissions import Action, forget_roles, require

__all__ = ["change_role", "remove_person"]


@transaction.atomic
def change_role(membership: Membership, role: Role | str, *, user: Any = None) -> Membership:
    """Gives the person `role` in place of theirs.

    Raises `NotPermitted`, `NotFound`, or `Invalid` for the last owner.
    """
    held = _locked(membership, user)
    if role not in Role.values:
        raise Invalid(_("There is no such role."))
    if role == held.role:
        return held
    _keep_an_owner(held)
    before, held.role = held.role, Role(role).value
    held.save(update_fields=["role"])
    if before == Role.OWNER:
        _revoke_their_invitations(held)
    details = {"person": held.user.get_username(), "from": before, "to": held.role}
    record(held.edition, user, AuditAction.ROLE_CHANGED, details)
    return held


@transaction.atomic
def remove_person(membership: Membership, *, user: Any = None) -> None:
    """Takes the person's role, and all that follows from it. Raises as `change_role` does."""
    held = _locked(membership, user)
    _keep_an_owner(held)
    if held.role == Role.OWNER:
        _revoke_their_invitations(held)
    details = {"person": held.user.get_username(), "role": held.role}
    record(held.edition, user, AuditAction.REMOVED, details)
    held.delete()


def _locked(membership: Membership, user: Any) -> Membership:
    """The membership as it now is, with the edition locked: of two owners who remove each other, one comes second."""
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=membership.edition_id)
    if user is not None:
        # What was kept of their roles is from before the lock.
        forget_roles(user)
    require(user, Action.MANAGE_PEOPLE, edition)
    held = Membership.objects.select_related("user").filter(pk=membership.pk, edition=edition).first()
    if held is None:
        raise NotFound(_("This person has no role in this edition any more."))
    held.edition = edition
    return held


def _keep_an_owner(held: Membership) -> None:
    owners = Membership.objects.filter(edition=held.edition, role=Role.OWNER, user__is_active=True)
    if held.role == Role.OWNER and not owners.exclude(pk=held.pk).exists():
        said = _("%(person)s is the last owner of %(edition)s. Make somebody else an owner first.")
        raise Invalid(said % {"person": held.user.get_username(), "edition": held.edition.title})


def _revoke_their_invitations(held: Membership) -> None:
    """Who is no longer trusted to manage people has nobody on the way in either."""
    theirs = Invitation.objects.filter(edition=held.edition, invited_by=held.user_id, accepted_at=None)
    theirs.filter(revoked_at=None).update(revoked_at=timezone.now())
