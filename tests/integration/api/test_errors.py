"""What readers are told when something cannot be had: a sentence for people, a code for machines."""

import logging

import pytest
from django.utils import timezone

from api.reading.edition import ReadEdition
from tests.integration.api.release_maker import ReleaseMaker, lineage
from tests.integration.api.small_course import small_course

pytestmark = pytest.mark.django_db

EDITION = "query($code: ID!, $v: String) { edition(code: $code, release: $v) { code release { version } } }"


def withdraw(maker: ReleaseMaker, release, reason: str = "A wrong number") -> None:
    release.withdrawn_at = timezone.now()
    release.withdrawn_reason = reason
    release.save()
    standing = type(release).objects.filter(edition=maker.edition, withdrawn_at=None).order_by("-number").first()
    maker.edition.latest_release = standing
    maker.edition.save()


def test_an_edition_that_is_not_there(db, refused):
    error = refused(EDITION, code="nowhere")

    assert error["extensions"] == {"code": "EDITION_NOT_FOUND"}
    assert error["path"] == ["edition"]


def test_an_edition_that_is_not_public_looks_as_if_it_were_not_there(lagoon, refused):
    lagoon.edition.public = False
    lagoon.edition.save()
    hidden = refused(EDITION, code="lagoon")

    assert hidden == refused(EDITION, code="nowhere")
    assert hidden == refused(EDITION, code="lagoon", v="1.0")


def test_a_release_that_is_not_there(lagoon, refused):
    assert refused(EDITION, code="lagoon", v="9.9")["extensions"] == {"code": "RELEASE_NOT_FOUND"}


def test_a_release_of_another_edition_is_not_there_either(lagoon, refused):
    small_course("delta").release("7.0")

    assert refused(EDITION, code="lagoon", v="7.0")["extensions"] == {"code": "RELEASE_NOT_FOUND"}


def test_an_edition_that_has_never_been_released(db, refused):
    small_course()

    assert refused(EDITION, code="lagoon")["extensions"] == {"code": "RELEASE_NOT_FOUND"}


def test_a_withdrawn_release_names_its_successor_and_the_reason(lagoon, refused):
    first = lagoon.edition.latest_release
    lagoon.release("2.0")
    withdraw(lagoon, first)

    assert refused(EDITION, code="lagoon", v="1.0")["extensions"] == {
        "code": "RELEASE_WITHDRAWN",
        "successor": "2.0",
        "reason": "A wrong number",
    }


def test_without_a_version_readers_get_the_newest_that_stands(lagoon, ask):
    withdraw(lagoon, lagoon.release("2.0"))

    assert ask(EDITION, code="lagoon")["edition"]["release"] == {"version": "1.0"}


def test_when_everything_is_withdrawn_readers_learn_it(lagoon, refused):
    withdraw(lagoon, lagoon.edition.latest_release)

    error = refused(EDITION, code="lagoon")
    assert error["extensions"] == {"code": "RELEASE_WITHDRAWN", "successor": None, "reason": "A wrong number"}


def test_withdrawn_releases_are_listed_as_such(lagoon, edition):
    withdraw(lagoon, lagoon.release("2.0"))

    nodes = [edge["node"] for edge in edition("releases { edges { node { version withdrawn } } }")["releases"]["edges"]]
    assert nodes == [{"version": "2.0", "withdrawn": True}, {"version": "1.0", "withdrawn": False}]


@pytest.mark.parametrize(
    "field",
    [
        'course(locale: "de") { id }',
        'lesson(locale: "de", slug: "lesson-1") { body { id } }',
        'slots(locale: "de") { key }',
        'institutions(locale: "de") { name }',
    ],
)
def test_a_language_that_is_not_offered(lagoon, refused, field):
    error = refused(f'{{ edition(code: "lagoon") {{ {field} }} }}')

    assert error["extensions"] == {"code": "LOCALE_NOT_OFFERED", "offered": ["en", "fr", "ar"]}


def test_a_language_that_is_only_carried_is_not_offered(db, refused):
    ReleaseMaker("lagoon", locales=("fr",), carried=("es",)).release()

    error = refused('{ edition(code: "lagoon") { course(locale: "es") { id } } }')
    assert error["extensions"]["code"] == "LOCALE_NOT_OFFERED"


@pytest.mark.parametrize(
    "arguments",
    [
        'slug: "nowhere"',
        'id: "not an id"',
        f'id: "{lineage("module-1")}"',
        f'id: "{lineage("lesson-1")}", slug: "lesson-2"',
        'slug: ""',
        'slug: "lesson-4"',
    ],
)
def test_a_lesson_that_is_not_there(lagoon, refused, arguments):
    error = refused(f'{{ edition(code: "lagoon") {{ code lesson(locale: "en", {arguments}) {{ body {{ id }} }} }} }}')

    assert error["extensions"] == {"code": "LESSON_NOT_FOUND"}
    assert error["path"] == ["edition", "lesson"]


def test_the_rest_of_an_answer_stands_beside_an_error(lagoon, post):
    answer = post('{ edition(code: "lagoon") { code lesson(locale: "en", slug: "x") { id } } }').json()

    assert answer["data"] == {"edition": {"code": "lagoon", "lesson": None}}


@pytest.mark.parametrize(
    "query",
    [
        '{ edition(code: "lagoon") { lesson(locale: "en") { id } } }',
        "{ editions(first: 0) { totalCount } }",
        "{ editions(first: 51) { totalCount } }",
        '{ editions(after: "%%%") { totalCount } }',
        '{ editions(after: "cmVsZWFzZTox") { totalCount } }',
        '{ editions(search: "' + "x" * 201 + '") { totalCount } }',
        '{ edition(code: "lagoon") { releases(after: "cmVsZWFzZTp4") { totalCount } } }',
        '{ edition(code: "lagoon") { releases(after: "é") { totalCount } } }',
        "{ editions(first: 99999999999) { totalCount } }",
        "{ edition { code } }",
        "{ nothing }",
        "{ editions",
        "",
        "query($a: Int!) { editions(first: $a) { totalCount } }",
        "mutation { edition }",
        "subscription { edition }",
        "fragment F on Edition { code }",
    ],
)
def test_what_makes_no_sense_is_a_bad_request(lagoon, refused, query):
    assert refused(query)["extensions"] == {"code": "BAD_REQUEST"}


def test_which_of_several_operations_has_to_be_said(lagoon, refused):
    assert refused("query A { __typename } query B { __typename }")["extensions"] == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize(
    "query",
    ["{ editon }", "{ editions(frist: 1) { totalCount } }", "{ edition(code: 1) { ... on Editon { code } } }"],
)
def test_mistakes_are_named_without_hints_at_what_exists(lagoon, refused, query):
    message = refused(query)["message"]

    assert "mean" not in message
    assert "edition" not in message.replace("editions.frist", "").replace("'Query.editions'", "").lower().replace(
        "editon", ""
    )


def test_what_breaks_inside_is_logged_and_not_told(lagoon, refused, monkeypatch, caplog):
    def broken(self):
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(ReadEdition, "owner", property(broken))
    with caplog.at_level(logging.ERROR):
        error = refused('{ edition(code: "lagoon") { owner } }')

    assert error["extensions"] == {"code": "INTERNAL_ERROR"}
    assert "hunter2" not in str(error)
    assert "hunter2" in caplog.text


def test_a_process_that_cannot_answer_at_all_still_answers_json(db, post, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("disk on fire")

    monkeypatch.setattr("api.graphql.view.answer_to", broken)
    with caplog.at_level(logging.ERROR):
        response = post("{ __typename }")

    assert response.status_code == 500
    assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL_ERROR"
    assert "disk on fire" not in response.content.decode()


@pytest.mark.parametrize("query", ["{ nothing }", "{", None, "{ editions(first: true) { totalCount } }"])
def test_a_request_that_fails_as_a_whole_says_so_by_an_empty_path(db, refused, query):
    assert refused(query)["path"] == []
