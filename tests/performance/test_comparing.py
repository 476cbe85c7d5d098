"""What the benchmark's comparisons rest on: answers of another shape that say the same, and whole tables."""

import pytest

from tests.performance.answers import content_of
from tests.performance.tables import Table


def test_the_same_content_in_another_shape_is_the_same():
    ours = {"id": "1", "text": "<p>Call <a data-slot='x'>them</a>.</p>", "answers": ["Yes", "No"], "minutes": 5}
    theirs = {"minutes": 5, "answers": [{"value": "yes"}, {"value": "no"}], "text": "<p>Call <a>them</a>.</p>\n"}

    assert content_of(ours) == content_of(theirs)


def test_a_word_less_is_not_the_same():
    assert content_of({"answers": ["Yes", "Yes"]}) != content_of({"answers": ["Yes"]})


def test_a_table_refuses_a_row_that_does_not_fit():
    table = Table("Any", ("Way", "Seconds"))

    with pytest.raises(ValueError, match="3 cells for 2 columns"):
        table.add("one", 1, 2)
