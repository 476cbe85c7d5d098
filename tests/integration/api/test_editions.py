"""Editions, their releases and where they come from."""

import pytest

from tests.integration.api.release_maker import ReleaseMaker
from tests.integration.api.small_course import small_course

pytestmark = pytest.mark.django_db


def test_an_edition_tells_what_it_is(lagoon, edition):
    found = edition("code title owner sample release { version digest notes withdrawn publishedAt }")

    release = lagoon.edition.latest_release
    assert found["code"] == "lagoon"
    assert found["title"] == "Title of lagoon"
    assert found["owner"] == "Owner of lagoon"
    assert found["sample"] is False
    assert found["release"] == {
        "version": "1.0",
        "digest": release.digest,
        "notes": "First",
        "withdrawn": False,
        "publishedAt": release.published_at.isoformat(),
    }


def test_the_title_is_told_in_a_language_that_the_edition_has_it_in(lagoon, edition):
    found = edition(
        'fr: title(locale: "fr") en: title(locale: "en") other: title(locale: "tlh") bad: title(locale: "")'
    )

    assert found == {"fr": "Le cours", "en": "Lagoon course", "other": "Title of lagoon", "bad": "Title of lagoon"}


def test_branding_falls_back_text_by_text(lagoon, edition):
    found = edition(
        """branding {
          en: name(locale: "en") ar: name(locale: "ar") name colorPrimary
          foot: footer(locale: "ar") bare: footer disclaimer(locale: "en") logo { src alt }
        }"""
    )["branding"]

    assert found["en"] == found["name"] == found["ar"] == "Lagoon course"
    assert found["foot"] == "Pied"
    assert found["bare"] == "Foot"
    assert found["disclaimer"] == ""
    assert found["colorPrimary"] == "#112233"
    assert found["logo"]["alt"] == "Alt of logo"


def test_an_edition_without_a_name_is_called_by_its_title(db, edition):
    maker = small_course()
    maker.branding["names"] = {}
    maker.release()

    assert edition('branding { name fr: name(locale: "fr") }')["branding"] == {
        "name": "Title of lagoon",
        "fr": "Le cours",
    }


def test_what_is_no_colour_never_reaches_a_style(db, edition):
    maker = small_course()
    maker.branding["color_text"] = "red;background:url(https://tracker.example)"
    maker.release()

    assert edition("branding { colorText }")["branding"]["colorText"] == "#1B1F24"


def test_offered_languages_say_their_name_direction_and_progress(lagoon, edition):
    found = edition("locales { code name direction progress } sourceLocale { code progress }")

    assert found["locales"] == [
        {"code": "en", "name": "English", "direction": "LTR", "progress": 1.0},
        {"code": "fr", "name": "français", "direction": "LTR", "progress": 0.25},
        {"code": "ar", "name": "العربية", "direction": "RTL", "progress": 0.25},
    ]
    assert found["sourceLocale"] == {"code": "en", "progress": 1.0}


def test_a_language_that_is_carried_for_translators_is_not_offered(db, edition):
    ReleaseMaker("lagoon", locales=("fr",), carried=("es",)).release()

    assert [locale["code"] for locale in edition("locales { code }")["locales"]] == ["fr"]


def test_a_release_stays_as_it_was(lagoon, ask):
    lagoon.edition.title = "Renamed"
    lagoon.edition.save()
    lagoon.branding["names"] = {"en": "Newer"}
    lagoon.release("2.0")

    query = 'query($v: String) { edition(code: "lagoon", release: $v) { title release { version } branding { name } } }'
    assert ask(query, v="1.0")["edition"]["branding"]["name"] == "Lagoon course"
    assert ask(query, v="1.0")["edition"]["title"] == "Title of lagoon"
    assert ask(query)["edition"] == {"title": "Renamed", "release": {"version": "2.0"}, "branding": {"name": "Newer"}}


def test_releases_are_listed_a_page_at_a_time_the_newest_first(lagoon, edition):
    lagoon.release("1.1")
    lagoon.release("1.2")
    selection = "edges { node { version } cursor } pageInfo { hasNextPage endCursor } totalCount"

    first = edition(f"releases(first: 2) {{ {selection} }}")["releases"]
    rest = edition(f"releases(first: 2, after: $after) {{ {selection} }}", after=first["pageInfo"]["endCursor"])[
        "releases"
    ]

    assert [edge["node"]["version"] for edge in first["edges"]] == ["1.2", "1.1"]
    assert first["pageInfo"]["hasNextPage"] is True
    assert first["totalCount"] == rest["totalCount"] == 3
    assert [edge["node"]["version"] for edge in rest["edges"]] == ["1.0"]
    assert rest["pageInfo"]["hasNextPage"] is False


def test_after_the_last_release_there_is_nothing_but_the_count(lagoon, edition):
    last = edition("releases { pageInfo { endCursor } }")["releases"]["pageInfo"]["endCursor"]

    found = edition("releases(after: $after) { edges { cursor } pageInfo { endCursor } totalCount }", after=last)

    assert found["releases"] == {"edges": [], "pageInfo": {"endCursor": None}, "totalCount": 1}


def test_another_editions_releases_are_not_counted(lagoon, edition):
    small_course("delta").release()

    assert edition("releases { totalCount edges { node { version } } }")["releases"]["totalCount"] == 1


@pytest.mark.parametrize("tells,public,told", [(True, True, True), (False, True, False), (True, False, False)])
def test_upstream_is_told_only_if_the_edition_agrees_and_upstream_is_public(lagoon, edition, tells, public, told):
    upstream = small_course("source")
    upstream.edition.public = public
    upstream.edition.save()
    lagoon.edition.upstream = upstream.edition
    lagoon.edition.base_release = upstream.release("3.1")
    lagoon.edition.tells_upstream = tells
    lagoon.edition.save()

    expected = {"code": "source", "title": "Title of source", "release": "3.1"} if told else None
    assert edition("upstream { code title release }")["upstream"] == expected


def test_public_editions_with_a_release_are_listed_by_code(lagoon, ask):
    small_course("delta").release()
    hidden = small_course("hidden")
    hidden.release()
    hidden.edition.public = False
    hidden.edition.save()
    small_course("unreleased")

    found = ask("{ editions { edges { node { code release { version } } } totalCount } }")["editions"]

    assert [edge["node"]["code"] for edge in found["edges"]] == ["delta", "lagoon"]
    assert found["totalCount"] == 2


def test_editions_are_read_a_page_at_a_time(lagoon, ask):
    small_course("delta").release()
    query = """query($a: String) {
      editions(first: 1, after: $a) { edges { node { code } } pageInfo { hasNextPage endCursor } totalCount }
    }"""

    first = ask(query)["editions"]
    second = ask(query, a=first["pageInfo"]["endCursor"])["editions"]

    assert [edge["node"]["code"] for edge in (*first["edges"], *second["edges"])] == ["delta", "lagoon"]
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    assert first["totalCount"] == second["totalCount"] == 2


@pytest.mark.parametrize(
    "search,found", [("LAGO", ["lagoon"]), ("owner of", ["delta", "lagoon"]), ("%", []), ("x_", [])]
)
def test_editions_are_searched_by_code_title_and_owner(lagoon, ask, search, found):
    small_course("delta").release()

    edges = ask("query($s: String) { editions(search: $s) { edges { node { code } } } }", s=search)["editions"]["edges"]

    assert [edge["node"]["code"] for edge in edges] == found


def test_courses_can_be_read_from_the_list(lagoon, ask):
    found = ask('{ editions(first: 1) { edges { node { course(locale: "fr") { title modules { minutes } } } } } }')

    course = found["editions"]["edges"][0]["node"]["course"]
    assert course == {"title": "Le cours", "modules": [{"minutes": 20}, {"minutes": 30}]}
