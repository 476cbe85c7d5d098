"""Invite somebody to an edition by e-mail; revoke an invitation."""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from editions.audit import record
from editions.errors import AlreadyExists, Invalid
from editions.invitation_link import hash_of, new_secret, token_of
from editions.models import AuditAction, Edition, Invitation, Membership, Role
from editions.permissions import Action, require

__all__ = ["DAYS", "invite_person", "revoke_invitation"]

log = logging.getLogger(__name__)

DAYS = 7
"""How long an invitation can be accepted."""
# No owner's mistake, and no thief of an owner's session, writes to half the world.
_MOST_STANDING = 200


@transaction.atomic
def invite_person(edition: Edition, *, email: str, role: Role | str, user: Any = None) -> Invitation:
    """Writes a link to `email` with which its reader joins `edition` in `role`.

    A standing invitation to the same address is revoked: its link no longer works. The answer is
    the same whether or not somebody has an account with that address. Raises `NotPermitted`,
    `Invalid`, or `AlreadyExists` where one of the edition's own people has the address.
    """
    require(user, Action.MANAGE_PEOPLE, edition)
    address = _checked(email)
    if role not in Role.values:
        raise Invalid(_("There is no such role."))
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if Membership.objects.filter(edition=edition, user__email__iexact=address).exists():
        raise AlreadyExists(_("%(email)s has a role in this edition already. Change it there.") % {"email": address})
    now = timezone.now()
    standing = Invitation.objects.filter(edition=edition, accepted_at=None, revoked_at=None)
    standing.filter(email=address).update(revoked_at=now)
    if standing.filter(expires_at__gt=now).count() >= _MOST_STANDING:
        raise Invalid(_("There are very many open invitations. Revoke those that nobody needs."))
    secret = new_secret()
    invitation = Invitation.objects.create(
        edition=edition,
        email=address,
        role=role,
        secret_hash=hash_of(secret),
        invited_by=user,
        invited_at=now,
        expires_at=now + timedelta(days=DAYS),
    )
    record(edition, user, AuditAction.INVITED, {"email": address, "role": str(role)})
    transaction.on_commit(lambda: _send(invitation, secret), robust=True)
    return invitation


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, user: Any = None) -> None:
    """The link no longer works. Raises `NotPermitted`, or `Invalid` when it was accepted or revoked already."""
    require(user, Action.MANAGE_PEOPLE, invitation.edition)
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if locked.accepted_at or locked.revoked_at:
        raise Invalid(_("This invitation was accepted or revoked already."))
    locked.revoke()
    record(invitation.edition, user, AuditAction.INVITATION_REVOKED, {"email": locked.email, "role": locked.role})


def _checked(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid(_("“%(email)s” is no e-mail address.") % {"email": email[:100]}) from error
    return address


def _send(invitation: Invitation, secret: str) -> None:
    """In the edition's own language; nobody but the reader of the mail ever sees the link."""
    edition = invitation.edition
    with override(edition.source_locale.language_code):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("invitation_link", args=[token_of(secret)])
        subject = _("Invitation to %(edition)s") % {"edition": edition.title}
        context = {"invitation": invitation, "address": address, "days": DAYS}
        body = render_to_string("editions/people/invitation.txt", context)
    try:
        send_mail(" ".join(subject.split()), body, None, [invitation.email])
    except OSError:
        log.exception("Invitation %s could not be sent", invitation.pk)
    else:
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())
