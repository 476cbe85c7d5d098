"""REST does what its own description says, whatever it is asked."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.access.tokens import create_token
from api.models import Scope
from editions.models import Membership, Role
from tests.integration.api.rest_calls import cases, check, described

SLOW = [
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
    HealthCheck.filter_too_much,
    HealthCheck.data_too_large,
]

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def test_every_request_is_answered_as_described(client, lagoon, django_user_model):
    owner = django_user_model.objects.create_user("owner")
    Membership.objects.create(user=owner, edition=lagoon.edition, role=Role.OWNER)
    token = create_token(lagoon.edition, name="LMS", scopes=[*Scope.values]).text
    who = {"nobody": {}, "a program": {"Authorization": f"Bearer {token}"}, "a stranger": {"Authorization": "Bearer x"}}
    signed_in = type(client)()
    signed_in.force_login(owner)

    @settings(
        max_examples=500,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=SLOW,
    )
    @given(case=cases(described(client)), asking=st.sampled_from([*who, "an owner"]))
    def any_request(case, asking) -> None:
        check(signed_in if asking == "an owner" else client, case, who.get(asking, {}))

    any_request()


def test_the_description_is_one(client, db):
    description = client.get("/api/v1/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert operation["description"], (path, method)
            for parameter in operation.get("parameters", []):
                assert parameter["description"], (path, method, parameter["name"])
