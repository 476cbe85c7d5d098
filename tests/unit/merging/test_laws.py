"""Merging obeys its laws, whatever was edited: 2,000 cases here, 200,000 in `tests/deep`."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.merging.blocks import COURSE, LESSON
from tests.unit.merging.laws import GUARDED_LAWS, LAWS
from tests.unit.merging.strategies import Case, edited_cases, guarded_cases, unrelated_cases

# Documents are big, as examples go.
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
# Eight laws of plain merging and three of guarded merging; every run tries the same cases.
TRIES = settings(max_examples=95, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
FEW_TRIES = settings(TRIES, max_examples=40)

each_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)


@each_law
@TRIES
@given(case=edited_cases(COURSE))
def test_edits_of_nested_blocks(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@FEW_TRIES
@given(case=edited_cases(LESSON))
def test_edits_of_a_lesson(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@FEW_TRIES
@given(case=unrelated_cases(COURSE))
def test_documents_that_share_some_ids_alone(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@pytest.mark.parametrize("law", GUARDED_LAWS, ids=lambda law: law.__name__)
@settings(TRIES, max_examples=200)
@given(case=guarded_cases(COURSE))
def test_edits_where_blocks_are_locked_and_leaves_pinned(law: Callable[[Case], None], case: Case) -> None:
    law(case)
