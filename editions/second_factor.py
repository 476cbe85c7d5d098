"""Who has to sign in with a second factor, and has none yet.

An edition's owner, or the installation (`REQUIRE_SECOND_FACTOR`), asks for it. Then publishers and
owners without one can open nothing but the page on which they set it up; with the setting,
installation administrators too.
"""

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from editions.models import Role
from editions.permissions import is_installation_administrator, roles_of

__all__ = ["FACTORS", "lacks_second_factor", "needs_second_factor", "people_with_second_factor"]

_ASKED = {Role.PUBLISHER, Role.OWNER}
# Codes to recover with are no factor by themselves.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def needs_second_factor(user: Any) -> bool:
    """Whether an edition, or the installation, asks `user` for one. No query beside the one for roles."""
    everywhere = settings.REQUIRE_SECOND_FACTOR
    if is_installation_administrator(user):
        return everywhere
    return any(held.role in _ASKED and (everywhere or held.second_factor) for held in roles_of(user).values())


def lacks_second_factor(user: Any) -> bool:
    """Whether `user` needs one and has none."""
    return needs_second_factor(user) and not people_with_second_factor([user.pk])


def people_with_second_factor(people: Iterable[int]) -> set[int]:
    """The primary keys of those of `people` who have one."""
    found = Authenticator.objects.filter(user_id__in=list(people), type__in=FACTORS)
    return set(found.values_list("user_id", flat=True))
