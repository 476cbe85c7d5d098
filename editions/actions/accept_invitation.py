"""Join an edition with the link of an invitation."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.audit import record
from editions.errors import NotFound, NotPermitted
from editions.invitation_link import find_invitation
from editions.models import AuditAction, Invitation, Membership
from editions.permissions import forget_roles

__all__ = ["accept_invitation", "is_for"]


@transaction.atomic
def accept_invitation(token: str, *, user: Any) -> Invitation:
    """Gives `user` the invitation's role, once.

    Who got a role there meanwhile keeps that one. Raises `NotFound` for a link that does not
    work, or `NotPermitted` when the account has another address than was invited.
    """
    invitation = find_invitation(token, for_update=True)
    if invitation is None:
        raise NotFound(_("This invitation does not work any more. Ask whoever invited you for a new one."))
    if not is_for(invitation, user):
        raise NotPermitted(_("This invitation is for another e-mail address than that of your account."))
    membership, joined = Membership.objects.get_or_create(
        user=user, edition=invitation.edition, defaults={"role": invitation.role}
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    if joined:
        record(invitation.edition, user, AuditAction.JOINED, {"role": membership.role})
    forget_roles(user)
    return invitation


def is_for(invitation: Invitation, user: Any) -> bool:
    """Whether the account's address is the one that was invited."""
    return bool(user.is_active and user.email.strip().lower() == invitation.email)
