"""The screens about people, as owners, members and others reach them."""

import csv
import re
from io import StringIO

import pytest
from django.core import mail
from django.urls import reverse

from editions.actions.invite_person import invite_person
from editions.models import Edition, Invitation, Membership, Role
from tests.factories import make_member, make_user


def at(name: str, *more: object, code: str = "lagoon") -> str:
    return reverse(f"people_admin:{name}", args=[code, *more])


def test_an_owner_sees_people_addresses_and_invitations(edition, owner, sign_in):
    member = make_member(edition, Role.EDITOR)
    invite_person(edition, email="new@people.example", role=Role.EDITOR, user=owner)
    page = sign_in(owner).get(at("index")).content.decode()
    for text in (member.username, member.email, "new@people.example", "Invite somebody", "(you)"):
        assert text in page


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_others_of_the_edition_see_who_is_in_it_and_no_more(edition, owner, sign_in, role):
    invitation = invite_person(edition, email="new@people.example", role=Role.EDITOR, user=owner)
    client = sign_in(make_member(edition, role))
    page = client.get(at("index")).content.decode()
    assert owner.username in page
    assert owner.email not in page
    assert "new@people.example" not in page

    row = owner.memberships.get()
    for address in (
        *(at("invite"), at("second_factor"), at("log"), at("download_log")),
        *(at("change", row.pk), at("remove", row.pk), at("again", invitation.pk), at("revoke", invitation.pk)),
    ):
        assert client.get(address).status_code in (302, 403), address
        assert client.post(address, {"role": "owner", "sure": "on", "email": "x@y.example"}).status_code in (302, 403)
    assert set(Membership.objects.values_list("role", flat=True)) == {Role.OWNER, role}
    assert Invitation.objects.get().open


def test_an_owner_invites_somebody(edition, owner, sign_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = sign_in(owner).post(at("invite"), {"email": "new@people.example", "role": "reviewer"})
    assert response.headers["Location"] == at("index")
    assert Invitation.objects.get().role == Role.REVIEWER
    assert "/admin/invitation/" in mail.outbox[0].body
    listed = sign_in(owner).get(at("index")).content.decode()
    assert "/admin/invitation/" not in listed


def test_the_answer_is_the_same_whether_or_not_there_is_an_account(edition, owner, sign_in):
    make_user("known", email="known@people.example")
    pages = []
    for email in ("known@people.example", "unkno@people.example"):
        client = sign_in(owner)
        client.post(at("invite"), {"email": email, "role": "editor"})
        page = client.get(at("index")).content.decode()
        Invitation.objects.all().delete()
        pages.append(_without_tokens(page).replace(email, "ADDRESS"))
    assert pages[0] == pages[1]


def _without_tokens(page: str) -> str:

    return re.sub(
        r'csrfmiddlewaretoken" value="[^"]+"|invitations/\d+/|"csrf[^,]+|CSRF_TOKEN[^,]+', "", page, flags=re.I
    )


@pytest.mark.parametrize("wrong", [{"role": "administrator"}, {"role": ""}, {"email": "nobody"}, {"email": ""}])
def test_what_makes_no_invitation_comes_back(edition, owner, sign_in, wrong):
    posted = {"email": "new@people.example", "role": "editor"} | wrong
    response = sign_in(owner).post(at("invite"), posted)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Invitation.objects.exists()


def test_an_owner_changes_roles_and_removes(edition, owner, sign_in):
    member = make_member(edition, Role.EDITOR)
    row, client = member.memberships.get(), sign_in(owner)
    client.post(at("change", row.pk), {"role": "publisher"})
    assert Membership.objects.get(pk=row.pk).role == Role.PUBLISHER
    client.post(at("remove", row.pk), {})
    assert Membership.objects.filter(pk=row.pk).exists()
    client.post(at("remove", row.pk), {"sure": "on"})
    assert not Membership.objects.filter(pk=row.pk).exists()


def test_the_last_owner_is_told_why_not(edition, owner, sign_in):
    row, client = owner.memberships.get(), sign_in(owner)
    for address, posted in ((at("change", row.pk), {"role": "editor"}), (at("remove", row.pk), {"sure": "on"})):
        assert "is the last owner" in client.post(address, posted).content.decode()
    assert Membership.objects.get(pk=row.pk).role == Role.OWNER


def test_sending_again_ends_the_link_before(edition, owner, sign_in):
    before = invite_person(edition, email="new@people.example", role=Role.EDITOR, user=owner)
    sign_in(owner).post(at("again", before.pk))
    before.refresh_from_db()
    assert not before.open
    assert Invitation.objects.exclude(pk=before.pk).get().open


def test_an_invitation_is_revoked_when_the_owner_is_sure(edition, owner, sign_in):
    invitation, client = invite_person(edition, email="n@people.example", role="editor", user=owner), sign_in(owner)
    client.post(at("revoke", invitation.pk), {})
    invitation.refresh_from_db()
    assert invitation.open
    client.post(at("revoke", invitation.pk), {"sure": "on"})
    invitation.refresh_from_db()
    assert not invitation.open


def test_another_editions_owner_finds_nothing(edition, other, owner, sign_in):
    invitation = invite_person(edition, email="new@people.example", role=Role.EDITOR, user=owner)
    row, client = owner.memberships.get(), sign_in(make_member(other, Role.OWNER))
    for code in ("lagoon", "island"):
        for name, *more in (
            ("change", row.pk),
            ("remove", row.pk),
            ("again", invitation.pk),
            ("revoke", invitation.pk),
        ):
            posted = {"role": "editor", "sure": "on"}
            assert client.post(at(name, *more, code=code), posted).status_code == 404
    for name in ("index", "invite", "log", "download_log", "second_factor"):
        assert client.get(at(name)).status_code == 404
    assert Membership.objects.get(pk=row.pk).role == Role.OWNER
    assert Invitation.objects.get().open


def test_an_owner_downloads_the_log_and_no_formula_with_it(edition, owner, sign_in):
    make_member(edition, Role.EDITOR, user := make_user("=cmd()"))
    client = sign_in(owner)
    client.post(at("remove", user.memberships.get().pk), {"sure": "on"})
    assert "Removed" in client.get(at("log")).content.decode()
    response = client.get(at("download_log"))
    body = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(body)))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert rows[0] == ["at", "who", "what", "details"]
    assert [row[2] for row in rows[1:]] == ["removed", "signed_in"]
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_the_editions_screen_leads_there(edition, owner, sign_in):
    page = sign_in(owner).get(reverse("editions_admin:edition", args=["lagoon"])).content.decode()
    assert at("index") in page


def test_the_list_costs_the_same_for_many_people(edition, owner, sign_in, django_assert_max_num_queries):
    for _number in range(12):
        make_member(edition, Role.EDITOR)
    client = sign_in(owner)
    client.get(at("index"))
    with django_assert_max_num_queries(30):
        client.get(at("index"))
    assert Edition.objects.get(pk=edition.pk).memberships.count() == 13
