"""Ten thousand requests to REST: each is answered as its description says."""

import pytest

from tests.integration.api.rest_calls import ask_anything
from tests.integration.api.small_course import DIRECTORY, small_course

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", range(1, 11))
def test_a_thousand_requests_are_answered_as_described(client, number):
    maker = small_course()
    maker.release(notes="First")
    maker.directory(DIRECTORY)

    ask_anything(client, maker.edition, 1_000, number)
