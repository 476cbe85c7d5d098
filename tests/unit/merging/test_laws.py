"""Merging obeys its laws, whatever was edited: 2,000 cases here, 200,000 in `tests/deep`."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.merging.blocks import COURSE, LESSON, LINES, QUESTIONS, TEXTS
from tests.unit.merging.edits import ASKING, ORDERING, WRITING
from tests.unit.merging.laws import GUARDED_LAWS, LAWS
from tests.unit.merging.strategies import Case, edited_cases, guarded_cases, unrelated_cases

# Documents are big, as examples go.
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
TRIES = settings(deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)

each_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)


# Eight laws of 220 cases each, and three of 160: 2,240, the same ones in every run.


@each_law
@settings(TRIES, max_examples=70)
@given(case=edited_cases(COURSE))
def test_edits_of_nested_blocks(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@settings(TRIES, max_examples=30)
@given(case=edited_cases(LESSON))
def test_edits_of_a_lesson(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@settings(TRIES, max_examples=30)
@given(case=edited_cases(TEXTS, edits=WRITING))
def test_edits_of_texts(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@settings(TRIES, max_examples=30)
@given(case=edited_cases(QUESTIONS, edits=ASKING))
def test_options_between_questions(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@settings(TRIES, max_examples=30)
@given(case=edited_cases(LINES, edits=ORDERING))
def test_another_order(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@each_law
@settings(TRIES, max_examples=30)
@given(case=unrelated_cases(COURSE))
def test_documents_that_share_some_ids_alone(law: Callable[[Case], None], case: Case) -> None:
    law(case)


@pytest.mark.parametrize("law", GUARDED_LAWS, ids=lambda law: law.__name__)
@settings(TRIES, max_examples=160)
@given(case=guarded_cases(COURSE))
def test_edits_where_blocks_are_locked_and_leaves_pinned(law: Callable[[Case], None], case: Case) -> None:
    law(case)
