"""Rich text as markup: what Wagtail writes is kept as it is, and what comes out is well-formed."""

import pytest

from tests.unit.merging.making import prose
from tests.unit.merging.sentences import faults
from tests.unit.merging.test_scenarios_rich_text import merged


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p></p>",
        "text without a paragraph",
        "<hr/>",
        '<embed embedtype="image" id="1" format="left" alt="x"/>',
        '<p data-block-key="x1y2z">Ask<br/>Bring</p>',
        "<p>a &amp; b &lt; c</p>",
        '<p><a linktype="course-page" ref="8d1f6d2c-0000-4000-8000-000000000000">Ask</a></p>',
        "<ul><li>Ask<ul><li>Bring</li></ul></li></ul>",
        "<blockquote>Ask. Bring.</blockquote>",
    ],
)
def test_text_as_wagtail_writes_it_is_left_as_it_is(html: str) -> None:
    old = "<p>Old.</p>"

    assert merged(html, html, html).value == [prose("a", html)]
    assert merged(old, old, html).value == [prose("a", html)]
    assert merged(old, html, old).value == [prose("a", html)]


def test_nested_lists_stay_well_formed_when_both_sides_change_them() -> None:
    got = merged(
        "<ul><li>Ask<ul><li>Bring</li><li>Call</li></ul></li><li>Drive</li></ul>",
        "<ul><li>Ask<ul><li>Mine</li><li>Call</li></ul></li><li>Drive</li></ul>",
        "<ul><li>Ask<ul><li>Bring</li><li>Call</li></ul></li><li>Theirs</li></ul>",
    )

    text = got.value[0]["value"]
    assert faults(text) == []
    assert "Mine" in text
    assert "Theirs" in text or "Theirs" in str([conflict.theirs for conflict in got.all_conflicts])


def test_a_heading_that_became_a_paragraph_keeps_the_other_sides_words() -> None:
    got = merged("<h3>Ask. Bring.</h3>", "<p>Ask. Bring.</p>", "<h3>Ask. Theirs.</h3>")

    text = got.value[0]["value"]
    assert text == "<p>Ask. Theirs.</p>" or got.conflicts == [("value", "a")]


def test_text_that_is_written_differently_but_means_the_same_is_no_conflict() -> None:
    got = merged(
        '<p>Ask <a ref="x" linktype="slot">Bring</a></p>',
        '<p>Ask <a linktype="slot" ref="x">Bring</a></p>',
        '<p>Ask <a ref="x" linktype="slot">Bring</a>.</p>',
    )

    assert got.conflicts == []
    # I wrote nothing, so theirs comes as it is.
    assert got.value[0]["value"] == '<p>Ask <a ref="x" linktype="slot">Bring</a>.</p>'
