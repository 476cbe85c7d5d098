"""Every address of the admin, with another government's ids: as if nothing were there."""

import pytest

from editions.gate.middleware import RULES
from editions.gate.rules import Audience
from editions.models import Role
from tests.integration.isolation.addresses import Address, addresses
from tests.integration.isolation.leaks import leaks, methods

ADDRESSES = addresses()
WITH_IDS = [each for each in ADDRESSES if each.has_ids]
# Their path holds no id of anybody's: names of models, a token, a restriction that nobody has.
_NO_ONES = {
    "wagtail_bulk_action",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_editing_sessions:release",
    # What they hold is proof in itself, or names no one's object.
    "account_reset_password_from_key",
    "invitation_link",
    "openid_connect_login",
    "openid_connect_callback",
}
GUARDED = [
    each for each in ADDRESSES if each.name not in _NO_ONES and RULES[each.name].audience is not Audience.EVERYBODY
]
FOREIGN = [each for each in WITH_IDS if each.name not in _NO_ONES]


@pytest.mark.parametrize("address", FOREIGN, ids=str)
def test_a_foreign_id_is_not_there(untouched, world, sign_in, address: Address):
    client = sign_in(world.alpha.owner)
    url = address.url(world.beta)
    for method, response in methods(client, url, {"value": "x"}).items():
        assert response.status_code == 404, f"{method} {url} is answered with {response.status_code}"
        assert not leaks(response, world), f"{method} {url} {leaks(response, world)}"
    assert not untouched.changes()


@pytest.mark.parametrize("role", Role.values)
def test_no_role_sees_a_foreign_id(world, sign_in, role):
    client = sign_in(world.alpha.people[role])
    seen = {str(each): client.get(each.url(world.gamma)).status_code for each in FOREIGN}
    assert {name: status for name, status in seen.items() if status != 404} == {}


def test_a_foreign_id_and_a_missing_one_are_answered_alike(world, sign_in):
    client = sign_in(world.alpha.owner)
    foreign = client.get(f"/admin/pages/{world.beta.pk('lesson')}/edit/")
    missing = client.get("/admin/pages/999999/edit/")
    assert foreign.content == missing.content
    assert set(foreign.items()) == set(missing.items())


def test_people_without_a_role_see_no_edition(world, sign_in):
    from tests.factories import make_user

    client = sign_in(make_user("nobody"))
    statuses = {str(each): client.get(each.url(world.beta)).status_code for each in FOREIGN}
    # Where the view itself looks whose the id is, who may not enter the admin is sent away before that.
    sent_away = {str(each) for each in FOREIGN if not RULES[each.name].places}
    assert {name for name, status in statuses.items() if status != 404} <= sent_away


@pytest.mark.parametrize("address", GUARDED, ids=str)
def test_strangers_are_sent_to_sign_in(world, client, address: Address):
    response = client.get(address.url(world.beta))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")
    assert not [marker for marker in (world.beta.marker,) if marker in response.headers["Location"].split("?")[0]]
