"""Accounts to look around with, on a machine of one's own.

Their password is printed for everybody to see, so they exist only where `DEBUG` is on.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from editions.models import Edition, Membership, Role

PASSWORD = "course-demo"


@dataclass(frozen=True)
class Account:
    """Somebody invented: in charge of the installation, or in one edition with one role."""

    name: str
    may: str
    edition: str = ""
    role: str = ""


ACCOUNTS = (
    Account("admin", "runs the installation: every edition"),
    Account("ph-owner", "owns the sample edition ph-sample", "ph-sample", Role.OWNER),
    Account("lb-editor", "edits the sample edition lb-sample", "lb-sample", Role.EDITOR),
)


def ensure_accounts() -> list[str]:
    """Makes the accounts that are missing, and returns their names; touches no existing one.

    An account whose edition is not there is left out. Without `DEBUG` none is ever made.
    """
    return [account.name for account in ACCOUNTS if settings.DEBUG and _made(account)]


def standing_accounts() -> list[Account]:
    """The demo accounts that can sign in here."""
    names = {account.name for account in ACCOUNTS}
    found = get_user_model()._default_manager.filter(username__in=names, is_active=True)
    standing = set(found.values_list("username", flat=True)) if settings.DEBUG else set()
    return [account for account in ACCOUNTS if account.name in standing]


def _made(account: Account) -> bool:
    edition = Edition.objects.filter(code=account.edition).first()
    if account.edition and edition is None:
        return False
    user, created = get_user_model()._default_manager.get_or_create(
        username=account.name,
        defaults={
            "email": f"{account.name}@course-editions.example",
            # Without them the page of one's account saves nothing, the language of the interface included.
            "first_name": "Demo",
            "last_name": account.name,
            "is_staff": not account.edition,
            "is_superuser": not account.edition,
        },
    )
    if created:
        _finish(user, edition, account.role)
    return created


def _finish(user: Any, edition: Edition | None, role: str) -> None:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    if edition is not None:
        Membership.objects.create(user=user, edition=edition, role=role)
