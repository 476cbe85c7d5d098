"""Make the account of somebody who was invited."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from editions.actions.accept_invitation import accept_invitation
from editions.errors import AlreadyExists, NotFound
from editions.invitation_link import find_invitation

__all__ = ["has_account", "make_account"]


@transaction.atomic
def make_account(token: str, *, first_name: str, last_name: str, password: str) -> Any:
    """An account with the invitation's address, in its edition already; the invitation is used up.

    That the link was read proves the address. Raises `NotFound` for a link that does not work, or
    `AlreadyExists` where somebody has an account with the address: they sign in.
    """
    invitation = find_invitation(token, for_update=True)
    if invitation is None:
        raise NotFound(_("This invitation does not work any more. Ask whoever invited you for a new one."))
    if has_account(invitation.email):
        raise AlreadyExists(_("There is an account with this address. Sign in to accept the invitation."))
    names = [invitation.email, first_name, last_name, "person"]
    people: Any = get_user_model()._default_manager
    user = people.create_user(
        get_adapter().generate_unique_username(names),
        email=invitation.email,
        password=password,
        first_name=first_name,
        last_name=last_name,
    )
    EmailAddress.objects.create(user=user, email=invitation.email, verified=True, primary=True)
    accept_invitation(token, user=user)
    return user


def has_account(email: str) -> bool:
    return get_user_model()._default_manager.filter(email__iexact=email).exists()
