"""Rich text: what is served of it, and what is not."""

import pytest

from api.reading.rich_text import rich_text, safe_address
from api.reading.skeleton import Page

LINEAGE = "5f2f3c1e-0000-4000-8000-000000000001"
PAGES = {
    LINEAGE: Page(LINEAGE, "content.CaseStudy", "m", "d", "the-case", "The case", "en", "en"),
    "glossary": Page("glossary", "content.Glossary", "c", "d", "glossary", "Glossary", "en", "en"),
}


def served(html: str) -> str:
    return rich_text(html, PAGES)


@pytest.mark.parametrize(
    "stored,expected",
    [
        ('<a linktype="slot" ref="24-hour-number">us</a>', '<a data-slot="24-hour-number">us</a>'),
        ('<a linktype="term" ref="post">a <b>post</b></a>', '<a data-term="post">a <b>post</b></a>'),
        (
            f'<a linktype="course-page" ref="{LINEAGE}">it</a>',
            f'<a data-page="{LINEAGE}" data-kind="caseStudy" data-slug="the-case">it</a>',
        ),
        (
            '<a href="https://a.example/?x=1&amp;y=2">out</a>',
            '<a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer">out</a>',
        ),
        ('<a href="mailto:a@b.example">write</a>', '<a href="mailto:a@b.example" rel="noopener noreferrer">write</a>'),
        ('<a href="tel:+12025550100">call</a>', '<a href="tel:+12025550100" rel="noopener noreferrer">call</a>'),
        ('<p data-block-key="k1">Text</p>', "<p>Text</p>"),
        ('<p lang="ar" dir="rtl">نص</p>', '<p lang="ar" dir="rtl">نص</p>'),
        ("<ul><li>1 &lt; 2</li></ul><h3>H</h3>", "<ul><li>1 &lt; 2</li></ul><h3>H</h3>"),
    ],
)
def test_course_content_is_served(stored, expected):
    assert served(stored) == expected


@pytest.mark.parametrize(
    "stored",
    [
        '<a linktype="course-page" ref="00000000-0000-4000-8000-000000000009">words</a>',
        '<a linktype="course-page" ref="glossary">words</a>',
        '<a linktype="slot" ref="">words</a>',
        '<a linktype="slot" ref="a&quot; onclick=&quot;x">words</a>',
        '<a linktype="page" id="3">words</a>',
        '<a href="/admin/">words</a>',
        '<a href="//tracker.example">words</a>',
        '<a href="javascript:alert(1)">words</a>',
        '<a href="jav&#x09;ascript:alert(1)">words</a>',
        '<a href=" data:text/html,x">words</a>',
        "<a>words</a>",
        '<a data-slot="forged">words</a>',
    ],
)
def test_a_link_that_leads_nowhere_is_served_as_its_words(stored):
    assert served(stored) == "words"


@pytest.mark.parametrize(
    "stored,expected",
    [
        ("<script>alert(1)</script>text", "text"),
        ("<style>p{color:red}</style>text", "text"),
        ('<img src="x" onerror="alert(1)">text', "text"),
        ('<p onclick="x()" style="x" class="y" id="z">text</p>', "<p>text</p>"),
        ('<iframe src="https://a.example"></iframe>text', "text"),
        ("<svg><script>alert(1)</script></svg>text", "text"),
        ('<p dir="evil" lang="x y">text</p>', "<p>text</p>"),
        ("<!-- note -->text", "text"),
        ("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", ""),
    ],
)
def test_anything_else_is_not(stored, expected):
    assert served(stored) == expected


def test_links_inside_links_stay_well_formed():
    html = served('<a href="https://a.example"><svg><a linktype="slot" ref="k">x</a></svg></a>')

    assert html.count("<a ") == html.count("</a>")
    assert "linktype" not in html


def test_the_slug_of_a_page_cannot_break_out_of_its_attribute():
    page = PAGES[LINEAGE]._replace(slug='x" onclick="y')

    assert 'onclick="' not in rich_text(f'<a linktype="course-page" ref="{LINEAGE}">it</a>', {LINEAGE: page})


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "/relative", "//a.example", "", None, 3, "http://["]
)
def test_addresses_that_are_not_of_the_web_are_dropped(url):
    assert safe_address(url) == ""


def test_web_addresses_are_kept():
    assert safe_address(" https://a.example/b?c#d ") == "https://a.example/b?c#d"
