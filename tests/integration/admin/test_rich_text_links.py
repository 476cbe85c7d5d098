"""Between the editor and the database a text keeps its links, and keeps nothing else."""

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from cms.content.rich_text import BODY_FEATURES

CASES = [
    '<p>Call <a linktype="slot" ref="24-hour-number">the number</a> now.</p>',
    '<p><a linktype="term" ref="laissez_passer">laissez-passer</a></p>',
    '<p>See <a linktype="course-page" ref="ab99053e-5ffc-5e84-a5cd-d549cc18f896">the <b>plan</b></a>.</p>',
    '<p><a href="https://relief.example/?a=1&amp;b=2">Relief</a></p>',
    '<p><a href="mailto:desk@relief.example">Write</a> or <a href="tel:+12025550123">call</a></p>',
    '<h3>One</h3><ul><li>Two <a linktype="slot" ref="a">three</a></li></ul>',
]


def through_the_editor(html: str) -> str:
    converter = ContentstateConverter(BODY_FEATURES)
    stored = converter.to_database_format(converter.from_database_format(html))
    return re.sub(r' data-block-key="[^"]*"', "", stored)


@pytest.mark.parametrize("html", CASES)
def test_opening_and_saving_changes_nothing(html):
    assert through_the_editor(html) == html


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:alert(1)">words</a>',
        '<a href="JaVaScRiPt:alert(1)">words</a>',
        '<a href="data:text/html,x">words</a>',
        '<a href="/admin/">words</a>',
        '<a href="ftp://relief.example/">words</a>',
        '<a href="http://[broken">words</a>',
        '<a linktype="page" id="3">words</a>',
        '<a linktype="slot">words</a>',
        "<a>words</a>",
    ],
)
def test_what_may_not_be_stored_keeps_its_words(link):
    assert through_the_editor(f"<p>{link}</p>") == "<p>words</p>"


def test_a_stored_reference_renders_without_an_address():
    html = expand_db_html('<p><a linktype="slot" ref="24-hour-number">the number</a></p>')

    assert html == '<p><a data-reference="slot" data-ref="24-hour-number">the number</a></p>'


def test_what_stands_in_a_reference_cannot_break_out_of_it():
    html = expand_db_html('<a linktype="term" ref="&quot; onclick=&quot;alert(1)">x</a>')

    assert 'onclick="' not in html
