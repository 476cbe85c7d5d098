"""The demo accounts: for one's own machine only, and never taken back from who uses them."""

from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model

from cms.demo.accounts import PASSWORD, ensure_accounts, standing_accounts
from editions.models import Membership, Role
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_machine(settings: Any) -> None:
    settings.DEBUG = True


def signed_in(name: str, password: str = PASSWORD) -> Any:
    return authenticate(username=name, password=password)


def test_the_administrator_can_sign_in_and_runs_the_installation() -> None:
    ensure_accounts()

    assert signed_in("admin").is_superuser


def test_the_people_of_an_edition_have_their_role_there_and_no_other_power() -> None:
    edition = make_edition("ph-sample")

    ensure_accounts()

    user = signed_in("ph-owner")
    assert user.has_perm("wagtailadmin.access_admin")
    assert not user.is_superuser
    assert list(Membership.objects.filter(user=user).values_list("edition", "role")) == [(edition.pk, Role.OWNER)]


def test_an_account_waits_for_its_edition() -> None:
    first = ensure_accounts()
    make_edition("lb-sample")

    assert (first, ensure_accounts()) == (["admin"], ["lb-editor"])


def test_a_changed_password_stays_changed() -> None:
    ensure_accounts()
    user = get_user_model().objects.get(username="admin")
    user.set_password("of my own choice")
    user.save()

    ensure_accounts()

    assert signed_in("admin", "of my own choice")


def test_where_debug_is_off_there_are_none(settings: Any) -> None:
    settings.DEBUG = False

    assert ensure_accounts() == []
    assert not get_user_model().objects.exists()


def test_an_account_that_was_closed_is_not_advertised() -> None:
    ensure_accounts()
    get_user_model().objects.update(is_active=False)

    assert standing_accounts() == []
