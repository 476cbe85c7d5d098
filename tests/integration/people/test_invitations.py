"""Inviting somebody: the link, what it opens, and what it does not."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone

from editions.actions.accept_invitation import accept_invitation
from editions.actions.change_people import change_role, remove_person
from editions.actions.invite_person import invite_person, revoke_invitation
from editions.actions.make_account import make_account
from editions.errors import AlreadyExists, Invalid, NotFound, NotPermitted
from editions.invitation_link import find_invitation, new_secret, token_of
from editions.models import AuditAction, AuditEntry, Invitation, Membership, Role
from editions.permissions import role_of
from tests.factories import make_edition, make_member, make_user

PASSWORD = "a long walk by the sea"


def token(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


def actions(edition) -> list[str]:
    return [entry.action for entry in AuditEntry.objects.filter(edition=edition).order_by("pk")]


def test_the_mail_names_the_edition_the_role_and_how_long_the_link_works(edition, invite):
    _invitation, link = invite("New@People.example", Role.REVIEWER)
    (message,) = mail.outbox

    assert message.to == ["new@people.example"]
    assert message.subject == "Invitation to Lagoon course"
    assert "Reviewer" in message.body
    assert "7 days" in message.body
    assert link.startswith("/admin/invitation/")
    assert message.message().get_content_type() == "text/plain"


def test_the_mail_is_in_the_editions_own_language(invite):
    invite(edition=make_edition("oasis", locales=("fr", "ar")), by=None)
    assert "Acceptez l’invitation ici" in mail.outbox[-1].body


def test_the_database_holds_no_link(invite):
    invitation, link = invite()
    secret = token(link).rpartition(":")[0]
    assert secret not in str(Invitation.objects.filter(pk=invitation.pk).values_list()[0])


def test_who_is_new_makes_an_account_and_is_in(edition, invite):
    _invitation, link = invite("new@people.example", Role.PUBLISHER)
    user = make_account(token(link), first_name="Noor", last_name="Haddad", password=PASSWORD)

    assert user.email == "new@people.example"
    assert user.check_password(PASSWORD)
    assert role_of(user, edition) == Role.PUBLISHER
    assert not user.is_staff
    assert not user.is_superuser
    assert actions(edition) == [AuditAction.INVITED, AuditAction.JOINED]


def test_who_has_an_account_accepts_with_it(edition, invite):
    user = make_user("known", email="Known@people.example")
    _invitation, link = invite("known@people.example", Role.EDITOR)
    with pytest.raises(AlreadyExists):
        make_account(token(link), first_name="A", last_name="B", password=PASSWORD)
    accept_invitation(token(link), user=user)
    assert role_of(user, edition) == Role.EDITOR


def test_a_link_works_once(edition, invite):
    _invitation, link = invite("known@people.example")
    user = make_user("known", email="known@people.example")
    accept_invitation(token(link), user=user)
    Membership.objects.filter(user=user).delete()

    with pytest.raises(NotFound):
        accept_invitation(token(link), user=user)
    assert not Membership.objects.filter(user=user).exists()


def _expire(invitation, owner):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def _revoke(invitation, owner):
    revoke_invitation(invitation, user=owner)


def _invite_again(invitation, owner):
    invite_person(invitation.edition, email=invitation.email, role=Role.OWNER, user=owner)


@pytest.mark.parametrize("end", [_expire, _revoke, _invite_again], ids=["expired", "revoked", "renewed"])
def test_a_link_that_has_ended_opens_nothing(invite, owner, client, end):
    invitation, link = invite()
    end(invitation, owner)

    assert find_invitation(token(link)) is None
    assert client.get(link).status_code == 404
    with pytest.raises(NotFound):
        make_account(token(link), first_name="A", last_name="B", password=PASSWORD)
    assert not get_user_model().objects.filter(email=invitation.email).exists()


def test_a_link_that_was_changed_costs_no_query(invite, django_assert_num_queries):
    _invitation, link = invite()
    good = token(link)
    for wrong in (good[:-1], good[:-1] + ("A" if good[-1] != "A" else "B"), "x" + good, good.replace(":", ""), "", ":"):
        with django_assert_num_queries(0):
            assert find_invitation(wrong) is None
    assert find_invitation(token_of(new_secret())) is None
    assert find_invitation(good) is not None


def test_all_links_that_open_nothing_are_answered_alike(invite, owner, client):
    def answer(address):
        response = client.get(address)
        assert response.status_code == 404
        return re.sub(r'"CSRF_TOKEN": "[^"]+"', "", response.content.decode())

    answers = set()
    for end in (_expire, _revoke):
        invitation, link = invite(f"{end.__name__}@people.example")
        end(invitation, owner)
        answers.add(answer(link))
    answers.add(answer(f"/admin/invitation/{token_of(new_secret())}/"))
    answers.add(answer("/admin/invitation/nonsense/"))
    assert len(answers) == 1


def test_another_account_cannot_accept(edition, invite):
    _invitation, link = invite("new@people.example")
    stranger = make_user("stranger")
    with pytest.raises(NotPermitted):
        accept_invitation(token(link), user=stranger)
    assert role_of(stranger, edition) is None
    assert find_invitation(token(link)) is not None


def test_who_got_a_role_meanwhile_keeps_it(edition, invite):
    _invitation, link = invite("known@people.example", Role.OWNER)
    user = make_member(edition, Role.TRANSLATOR, make_user("known", email="known@people.example"))
    accept_invitation(token(link), user=user)
    assert role_of(user, edition) == Role.TRANSLATOR


def test_an_owner_cannot_tell_who_has_an_account(edition, invite):
    make_user("known", email="known@people.example")
    known, _link = invite("known@people.example")
    unknown, _link = invite("unknown@people.example")
    columns = ("edition", "role", "invited_by", "accepted_at", "revoked_at")
    rows = Invitation.objects.filter(pk__in=[known.pk, unknown.pk]).values_list(*columns)
    assert len(set(rows)) == 1
    bodies = {re.sub(r"https?://\S+", "", str(message.body)) for message in mail.outbox}
    assert len(bodies) == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_invite(edition, role):
    member = make_member(edition, role)
    with pytest.raises(NotPermitted):
        invite_person(edition, email="new@people.example", role=Role.TRANSLATOR, user=member)
    assert not Invitation.objects.exists()


def test_another_editions_owner_invites_nobody_here(edition, other):
    foreign = make_member(other, Role.OWNER)
    with pytest.raises(NotPermitted):
        invite_person(edition, email="new@people.example", role=Role.OWNER, user=foreign)


@pytest.mark.parametrize("role", ["administrator", "", "OWNER", "superuser"])
def test_an_unknown_role_is_none(edition, owner, role):
    with pytest.raises(Invalid):
        invite_person(edition, email="new@people.example", role=role, user=owner)


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "a@b.example\nBcc: x@y.example", "a@b.example, c@d.example"])
def test_what_is_no_address_is_written_to_by_nobody(edition, owner, email):
    with pytest.raises(Invalid):
        invite_person(edition, email=email, role=Role.EDITOR, user=owner)
    assert mail.outbox == []


def test_who_is_in_the_edition_is_not_invited_again(edition, owner):
    member = make_member(edition, Role.EDITOR)
    with pytest.raises(AlreadyExists):
        invite_person(edition, email=member.email.upper(), role=Role.OWNER, user=owner)


def test_there_is_one_standing_invitation_for_an_address(edition, owner):
    for role in (Role.EDITOR, Role.OWNER):
        invite_person(edition, email="new@people.example", role=role, user=owner)
    assert Invitation.objects.get(accepted_at=None, revoked_at=None).role == Role.OWNER


def test_a_title_with_line_breaks_breaks_no_header(invite):
    invite(edition=make_edition("wide", title="Wide\nBcc: somebody@people.example"), by=None)
    assert "\n" not in mail.outbox[-1].subject
    assert mail.outbox[-1].to == ["new@people.example"]


def test_mail_that_cannot_be_sent_is_told_and_can_be_sent_again(edition, owner, monkeypatch, invite):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("editions.actions.invite_person.send_mail", refuse)
        with pytest.raises(IndexError):
            invite()
    assert Invitation.objects.get().sent_at is None
    again, _link = invite()
    assert Invitation.objects.get(pk=again.pk).sent_at is not None


def test_who_is_no_owner_any_more_has_nobody_on_the_way_in(edition, owner, invite):
    second = make_member(edition, Role.OWNER)
    _invitation, first = invite("accomplice@people.example", Role.OWNER, by=second)
    remove_person(second.memberships.get(), user=owner)
    assert find_invitation(token(first)) is None

    third = make_member(edition, Role.OWNER)
    _invitation, link = invite("accomplice@people.example", Role.OWNER, by=third)
    change_role(third.memberships.get(), Role.EDITOR, user=owner)
    assert find_invitation(token(link)) is None
