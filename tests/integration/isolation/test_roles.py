"""Roles become Wagtail's permissions, and leave with the people."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission, PageSubscription
from wagtail.users.models import UserProfile

from cms.content.models import Course
from editions.models import Membership, Role
from editions.roles import group_of, sync_roles
from tests.factories import make_edition, make_locale, make_member, make_user

PAGES = {
    Role.TRANSLATOR: ("", "change_page"),
    Role.EDITOR: ("add_page change_page", "add_page change_page"),
    Role.REVIEWER: ("add_page change_page lock_page unlock_page",) * 2,
    Role.PUBLISHER: ("add_page bulk_delete_page change_page lock_page publish_page unlock_page",) * 2,
    Role.OWNER: ("add_page bulk_delete_page change_page lock_page publish_page unlock_page",) * 2,
}
NEVER = {"user", "group", "site", "workflow", "task", "locale", "collection", "permission", "membership", "edition"}


def rights_on(group, page) -> str:
    rows = GroupPagePermission.objects.filter(group=group, page=page)
    return " ".join(sorted(rows.values_list("permission__codename", flat=True)))


@pytest.mark.parametrize("role", Role)
def test_a_role_has_its_rights_on_each_language_of_its_own_course(world, role):
    group = group_of(world.alpha.edition, role)
    source, french = world.alpha.objects["course"], world.alpha.objects["french_course"]
    assert (rights_on(group, source), rights_on(group, french)) == PAGES[role]
    elsewhere = GroupPagePermission.objects.filter(group=group).exclude(page__in=[source.pk, french.pk])
    assert not elsewhere.exists()


@pytest.mark.parametrize("role", Role)
def test_a_role_has_rights_on_its_own_collection_alone(world, role):
    rows = GroupCollectionPermission.objects.filter(group=group_of(world.alpha.edition, role))
    assert {row.collection_id for row in rows} == {world.alpha.edition.collection_id}
    may_add = rows.filter(permission__codename="add_image").exists()
    assert may_add == (role != Role.TRANSLATOR)


@pytest.mark.parametrize("role", Role)
def test_no_role_holds_a_right_that_reaches_across_editions(world, role):
    group = group_of(world.alpha.edition, role)
    held = set(group.permissions.values_list("content_type__app_label", "codename"))
    assert held == {("wagtailadmin", "access_admin"), ("wagtail_localize", "submit_translation")}
    everything = set(group.permissions.values_list("content_type__model", flat=True)) | set(
        GroupCollectionPermission.objects.filter(group=group).values_list("permission__content_type__model", flat=True)
    )
    assert not everything & NEVER


def test_a_person_is_in_the_one_group_of_their_role(world):
    user = make_member(world.alpha.edition, Role.EDITOR)
    membership = user.memberships.get()
    membership.role = Role.PUBLISHER
    membership.save()
    assert [group.name for group in user.groups.all()] == ["edition:qxalpha:publisher"]


def test_roles_in_two_editions_do_not_touch_each_other(world):
    user = make_member(world.alpha.edition, Role.EDITOR)
    make_member(world.beta.edition, Role.TRANSLATOR, user)
    user.memberships.get(edition=world.alpha.edition).delete()
    assert [group.name for group in user.groups.all()] == ["edition:qxbeta:translator"]


def test_who_leaves_gets_no_more_mail_about_its_pages(world):
    user = world.alpha.people[Role.EDITOR]
    PageSubscription.objects.create(page=world.alpha.objects["module"], user=user, comment_notifications=True)
    state = world.alpha.objects["workflow_state"]
    assert state.requested_by == user
    profile = UserProfile.get_for_user(user)
    assert profile.updated_comments_notifications
    user.memberships.get().delete()
    state = type(state).objects.get(pk=state.pk)
    profile.refresh_from_db()
    assert state.requested_by is None
    assert not profile.updated_comments_notifications
    assert not PageSubscription.objects.filter(user=user).exists()
    assert not user.groups.exists()


def test_a_new_language_is_open_to_the_roles_at_once(world):
    source = world.alpha.objects["course"]
    course = Course(title="Curso", slug="qxalpha-es", locale=make_locale("es"), translation_key=source.translation_key)
    source.get_parent().add_child(instance=course)
    assert rights_on(group_of(world.alpha.edition, Role.EDITOR), course) == "add_page change_page"


def test_synchronising_takes_away_what_was_granted_by_hand_and_is_safe_to_repeat(world):
    edition, stranger = world.alpha.edition, make_user()
    group = group_of(edition, Role.TRANSLATOR)
    stranger.groups.add(group)
    row = GroupPagePermission.objects.filter(group=group).first()
    by_hand = GroupPagePermission.objects.create(
        group=group, page=world.beta.objects["course"], permission=row.permission
    )
    before = set(GroupPagePermission.objects.exclude(pk=by_hand.pk).values_list("pk", flat=True))
    sync_roles(edition)
    sync_roles(edition)
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == before
    assert not stranger.groups.exists()


def test_the_groups_go_with_their_edition(world):
    edition = make_edition("qxdelta")
    make_member(edition, Role.OWNER)
    assert Group.objects.filter(name__startswith="edition:qxdelta:").count() == len(Role)
    edition.delete()
    assert not Group.objects.filter(name__startswith="edition:qxdelta:").exists()
    assert Membership.objects.filter(edition=world.alpha.edition).exists()
