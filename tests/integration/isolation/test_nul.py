"""U+0000, which no text in a database can hold: refused before anything is looked up with it."""

import json
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from editions.models import Role
from tests.integration.isolation.addresses import Address, addresses

NUL = "\x00"
WITH_IDS = [each for each in addresses() if each.has_ids]


@pytest.fixture
def asked():
    """What the database is asked with, where that holds U+0000."""
    found: list[Any] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if any(isinstance(each, str) and NUL in each for each in params or ()):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield found


def with_nul(url: str) -> list[str]:
    """`url` once for each of its parts, with U+0000 behind that part."""
    parts = url.strip("/").split("/")
    return ["/" + "/".join([*parts[:at], parts[at] + "%00", *parts[at + 1 :]]) + "/" for at in range(1, len(parts))]


@pytest.mark.parametrize("address", WITH_IDS, ids=str)
def test_no_part_of_an_address_reaches_the_database_with_it(world, sign_in, asked, address: Address):
    client = sign_in(world.administrator)
    statuses = {url: client.get(url).status_code for url in with_nul(address.url(world.alpha))}
    assert {url: status for url, status in statuses.items() if status not in (400, 404)} == {}
    assert asked == []


@pytest.mark.parametrize("query", ["q", "p", "term", "page", "since", "show", "module", "edition"])
@pytest.mark.parametrize("path", ["/admin/images/", "/admin/editions/", "/admin/autocomplete-tags/taggit/tag/"])
def test_nor_does_a_question_behind_it(world, sign_in, asked, path, query):
    assert sign_in(world.alpha.owner).get(path, {query: f"a{NUL}"}).status_code == 404
    assert asked == []


def test_the_title_of_a_new_case_study_is_refused_with_it(world, sign_in, asked):
    land = world.alpha
    lineage = land.objects["case"].identity.lineage
    url = reverse("editions_admin:write_case_study", args=[land.edition.code, lineage])
    response = sign_in(land.people[Role.PUBLISHER]).post(url, {"title": f"Storm{NUL}"})
    assert response.status_code == 302
    assert not land.edition.case_study_decisions.filter(lineage=lineage, kind="replace").exists()
    assert asked == []


@pytest.mark.parametrize("path", ["releases/1.0%00", "releases/1.0%00/bundle", "releases/%00"])
def test_the_interface_for_programs_finds_nothing_under_it(world, sign_in, asked, path):
    url = f"/api/v1/editions/{world.alpha.edition.code}/{path}"
    assert sign_in(world.alpha.owner).get(url).status_code == 404
    assert asked == []


@pytest.mark.parametrize(
    "query", ['{ edition(code: "a\\u0000") { code } }', '{ edition(code: "%s", version: "1\\u0000") { code } }']
)
def test_nor_does_a_query(world, client, asked, query):
    body = json.dumps({"query": query.replace("%s", world.alpha.edition.code)})
    answer = client.post("/graphql/", body, content_type="application/json")
    assert answer.status_code < 500
    assert asked == []
    assert not (answer.json().get("data") or {}).get("edition")
