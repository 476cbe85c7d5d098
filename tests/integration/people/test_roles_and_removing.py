"""Changing roles and removing people: by owners alone, and never the last one."""

import pytest
from django.db import connection

from editions.actions.change_people import change_role, remove_person
from editions.errors import Invalid, NotFound, NotPermitted
from editions.models import AppendOnly, AuditAction, AuditEntry, Membership, Role
from editions.permissions import role_of
from tests.factories import make_member


def test_an_owner_changes_a_role(edition, owner):
    member = make_member(edition, Role.TRANSLATOR)
    change_role(member.memberships.get(), Role.REVIEWER, user=owner)
    assert Membership.objects.get(user=member).role == Role.REVIEWER
    assert [group.name for group in member.groups.all()] == ["edition:lagoon:reviewer"]
    entry = AuditEntry.objects.get(action=AuditAction.ROLE_CHANGED)
    assert entry.details == {"person": member.username, "from": "translator", "to": "reviewer"}
    assert entry.actor_name == owner.username


def test_who_is_removed_has_nothing_left(edition, owner):
    member = make_member(edition, Role.PUBLISHER)
    remove_person(member.memberships.get(), user=owner)
    member = type(member).objects.get(pk=member.pk)
    assert role_of(member, edition) is None
    assert not member.groups.exists()
    assert not member.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize(
    "attempt",
    [
        lambda row, user: remove_person(row, user=user),
        lambda row, user: change_role(row, Role.EDITOR, user=user),
    ],
    ids=["removing", "lowering"],
)
def test_the_last_owner_stays(edition, owner, attempt):
    with pytest.raises(Invalid, match="last owner of Lagoon course"):
        attempt(owner.memberships.get(), owner)
    assert Membership.objects.get(user=owner).role == Role.OWNER

    second = make_member(edition, Role.OWNER)
    attempt(owner.memberships.get(), second)
    with pytest.raises(Invalid):
        attempt(second.memberships.get(), second)


def test_an_owner_whose_account_is_closed_does_not_count(edition, owner):
    closed = make_member(edition, Role.OWNER)
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    with pytest.raises(Invalid):
        remove_person(owner.memberships.get(), user=owner)


def test_of_two_owners_who_remove_each_other_one_comes_too_late(edition, owner):
    second = make_member(edition, Role.OWNER)
    # What both requests have looked up before either acts, roles included.
    for each in (owner, second):
        assert role_of(each, edition) == Role.OWNER
    rows = {each: each.memberships.get() for each in (owner, second)}

    remove_person(rows[second], user=owner)
    with pytest.raises(NotPermitted):
        remove_person(rows[owner], user=second)
    assert list(Membership.objects.filter(edition=edition, role=Role.OWNER).values_list("user", flat=True)) == [
        owner.pk
    ]


def test_who_has_gone_meanwhile_is_not_changed(edition, owner):
    member = make_member(edition, Role.EDITOR)
    row = member.memberships.get()
    remove_person(row, user=owner)
    row = Membership(pk=row.pk or 987654, user=member, edition=edition, role=Role.EDITOR)
    with pytest.raises(NotFound):
        change_role(row, Role.OWNER, user=owner)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_nobody_but_an_owner_manages_people(edition, owner, role):
    member = make_member(edition, role)
    for attempt in (
        lambda: change_role(member.memberships.get(), Role.OWNER, user=member),
        lambda: remove_person(owner.memberships.get(), user=member),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    assert role_of(type(member).objects.get(pk=member.pk), edition) == role


def test_another_editions_owner_manages_nobody_here(edition, other, owner):
    foreign = make_member(other, Role.OWNER)
    with pytest.raises(NotPermitted):
        remove_person(owner.memberships.get(), user=foreign)


def test_an_audit_entry_is_neither_changed_nor_deleted(edition, owner):
    change_role(make_member(edition).memberships.get(), Role.OWNER, user=owner)
    entry = AuditEntry.objects.get()
    entry.actor_name = "somebody else"
    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(actor_name="x"),
        lambda: AuditEntry.objects.bulk_update([entry], ["actor_name"]),
    ):
        with pytest.raises(AppendOnly):
            attempt()
    assert AuditEntry.objects.get().actor_name == owner.username


def test_entries_outlive_accounts_and_go_with_the_edition(edition, owner):
    change_role(make_member(edition).memberships.get(), Role.OWNER, user=owner)
    name = owner.username
    owner.delete()
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.actor_name) == (None, name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM editions_auditentry")
        assert cursor.fetchone()[0] == 1
