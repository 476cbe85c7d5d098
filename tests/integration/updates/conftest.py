"""The course and an edition that was made from its first release."""

import pytest

from editions.models import Edition
from tests.integration.updates.school import fork, make_school


@pytest.fixture
def upstream(db: None) -> Edition:
    return make_school()


@pytest.fixture
def edition(upstream: Edition) -> Edition:
    return fork(upstream)
