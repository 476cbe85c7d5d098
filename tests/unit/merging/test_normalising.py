"""Documents whose ids are missing or there twice, anywhere: normalised once, and the same every time."""

from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail import blocks

from editions.merging import merge_stream
from tests.unit.merging import laws
from tests.unit.merging.blocks import COURSE
from tests.unit.merging.edits import parts
from tests.unit.merging.outline import outline
from tests.unit.merging.strategies import Case, edited_cases, unrelated_cases
from tests.unit.merging.test_scenarios_ids import without_ids
from tests.unit.merging.values import STREAM, Draw, Maker

TRIES = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def damaged_documents(draw: Draw, block: blocks.StreamBlock) -> list[Any]:
    """A document of which some items have no id, an empty one, or another item's."""
    document = Maker(draw, "d").value(block, STREAM)
    items = [item for place in parts(block, document)[0] for item in place.items]
    ids = [item["id"] for item in items]
    for item in items:
        match draw(st.sampled_from(("kept", "kept", "missing", "empty", "another's"))):
            case "missing":
                del item["id"]
            case "empty":
                item["id"] = draw(st.sampled_from((None, "")))
            case "another's":
                item["id"] = draw(st.sampled_from(ids))
    return document


@TRIES
@given(document=damaged_documents(COURSE))
def test_damaged_ids_are_repaired_once_and_nothing_else_is_touched(document: list[Any]) -> None:
    first, second = (merge_stream(COURSE, *[deepcopy(document)] * 3) for _ in range(2))

    assert outline(COURSE, first.value).faults == []
    assert without_ids(first.value) == without_ids(document)
    assert first.value == second.value
    assert not first.conflicts
    assert merge_stream(COURSE, first.value, first.value, first.value).value == first.value


@TRIES
@given(document=damaged_documents(COURSE), case=edited_cases(COURSE))
def test_damaged_ids_on_any_side_give_a_well_formed_result_and_change_no_input(document: list[Any], case: Case) -> None:
    for values in (
        (document, case.mine, case.theirs),
        (case.base, document, case.theirs),
        (case.base, case.mine, document),
    ):
        before = deepcopy(values)

        result = merge_stream(COURSE, *values)

        assert outline(COURSE, result.value).faults == []
        assert values == before


@TRIES
@given(document=damaged_documents(COURSE))
def test_upstreams_damaged_document_is_taken_whole(document: list[Any]) -> None:
    result = merge_stream(COURSE, [], [], document)

    assert without_ids(result.value) == without_ids(document)
    assert merge_stream(COURSE, [], result.value, document).value == result.value


@TRIES
@given(case=unrelated_cases(COURSE, any_kind=True))
def test_where_a_block_and_an_item_of_a_list_share_an_id_what_one_side_has_alone_is_taken(case: Case) -> None:
    laws.upstream_alone_is_taken(case)
    laws.mine_alone_stays(case)
    laws.agreement_stays(case)
    laws.merging_is_a_function(case)
