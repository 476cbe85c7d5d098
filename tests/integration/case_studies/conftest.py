"""The course, and an edition that was made from its first release."""

import pytest

from editions.models import Edition
from tests.integration.case_studies.scene import fork, make_course_with_cases


@pytest.fixture
def upstream(db: None) -> Edition:
    return make_course_with_cases()


@pytest.fixture
def edition(upstream: Edition) -> Edition:
    return fork(upstream)
