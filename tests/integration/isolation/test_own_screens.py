"""One's own screens show nothing of others, whatever else the request carries."""

import json

import pytest

from editions.gate.middleware import RULES
from editions.gate.rules import Audience
from tests.integration.isolation.addresses import Address, addresses
from tests.integration.isolation.leaks import changed, leaks, rows

MEMBERS = [each for each in addresses() if RULES[each.name].audience is Audience.MEMBERS]
# Words that every edition's content holds, in each parameter that some screen searches by.
SEARCHES = {
    **{"q": "common", "search": "common", "term": "q", "search_all": "on", "source_title": "common"},
    **{"page_type": "content.tool,content.lesson", "multiple": "1"},
}

# Wagtail's and wagtail-localize's own: a form of theirs sent without its fields is an error, not a refusal.
FAILING_ON_NONSENSE = {
    "wagtail_localize:upload_pofile",
    "wagtaildocs:create_multiple_from_uploaded_document",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:revisions_revert",
}


def foreign_parameters(land) -> dict[str, object]:
    """Another's ids in every parameter and field that a screen of Wagtail's reads ids from."""
    page, collection = land.pk("lesson"), land.pk("collection")
    return {
        "id": [page, land.pk("image"), land.pk("document")],
        "parent_page_id": page,
        "target_pages[]": page,
        "new_parent_page": land.pk("module"),
        "chooser": land.pk("module"),
        "childOf": land.pk("module"),
        "child_of": land.pk("module"),
        "descendant_of": land.pk("course"),
        "ancestor_of": page,
        "translation_of": page,
        "collection_id": collection,
        "collection": collection,
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
    foreign = foreign_parameters(world.beta)
    response = client.get(url, foreign)
    assert not leaks(response, world), f"GET {url} {leaks(response, world)}"
    # Where one of them was enough to be refused, the others have not been tried yet.
    for name, value in foreign.items() if response.status_code == 404 else ():
        response = client.get(url, {name: value})
        assert not leaks(response, world), f"GET {url}?{name}={value} {leaks(response, world)}"


@pytest.mark.parametrize("address", MEMBERS, ids=str)
def test_posting_foreign_ids_changes_nothing_foreign(world, sign_in, address: Address):
    client = sign_in(world.alpha.owner)
    url = address.url(world.alpha)
    posted = foreign_parameters(world.beta)
    before = rows()
    responses = [client.post(url, posted), client.post(url, json.dumps(posted), content_type="application/json")]
    for response in responses:
        found = leaks(response, world)
        if address.name in FAILING_ON_NONSENSE:
            found = [each for each in found if each != "is a 500"]
        assert not found, f"POST {url} {found}"
    foreign = [each for each in changed(before, rows()) if _is_foreign(each, before, world)]
    assert not foreign


def _is_foreign(row: str, before, world) -> bool:
    """Whether a changed row was there before and held a marker of another edition."""
    label, _blank, pk = row.partition(" ")
    values = next((value for key, value in before.items() if key[0] == label and str(key[1]) == pk), ())
    return any(marker in str(values).lower() for marker in world.foreign_markers)
