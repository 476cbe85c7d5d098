"""One's own screens show nothing of others, whatever else the request carries."""

import json

import pytest

from editions.gate.middleware import RULES
from editions.gate.rules import Audience
from tests.integration.isolation.addresses import Address, addresses
from tests.integration.isolation.leaks import leaks

MEMBERS = [each for each in addresses() if RULES[each.name].audience is Audience.MEMBERS]
# Words that every edition's content holds, in each parameter that some screen searches by.
SEARCHES = {
    **{"q": "common", "search": "common", "term": "q", "search_all": "on", "source_title": "common"},
    **{"page_type": "content.tool,content.lesson", "multiple": "1"},
}


def ids_that_are_looked_up(land) -> dict[str, object]:
    """Another's ids in the parameters and fields that screens of Wagtail's act upon."""
    page, collection = land.pk("lesson"), land.pk("collection")
    return {
        "id": [page, land.pk("image"), land.pk("document")],
        "target_pages[]": page,
        "new_parent_page": land.pk("module"),
        "chooser": land.pk("module"),
        "collection_id": collection,
        "collection": collection,
    }


def ids_that_filter(land) -> dict[str, object]:
    """Another's ids in parameters that narrow a list down, are remembered, or lead on."""
    page = land.pk("lesson")
    return {
        "parent_page_id": page,
        "childOf": land.pk("module"),
        "child_of": land.pk("module"),
        "descendant_of": land.pk("course"),
        "ancestor_of": page,
        "translation_of": page,
        "owner": land.owner.pk,
        "edited_by": land.owner.pk,
        "user": land.owner.pk,
        "locked_by": land.owner.pk,
        "file": land.pk("document"),
        "revision_id": land.pk("revision"),
        "next": f"/admin/pages/{page}/edit/",
    }


@pytest.mark.parametrize("address", MEMBERS, ids=str)
def test_lists_and_searches_hold_nothing_foreign(world, sign_in, address: Address):
    client = sign_in(world.alpha.owner)
    url = address.url(world.alpha)
    for parameters in ({}, SEARCHES):
        response = client.get(url, parameters)
        assert not leaks(response, world), f"{response.wsgi_request.get_full_path()} {leaks(response, world)}"


@pytest.mark.parametrize("address", MEMBERS, ids=str)
def test_foreign_ids_beside_ones_own_give_nothing(world, sign_in, address: Address):
    client = sign_in(world.alpha.owner)
    url = address.url(world.alpha)
    filters, looked_up = ids_that_filter(world.beta), ids_that_are_looked_up(world.beta)
    responses = [client.get(url, filters), client.get(url, looked_up)]
    if responses[-1].status_code == 404:
        # One of them was enough to be refused: the others have not been tried yet.
        responses += [client.get(url, {name: value}) for name, value in looked_up.items()]
    for response in responses:
        assert not leaks(response, world), f"{response.wsgi_request.get_full_path()} {leaks(response, world)}"


@pytest.mark.parametrize("address", MEMBERS, ids=str)
def test_posting_foreign_ids_changes_nothing_foreign(untouched, world, sign_in, address: Address):
    client = sign_in(world.alpha.owner)
    url = address.url(world.alpha)
    posted = ids_that_filter(world.beta) | ids_that_are_looked_up(world.beta)
    responses = [client.post(url, posted)]
    if address.name.startswith("wagtailadmin_api:"):
        responses.append(client.post(url, json.dumps(posted), content_type="application/json"))
    for response in responses:
        found = leaks(response, world)
        assert not found, f"POST {url} {found}"
    assert not [each for each in untouched.changes() if _is_foreign(each, untouched.before, world)]


def _is_foreign(row: str, before, world) -> bool:
    """Whether a changed row was there before and held a marker of another edition."""
    label, _blank, pk = row.partition(" ")
    values = next((value for key, value in before.items() if key[0] == label and str(key[1]) == pk), ())
    return any(marker in str(values).lower() for marker in world.foreign_markers)
