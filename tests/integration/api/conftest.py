"""The small course, released, and a way to ask for it as readers do."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
from django.test import Client

from api.error_codes import advice_on
from api.reading import sources
from tests.integration.api.release_maker import ReleaseMaker
from tests.integration.api.small_course import DIRECTORY, small_course

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Every test starts as cold as a new process."""
    sources.forget()
    yield
    sources.forget()


@pytest.fixture
def lagoon(db: None) -> ReleaseMaker:
    """The small course, released, with its directory published."""
    maker = small_course()
    maker.release(notes="First")
    maker.directory(DIRECTORY)
    return maker


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    """Posts a query and gives the response."""

    def send(query: object, **variables: Any) -> Any:
        body = orjson.dumps({"query": query, "variables": variables})
        return client.post("/graphql/", body, content_type="application/json")

    return send


@pytest.fixture
def ask(post: Callable[..., Any]) -> Ask:
    """Data of a query that must not fail."""

    def data(query: str, **variables: Any) -> dict[str, Any]:
        answer = post(query, **variables).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    return data


@pytest.fixture
def edition(ask: Ask) -> Ask:
    """What an edition answers to these fields."""

    def fields(selection: str, code: str = "lagoon", **variables: Any) -> dict[str, Any]:
        declared = f"({', '.join(f'${name}: String!' for name in variables)})" if variables else ""
        return ask(f'query Q{declared} {{ edition(code: "{code}") {{ {selection} }} }}', **variables)["edition"]

    return fields


@pytest.fixture
def refused(post: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """The one error of a query that must fail; that it gives the advice of its code is seen to."""

    def error(query: object, **variables: Any) -> dict[str, Any]:
        errors = post(query, **variables).json()["errors"]
        assert len(errors) == 1, errors
        told = errors[0]["extensions"]
        assert told.pop("advice") == advice_on(told["code"])
        return errors[0]

    return error
