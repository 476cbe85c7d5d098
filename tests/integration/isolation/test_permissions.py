"""The permission door."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from editions.errors import NotPermitted
from editions.models import Membership, Role
from editions.permissions import (
    ROLE_ACTIONS,
    Action,
    can,
    edition_of_collection,
    edition_of_document,
    edition_of_image,
    edition_of_page,
    for_edition,
    require,
    visible_editions,
)
from tests.factories import make_edition, make_member, make_user
from tests.integration.isolation.leaks import text_of

GRANTED = {
    Role.TRANSLATOR: "view translate",
    Role.EDITOR: "view translate edit",
    Role.REVIEWER: "view translate edit review",
    Role.PUBLISHER: "view translate edit review publish release",
    Role.OWNER: "view translate edit review publish release manage_people manage_edition manage_webhooks own",
}


@pytest.mark.parametrize("role", Role)
def test_a_role_grants_what_it_says_and_nothing_else(world, role):
    user = world.alpha.people[role]
    granted = {action for action in Action if can(user, action, world.alpha.edition)}
    assert granted == set(GRANTED[role].split())


def test_each_role_may_do_all_that_the_one_before_it_may():
    powers = [ROLE_ACTIONS[role] for role in Role]
    assert all(less < more for less, more in pairwise(powers))


@pytest.mark.parametrize("role", Role)
def test_no_role_reaches_into_another_edition(world, role):
    user = world.alpha.people[role]
    assert not [action for action in Action if can(user, action, world.beta.edition)]


def test_an_installation_administrator_passes_everywhere_and_a_locked_one_nowhere(world):
    assert can(world.administrator, Action.OWN, world.beta.edition)
    assert can(world.administrator, Action.VIEW, None)
    world.administrator.is_active = False
    assert not can(world.administrator, Action.VIEW, world.beta.edition)
    world.administrator.is_active = True


@pytest.mark.parametrize("user", [None, AnonymousUser()], ids=["nobody", "anonymous"])
def test_nobody_passes_nowhere(world, user):
    assert not can(user, Action.VIEW, world.alpha.edition)
    assert not visible_editions(user).exists()


def test_a_locked_account_keeps_no_role(world):
    user = make_member(world.alpha.edition, Role.OWNER)
    user.is_active = False
    assert not can(user, Action.VIEW, world.alpha.edition)


def test_what_no_edition_owns_is_for_administrators_alone(world):
    assert not can(world.alpha.owner, Action.VIEW, None)


def test_an_unknown_action_is_an_error_and_no_open_door(world):
    with pytest.raises(ValueError, match="administer"):
        can(world.administrator, "administer", world.alpha.edition)


def test_all_roles_of_a_person_are_read_with_one_query(world, django_assert_num_queries):
    user = make_user()
    editions = [make_edition() for _ in range(3)]
    Membership.objects.bulk_create(Membership(user=user, edition=each, role=Role.EDITOR) for each in editions)
    user = type(user).objects.get(pk=user.pk)
    with django_assert_num_queries(1):
        assert all(can(user, action, each) for each in editions for action in (Action.VIEW, Action.EDIT))


def test_a_changed_role_counts_at_once_on_the_same_person(world):
    user = make_member(world.alpha.edition, Role.TRANSLATOR)
    assert not can(user, Action.EDIT, world.alpha.edition)
    membership = user.memberships.get()
    membership.user = user
    membership.role = Role.EDITOR
    membership.save()
    assert can(user, Action.EDIT, world.alpha.edition)
    membership.delete()
    assert not can(user, Action.VIEW, world.alpha.edition)


def test_people_see_their_editions_and_administrators_all(world):
    assert list(visible_editions(world.alpha.owner)) == [world.alpha.edition]
    assert visible_editions(world.administrator).count() == 3


def test_require_names_the_edition_and_the_missing_power(world):
    require(None, Action.OWN, world.alpha.edition)
    require(world.alpha.owner, Action.OWN, world.alpha.edition)
    with pytest.raises(NotPermitted, match=r"Common qxalpha.*publish or withdraw releases"):
        require(world.alpha.people[Role.REVIEWER], Action.RELEASE, world.alpha.edition)


def test_a_view_for_an_edition_is_closed_to_strangers_and_speaks_to_members(world, rf):
    @for_edition(Action.PUBLISH)
    def view(request, edition):
        return HttpResponse(edition.code)

    request = rf.get("/")
    request.user = world.alpha.people[Role.PUBLISHER]
    assert text_of(view(request, code="qxalpha")).endswith("qxalpha")
    for code in ("qxbeta", "no-such-edition"):
        with pytest.raises(Http404):
            view(request, code=code)
    request.user = world.alpha.people[Role.EDITOR]
    with pytest.raises(PermissionDenied, match="publish pages"):
        view(request, code="qxalpha")


def test_pages_pictures_files_and_collections_know_their_edition(world):
    objects, edition = world.beta.objects, world.beta.edition
    assert edition_of_page(objects["french_lesson"]) == edition
    assert edition_of_page(objects["course"].get_parent()) is None
    assert edition_of_image(objects["image"]) == edition
    assert edition_of_document(objects["document"]) == edition
    assert edition_of_collection(objects["below"]) == edition
    assert edition_of_collection(edition.collection.get_parent()) is None
