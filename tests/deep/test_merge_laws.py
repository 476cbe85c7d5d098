"""The laws of merging, 200,000 cases: shards of 5,000, so that they can run beside each other.

`MERGE_SEED` chooses other cases than the usual ones, `MERGE_CASES` another number in each shard.
"""

import os

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.unit.merging.blocks import COURSE, LESSON, LINES, QUESTIONS, TEXTS
from tests.unit.merging.edits import ASKING, ORDERING, WRITING
from tests.unit.merging.laws import GUARDED_LAWS, LAWS
from tests.unit.merging.strategies import edited_cases, guarded_cases, unrelated_cases

SHARDS = 40
CASES = int(os.environ.get("MERGE_CASES", "5000"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
SEED = os.environ.get("MERGE_SEED", "")

ANY = st.one_of(
    edited_cases(COURSE),
    edited_cases(COURSE, most=8),
    edited_cases(LESSON),
    edited_cases(TEXTS, edits=WRITING),
    edited_cases(LINES, edits=ORDERING),
    edited_cases(QUESTIONS, edits=ASKING),
    unrelated_cases(COURSE),
    guarded_cases(COURSE),
)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_law_holds_for_every_case(shard: int) -> None:
    @seed(f"{SEED}{shard}")
    @settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=SLOW)
    @given(ANY)
    def obey(case) -> None:
        for law in GUARDED_LAWS if case.locked or case.pinned else LAWS:
            law(case)

    obey()
