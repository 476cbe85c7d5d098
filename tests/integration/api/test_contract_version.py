"""Which contract a server keeps is told in the schema, and with every answer."""

import pytest

from api.error_codes import CODES
from api.graphql.contract import CONTRACT_VERSION, HEADER

pytestmark = pytest.mark.django_db


def test_the_version_can_be_asked_for(ask):
    assert ask("{ contract { version } }") == {"contract": {"version": CONTRACT_VERSION}}


@pytest.mark.parametrize("query", ["{ contract { version } }", "{ nothing }", None])
def test_every_answer_says_which_contract_it_keeps(post, query):
    assert post(query)[HEADER] == CONTRACT_VERSION


def test_so_does_the_answer_to_what_is_not_allowed(client):
    response = client.put("/graphql/")

    assert (response.status_code, response[HEADER]) == (405, CONTRACT_VERSION)


def test_the_codes_of_errors_can_be_asked_for(ask):
    told = ask("{ contract { errors { code meaning advice } } }")["contract"]["errors"]

    assert told == [each._asdict() for each in CODES.values()]
