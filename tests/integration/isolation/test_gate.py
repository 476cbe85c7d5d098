"""How the gate answers, apart from any one address."""

import pytest
from django.http import HttpResponse
from django.urls import resolve, reverse

from editions.gate import administrators, members, owned_by, owners, register_rules
from editions.gate.middleware import RULES, GateMiddleware
from editions.gate.rules import Audience
from editions.models import Role
from tests.integration.isolation.addresses import Address, addresses
from tests.integration.isolation.leaks import leaks, methods

CLOSED = [each for each in addresses() if RULES[each.name].audience is Audience.ADMINISTRATORS]


@pytest.mark.parametrize("address", CLOSED, ids=str)
def test_what_cannot_be_scoped_is_for_administrators_alone(untouched, world, sign_in, address: Address):
    """Even with one's own ids: what it shows beside them is everybody's."""
    client = sign_in(world.alpha.owner)
    for method, response in methods(client, address.url(world.alpha), {"name": "x"}).items():
        assert response.status_code == 404, method
        assert not leaks(response, world)
    assert not untouched.changes()


def test_an_address_without_a_rule_is_closed_to_everybody(world, sign_in, monkeypatch):
    monkeypatch.delitem(RULES, "wagtailadmin_account")
    for person in (world.alpha.owner, world.administrator):
        assert sign_in(person).get("/admin/account/").status_code == 404


@pytest.mark.parametrize("address", ["/admin/test404/", "/admin/nowhere/", "/admin/pages/1/nowhere/"])
def test_an_address_without_a_name_is_closed_to_everybody(world, sign_in, address):
    assert sign_in(world.administrator).get(address).status_code == 404


def test_two_rules_for_one_address_are_an_error():
    rule = RULES["wagtailadmin_home"]
    register_rules({"wagtailadmin_home": rule})
    with pytest.raises(ValueError, match="wagtailadmin_home"):
        register_rules({"wagtailadmin_home": members()})
    assert administrators().audience is Audience.ADMINISTRATORS


def test_background_requests_of_strangers_are_refused_and_not_redirected(world, client):
    response = client.get(reverse("wagtailadmin_home"), headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 403


def test_owners_are_told_for_many_ids_at_once_and_nobody_for_what_is_missing(world, django_assert_max_num_queries):
    lands = (world.alpha, world.beta)
    for kind, name in (
        ("page", "lesson"),
        ("image", "image"),
        ("document", "document"),
        ("collection", "below"),
        ("revision", "revision"),
        ("workflow_state", "workflow_state"),
        ("task_state", "task_state"),
        ("translation", "translation"),
        ("string_segment", "string_segment"),
        ("release", "release"),
    ):
        expected = {land.pk(name): land.edition.pk for land in lands} | {987654: None}
        with django_assert_max_num_queries(3):
            assert owners(kind, expected) == expected
        assert owned_by(world.alpha.edition, kind, expected) == {world.alpha.pk(name)}


def test_an_ordinary_request_costs_the_gate_two_queries(world, django_assert_num_queries, rf):
    address = reverse("wagtailadmin_pages:history", args=[world.alpha.pk("lesson")])
    request = rf.get(address)
    request.user = type(world.alpha.owner).objects.get(pk=world.alpha.people[Role.EDITOR].pk)
    request.resolver_match = resolve(address)
    gate = GateMiddleware(lambda request: HttpResponse())
    with django_assert_num_queries(2):
        assert gate.process_view(request, HttpResponse, (), request.resolver_match.kwargs) is None
