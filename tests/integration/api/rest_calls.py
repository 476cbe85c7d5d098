"""Requests to REST made by schemathesis from its own description, sent as Django's test client sends them."""

import time
from typing import Any

import requests
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.specs.openapi import checks

from api.access.tokens import create_token
from api.models import Scope
from editions.models import Edition, Role
from tests.factories import make_member

# What the description cannot say: which edition there is.
_SENSIBLE = {"code": "lagoon", "version": "1.0"}
_SLOW = [
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
    HealthCheck.filter_too_much,
    HealthCheck.data_too_large,
]


def ask_anything(client: Client, edition: Edition, count: int, number: int = 0) -> None:
    """Sends `count` random requests, as nobody, a program, a stranger and an owner; `number` chooses which.

    Raises for an answer that is not as described.
    """
    owner = make_member(edition, Role.OWNER)
    token = create_token(edition, name="LMS", scopes=[*Scope.values]).text
    who = {"nobody": {}, "a program": {"Authorization": f"Bearer {token}"}, "a stranger": {"Authorization": "Bearer x"}}
    signed_in = type(client)()
    signed_in.force_login(owner)

    @seed(number)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=_SLOW)
    @given(case=cases(described(client)), asking=st.sampled_from([*who, "an owner"]))
    def any_request(case: Any, asking: str) -> None:
        check(signed_in if asking == "an owner" else client, case, who.get(asking, {}))

    any_request()


def described(client: Client) -> Any:
    """REST as it describes itself."""
    return schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())


def cases(schema: Any) -> st.SearchStrategy[Any]:
    """Requests for all operations: random ones, and the same to an edition that there is."""
    operations = [each.ok() for each in schema.get_all_operations()]
    return st.one_of([operation.as_strategy() for operation in operations]).flatmap(
        lambda case: st.sampled_from([case, _sensible(case)])
    )


def _sensible(case: Any) -> Any:
    case.path_parameters = {name: _SENSIBLE.get(name, value) for name, value in (case.path_parameters or {}).items()}
    return case


def check(client: Client, case: Any, headers: dict[str, str]) -> None:
    """Sends the request and holds the answer against the description; raises what schemathesis finds."""
    said = case.as_transport_kwargs(base_url="http://testserver")
    said["headers"] = {**said.get("headers", {}), **headers}
    prepared = requests.Request(
        said["method"],
        said["url"],
        headers=said["headers"],
        params=said.get("params"),
        json=said.get("json"),
        data=said.get("data"),
    ).prepare()
    path = prepared.path_url
    given: Any = prepared.body or b""
    body = given if isinstance(given, bytes) else given.encode()
    sent: dict[str, Any] = {name: value for name, value in prepared.headers.items() if name.lower() != "content-length"}
    begun = time.perf_counter()
    answer: Any = client.generic(
        str(prepared.method), path, body, content_type=sent.pop("Content-Type", "application/json"), headers=sent
    )
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    response = Response(
        answer.status_code,
        {name.lower(): [value] for name, value in answer.items()},
        content,
        prepared,
        time.perf_counter() - begun,
        False,
    )
    case.validate_response(response, checks=_CHECKS)


_CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
