"""The view: what it takes, what it refuses, and what it never sends."""

import json

import pytest
from django.test import Client

from api.graphql import documents
from tests.integration.api.small_course import small_course

pytestmark = pytest.mark.django_db

JSON = "application/json"


def send(client: Client, body: object, content_type: str = JSON, **options):
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post("/graphql/", text, content_type=content_type, **options)


def code_of(response) -> str:
    return response.json()["errors"][0]["extensions"]["code"]


def outline(client: Client, **headers: str):
    variables = json.dumps({"code": "lagoon", "locale": "fr"})
    return client.get("/graphql/", {"operation": "Outline", "variables": variables}, headers=headers)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/graphql",
        "application/json; charset=utf-16",
        "",
    ],
)
def test_only_json_is_read(client, content_type):
    response = send(client, b'{"query": "{ __typename }"}', content_type)

    assert response.status_code == 415
    assert code_of(response) == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize("content_type", [JSON, "application/json; charset=utf-8", "Application/JSON; charset=UTF-8"])
def test_json_is_read_however_it_is_written(client, content_type):
    assert send(client, {"query": "{ __typename }"}, content_type).json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("size", [33_000, 2_000_000])
def test_a_body_that_is_too_large_is_not_read(client, size):
    response = send(client, {"query": "{ __typename }" + " " * size})

    assert response.status_code == 413
    assert code_of(response) == "LIMIT_SIZE"


def test_a_query_string_that_is_too_large_is_not_read(client):
    response = client.get("/graphql/", {"operation": "Outline", "variables": " " * 40_000})

    assert response.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"\xff\xfe",
        b"null",
        b"3",
        b'"{ __typename }"',
        b"{}",
        b'{"query": 3}',
        b'{"query": null}',
        b'[{"query": "{ __typename }"}]',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "variables": "{}"}',
        b'{"query": "{ __typename }", "operationName": 3}',
        b'{"query": "{ __typename }", "operationName": "Other"}',
        b"[" * 30_000,
    ],
)
def test_what_is_no_request_is_refused(client, body):
    assert code_of(send(client, body)) == "BAD_REQUEST"


def test_a_batch_is_refused_whole(client):
    assert send(client, [{"query": "{ __typename }"}] * 2).status_code == 400


def test_variables_and_the_operations_name_are_read(client):
    query = "query A { a: __typename } query B($yes: Boolean!) { b: __typename @include(if: $yes) }"

    answer = send(client, {"query": query, "operationName": "B", "variables": {"yes": True}}).json()
    assert answer["data"] == {"b": "Query"}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(client, method):
    response = getattr(client, method)("/graphql/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert code_of(response) == "METHOD_NOT_ALLOWED"


def test_a_trusted_operation_runs_over_get(client, lagoon):
    response = outline(client)

    assert response.status_code == 200
    assert response.json()["data"]["edition"]["course"]["title"] == "Le cours"


def test_its_answer_may_be_kept_for_half_a_minute_and_asked_for_again_cheaply(client, lagoon):
    response = outline(client)
    again = outline(client, **{"if-none-match": response["ETag"]})

    assert response["Cache-Control"] == "public, max-age=30, must-revalidate"
    assert again.status_code == 304
    assert again["ETag"] == response["ETag"]


def test_another_release_is_another_answer(client, lagoon):
    etag = outline(client)["ETag"]
    lagoon.release("2.0")

    assert outline(client, **{"if-none-match": etag}).status_code == 200


def test_errors_and_posts_are_never_kept(client, lagoon):
    failed = client.get("/graphql/", {"operation": "Outline", "variables": '{"code": "x", "locale": "en"}'})

    assert code_of(failed) == "EDITION_NOT_FOUND"
    assert failed["Cache-Control"] == "no-store"
    assert send(client, {"query": "{ __typename }"})["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["Nothing", "", "../schema", "outline", "Outline.graphql", "Outline\x00", "é"])
def test_get_runs_nothing_but_operations_of_the_contract(client, name):
    response = client.get("/graphql/", {"operation": name})

    assert response.status_code == 404
    assert code_of(response) == "OPERATION_NOT_FOUND"


def test_get_runs_no_query_of_ones_own(client):
    assert code_of(client.get("/graphql/", {"query": "{ __typename }"})) == "BAD_REQUEST"


@pytest.mark.parametrize("variables", ["{", "[]", "3"])
def test_variables_of_a_get_have_to_be_an_object(client, variables):
    assert code_of(client.get("/graphql/", {"operation": "Outline", "variables": variables})) == "BAD_REQUEST"


@pytest.mark.parametrize("text", ["mutation M { edition }", "query A { __typename } query B { __typename }"])
def test_get_never_runs_a_mutation_nor_guesses(client, tmp_path, monkeypatch, text):
    (tmp_path / "Change.graphql").write_text(text)
    monkeypatch.setattr(documents, "OPERATIONS", tmp_path)
    monkeypatch.setattr("api.graphql.documents.validate", lambda *args, **kwargs: [])

    response = client.get("/graphql/", {"operation": "Change"})
    assert response.status_code == 405
    assert code_of(response) == "METHOD_NOT_ALLOWED"


def test_nothing_is_sent_that_would_keep_answers_out_of_shared_caches(client, lagoon, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    answers = [
        outline(client),
        send(client, {"query": "{ editions { totalCount } }"}),
        send(client, b"", "text/plain"),
        client.get("/graphql/", headers={"accept": "text/html"}),
    ]

    assert [answer.cookies for answer in answers] == [{}] * 4
    assert all("cookie" not in answer.get("Vary", "").lower() for answer in answers)


def test_a_strangers_cookie_and_missing_csrf_token_change_nothing(lagoon):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["sessionid"] = "forged"
    strict.cookies["csrftoken"] = "forged"

    assert send(strict, {"query": "{ __typename }"}).status_code == 200


def test_head_asks_for_what_get_would_say(client, lagoon):
    variables = json.dumps({"code": "lagoon", "locale": "fr"})
    response = client.head("/graphql/", {"operation": "Outline", "variables": variables})

    assert response.status_code == 200
    assert response["ETag"] == outline(client)["ETag"]


def test_a_browser_is_shown_graphiql_from_files_of_our_own(client, settings):
    settings.GRAPHIQL_ENABLED = True
    page = client.get("/graphql/", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert page.status_code == 200
    assert page["Content-Type"].startswith("text/html")
    assert "connect-src 'self'" in page["Content-Security-Policy"]
    assert "//" not in page.content.decode()
    assert "/static/api/graphiql/graphiql.min.js" in page.content.decode()


def test_outside_development_a_browser_is_shown_nothing(client, settings):
    settings.GRAPHIQL_ENABLED = False
    page = client.get("/graphql/", headers={"accept": "text/html"})

    assert page.status_code == 400
    assert code_of(page) == "BAD_REQUEST"


def test_a_script_that_takes_anything_is_not_shown_graphiql(client, settings):
    settings.GRAPHIQL_ENABLED = True

    assert code_of(client.get("/graphql/", headers={"accept": "*/*"})) == "BAD_REQUEST"


def test_everything_in_any_language_comes_as_utf_8(client, db):
    maker = small_course()
    maker.branding["names"] = {"en": "مرحبا 🌊"}
    maker.release()

    response = send(client, {"query": '{ edition(code: "lagoon") { branding { name } } }'})
    assert "مرحبا 🌊" in response.content.decode("utf-8")
