"""REST does what its own description says, whatever it is asked."""

import pytest

from tests.integration.api.rest_calls import ask_anything

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def test_every_request_is_answered_as_described(client, lagoon):
    ask_anything(client, lagoon.edition, 500)


def test_the_description_is_one(client, db):
    description = client.get("/api/v1/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert operation["description"], (path, method)
            for parameter in operation.get("parameters", []):
                assert parameter["description"], (path, method, parameter["name"])
