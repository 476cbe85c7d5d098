"""The fields of blocks that refer to a page or a slot."""

import pytest
from django.core.exceptions import ValidationError

from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock

LINEAGE = "ab99053e-5ffc-5e84-a5cd-d549cc18f896"


def rendered(block, value: str) -> str:
    return block.field.widget.render("name", value, {"id": "some-id"})


def test_a_page_field_says_what_may_be_chosen():
    html = rendered(PageReferenceBlock("content.Tool"), LINEAGE)

    assert f'value="{LINEAGE}"' in html
    assert 'data-course-reference-kind-value="course-page"' in html
    assert 'data-course-reference-type-value="content.Tool"' in html


def test_a_slot_field_offers_slots():
    assert 'data-course-reference-kind-value="slot"' in rendered(SlotKeyBlock(), "hotline")


def test_the_label_belongs_to_the_button_and_not_to_the_hidden_value():
    html = rendered(SlotKeyBlock(), "hotline")

    assert html.count('id="some-id"') == 1
    assert 'id="some-id"' in html[html.index("<button") :]


def test_a_stored_value_cannot_break_out():
    assert "<script>" not in rendered(SlotKeyBlock(), '"><script>')


@pytest.mark.parametrize("required, marked", [(True, True), (False, False)])
def test_what_is_required_is_not_offered_for_clearing(required, marked):
    assert ("data-required" in rendered(PageReferenceBlock("content.Tool", required=required), "")) is marked


def test_a_lineage_is_stored_in_one_spelling():
    assert PageReferenceBlock("content.Tool").clean(LINEAGE.upper()) == LINEAGE


def test_what_is_no_lineage_is_refused():
    with pytest.raises(ValidationError):
        PageReferenceBlock("content.Tool").clean("42")


def test_the_button_has_words_and_an_icon_that_stays_small():
    html = rendered(SlotKeyBlock(), "")

    assert "<span>Choose</span>" in html
    assert "w-w-4 w-h-4" in html
