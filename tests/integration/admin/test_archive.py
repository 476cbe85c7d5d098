"""An edition in the archive stands still, and nothing of it is lost."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from editions.actions.archive_edition import archive_edition, restore_edition
from editions.actions.publish_release import publish_release
from editions.errors import Invalid, NotPermitted
from editions.models import Edition, PageIdentity, Role
from editions.permissions import IN_THE_ARCHIVE, Action, can, editions_where, require


def run(command: str, *arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command(command, *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def archived(small) -> Edition:
    return archive_edition(small.edition, reason="The ministry was dissolved")


def test_it_is_archived_and_restored_by_commands(small):
    before = PageIdentity.objects.filter(edition=small.edition).count()

    told = run("archive_edition", "alpha", "--reason", "The ministry was dissolved")

    assert (told["edition"], told["reason"]) == ("alpha", "The ministry was dissolved")
    assert {row["code"] for row in run("list_editions")["editions"] if row.get("archived")} == {"alpha"}
    assert PageIdentity.objects.filter(edition=small.edition).count() == before
    assert run("restore_edition", "alpha") == {"edition": "alpha"}
    assert not Edition.objects.get(code="alpha").archived


def test_what_makes_no_sense_is_refused(small, archived):
    with pytest.raises(CommandError, match="archived already"):
        run("archive_edition", "alpha", "--reason", "Once more")
    with pytest.raises(CommandError, match="not archived"):
        run("restore_edition", "beta")
    with pytest.raises(Invalid, match="Say why"):
        archive_edition(restore_edition(archived), reason=" ")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_archive_and_restore(small, role):
    with pytest.raises(NotPermitted):
        archive_edition(small.edition, reason="Enough", user=small.member(role))
    with pytest.raises(NotPermitted):
        restore_edition(small.edition, user=small.member(role))


def test_the_door_lets_nobody_change_anything(archived, small, administrator):
    for user in (small.member(Role.OWNER), administrator):
        for edition in (archived, archived.pk):
            assert {action for action in Action if can(user, action, edition)} == IN_THE_ARCHIVE
        assert not editions_where(user, Action.EDIT).filter(pk=archived.pk).exists()
        assert editions_where(user, Action.OWN).filter(pk=archived.pk).exists()


def test_the_installation_releases_nothing_in_it_either(archived):
    with pytest.raises(NotPermitted, match="archived: nothing in it can be changed"):
        publish_release(archived)
    require(None, Action.OWN, archived)


def test_its_pages_cannot_be_edited_until_it_is_restored(small, sign_in):
    client = sign_in(small.member(Role.OWNER))
    address = reverse("wagtailadmin_pages:edit", args=[small.pages["lesson"].pk])
    assert client.get(address).status_code == 200

    archive_edition(small.edition, reason="Enough")

    refused = client.post(address, {"title": "Changed", "slug": "changed"})
    assert refused.status_code == 302
    assert refused.headers["Location"] == "/admin/"
    small.pages["lesson"].refresh_from_db()
    assert small.pages["lesson"].title == "First hours"
    restore_edition(small.edition)
    assert client.get(address).status_code == 200


def test_its_screen_says_so_and_why(archived, small, sign_in):
    client = sign_in(small.member(Role.OWNER))

    html = client.get(reverse("editions_admin:edition", args=["alpha"])).content.decode()

    assert "This edition is archived" in html
    assert "The ministry was dissolved" in html
    assert reverse("editions_admin:publish_release", args=["alpha"]) not in html
