"""Rich text as nodes: the same words, marks and links as the HTML, found by another parser."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.graphql.schema import graphql_schema
from api.reading.rich_text import rich_text
from api.reading.rich_text_tree import rich_text_tree
from api.reading.skeleton import Page

LINEAGE = "5f2f3c1e-0000-4000-8000-000000000001"
PAGES = {LINEAGE: Page(LINEAGE, "content.CaseStudy", "m", "d", "the-case", "The case", "en", "en")}


TYPES: dict[str, Any] = dict(graphql_schema.type_map)


def tree(html: str):
    return rich_text_tree(html, PAGES)


def outline(html: str) -> list[tuple]:
    """What each node is, and its words."""
    return [(n.type, n.level, n.number or n.rank, "".join(s.text for s in n.spans)) for n in tree(html)]


def spans(html: str) -> list[tuple]:
    return [(span.type, span.text, span.marks, span.target) for node in tree(html) for span in node.spans]


def test_paragraphs_and_headings():
    assert outline("<h3>Head</h3><p>One</p><p>Two</p><h4>Lower</h4>plain") == [
        ("heading", 0, 3, "Head"),
        ("paragraph", 0, 0, "One"),
        ("paragraph", 0, 0, "Two"),
        ("heading", 0, 4, "Lower"),
        ("paragraph", 0, 0, "plain"),
    ]


def test_lists_say_how_deep_they_are_and_which_item_it_is():
    html = "<ol><li>a</li><li>b<ul><li>c</li><li><p>d</p><p>more of d</p></li></ul>after</li><li>e</li></ol>"

    assert outline(html) == [
        ("list_item", 1, 1, "a"),
        ("list_item", 1, 2, "b"),
        ("list_item", 2, 1, "c"),
        ("list_item", 2, 2, "d"),
        ("paragraph", 2, 0, "more of d"),
        ("paragraph", 1, 0, "after"),
        ("list_item", 1, 3, "e"),
    ]
    assert [node.ordered for node in tree(html)] == [True, True, False, False, False, False, True]


def test_an_item_that_holds_nothing_but_a_list_is_an_item_all_the_same():
    assert outline("<ul><li><ul><li>a</li></ul></li></ul>") == [("list_item", 1, 1, ""), ("list_item", 2, 1, "a")]


def test_a_quotation_is_told_at_each_of_its_paragraphs():
    assert [node.quoted for node in tree("<p>a</p><blockquote><p>b</p>c</blockquote>")] == [False, True, True]


def test_marks_add_up():
    assert spans("<p>a <b>b <i>c</i></b><sub>d</sub><sup>e</sup><strong>f</strong></p>") == [
        ("text", "a ", (), ""),
        ("text", "b ", ("BOLD",), ""),
        ("text", "c", ("BOLD", "ITALIC"), ""),
        ("text", "d", ("SUBSCRIPT",), ""),
        ("text", "e", ("SUPERSCRIPT",), ""),
        ("text", "f", ("BOLD",), ""),
    ]


@pytest.mark.parametrize(
    "html,expected",
    [
        ('<a linktype="slot" ref="hotline">us</a>', ("slot", "us", (), "hotline")),
        ('<a linktype="term" ref="post">post</a>', ("term", "post", (), "post")),
        ('<a href="https://a.example/?x=1&amp;y=2">out</a>', ("link", "out", (), "https://a.example/?x=1&y=2")),
        ('<a href="tel:+12025550100">call</a>', ("link", "call", (), "tel:+12025550100")),
        (f'<a linktype="course-page" ref="{LINEAGE}">it</a>', ("page", "it", (), LINEAGE)),
        ('<a linktype="course-page" ref="nobody">it</a>', ("text", "it", (), "")),
        ('<a href="javascript:alert(1)">it</a>', ("text", "it", (), "")),
    ],
)
def test_a_link_says_what_kind_it_is(html, expected):
    assert spans(html) == [expected]


def test_a_page_says_its_kind_and_slug():
    [node] = tree(f'<a linktype="course-page" ref="{LINEAGE}">it</a>')

    assert (node.spans[0].id, node.spans[0].kind, node.spans[0].slug) == (LINEAGE, "CASE_STUDY", "the-case")


def test_one_link_in_several_runs_is_told_from_two_links():
    [node] = tree('<a href="https://a.example">a <b>b</b></a><a href="https://a.example">c</a>')

    assert [span.continues for span in node.spans] == [False, True, False]


def test_language_and_direction_are_those_that_are_said():
    [node] = tree('<p lang="ar" dir="rtl">نص <span lang="en" dir="ltr">text</span> <bdi>x</bdi></p>')

    assert (node.language, node.direction) == ("ar", "rtl")
    assert [(s.language, s.direction, s.marks) for s in node.spans] == [
        (None, None, ()),
        ("en", "ltr", ()),
        (None, None, ()),
        (None, None, ("ISOLATED",)),
    ]


@pytest.mark.parametrize(
    "html,words",
    [
        ("<p>  a   b\n c </p>", ["a b c"]),
        ("<p>a <br> b</p>", ["a\nb"]),
        ("<p>a<b> </b>b</p>", ["a b"]),
        ("<p> </p><p><br></p>", []),
        ("<p>a&nbsp;&nbsp;b &amp; &lt;c&gt;</p>", ["a\xa0\xa0b & <c>"]),
        ("", []),
    ],
)
def test_spaces_are_those_that_a_browser_shows(html, words):
    assert ["".join(span.text for span in node.spans) for node in tree(html)] == words


# The same as the HTML --------------------------------------------------------------------------

_BLOCKS = {"p", "li", "ul", "ol", "h3", "h4", "blockquote"}


class Reading(HTMLParser):
    """Reads served HTML as a browser shows it: words by block, a line break as \\v, and where links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = [""]
        self.links: list[tuple[str, str]] = []
        self._inside: list[str] = []
        self.feed(html)
        self.close()
        self.words = [shown for text in self.words if (shown := _shown(text))]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._block(tag)
        if tag == "br":
            self.words[-1] += "\v"
        if tag == "a":
            said = dict(attrs)
            name = next(n for n in ("data-slot", "data-term", "data-page", "href") if n in said)
            self._inside.append(said[name])

    def handle_endtag(self, tag: str) -> None:
        self._block(tag)
        if tag == "a":
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        self.words[-1] += data
        if self._inside and data.strip(" \n\t\r\f"):
            self.links.append((self._inside[-1], _shown(data)))

    def _block(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("")


def _shown(text: str) -> str:
    lines = text.split("\v")
    return "\n".join(" ".join(part for part in _split(line)) for line in lines).strip("\n")


def _split(line: str) -> list[str]:
    """At the spaces that collapse; the one that does not break is none of them."""
    return [part for part in re.split(r"[ \t\n\r\f]+", line) if part]


_WORDS = st.text(alphabet="ab é&<>\n\xa0ن", min_size=0, max_size=6).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
_ANCHORS = [
    '<a linktype="slot" ref="hotline">',
    '<a linktype="term" ref="post">',
    f'<a linktype="course-page" ref="{LINEAGE}">',
    '<a linktype="course-page" ref="nobody">',
    '<a href="https://a.example/?x=&quot;1&quot;&amp;y=2">',
    '<a href="/nowhere">',
]
_INLINE = ["<b>", "<em>", "<sup>", '<span lang="ar" dir="rtl">', '<bdi dir="auto">', *_ANCHORS]


def _wrapped(start: str, inner: str) -> str:
    return f"{start}{inner}</{start[1:-1].partition(' ')[0]}>"


_inline = st.recursive(
    _WORDS | st.just("<br>"),
    lambda inner: (
        st.lists(inner, max_size=3).map("".join)
        | st.builds(_wrapped, st.sampled_from(_INLINE), st.lists(inner, max_size=2).map("".join))
    ),
    max_leaves=6,
)


def _list(start: str, items: list[str]) -> str:
    return _wrapped(start, "".join(_wrapped("<li>", item) for item in items))


_blocks = st.recursive(
    st.builds(_wrapped, st.sampled_from(["<p>", "<h3>", '<p dir="rtl">']), _inline) | _inline,
    lambda inner: (
        st.builds(
            _list, st.sampled_from(["<ul>", "<ol>"]), st.lists(st.lists(inner, max_size=3).map("".join), max_size=3)
        )
        | st.builds(_wrapped, st.just("<blockquote>"), st.lists(inner, max_size=2).map("".join))
    ),
    max_leaves=8,
)
_html = st.lists(_blocks, max_size=4).map("".join)


@given(_html | st.text(st.characters(exclude_characters="\v"), max_size=60))
def test_nodes_say_word_for_word_what_the_html_says(html):
    said = ["".join(span.text for span in node.spans) for node in tree(html)]

    assert [text for text in said if text] == Reading(rich_text(html, PAGES)).words


@given(_html)
def test_nodes_lead_where_the_html_leads(html):
    found = [(span.target, span.text) for node in tree(html) for span in node.spans if span.type != "text"]
    expected = Reading(rich_text(html, PAGES)).links

    assert "".join("".join(text.split()) for _target, text in found) == "".join(
        "".join(text.split()) for _target, text in expected
    )
    assert list(dict.fromkeys(target for target, text in found if text.split())) == list(
        dict.fromkeys(target for target, text in expected if text.split())
    )


# In answers ------------------------------------------------------------------------------------

NODES = """__typename level quoted language direction ... on HeadingNode { rank } ... on ListItemNode { ordered number }
  spans { __typename text marks language direction ... on LinkSpan { continues url }
    ... on PageSpan { continues id kind slug } ... on SlotSpan { continues key } ... on TermSpan { continues key } }"""


@pytest.mark.django_db
def test_every_rich_text_of_an_answer_is_there_as_nodes(lagoon, edition):
    case = edition(f'caseStudy(locale: "en", slug: "case-1") {{ facts factsTree {{ {NODES} }} }}')["caseStudy"]

    assert case["facts"] == "<p>Facts</p>"
    assert case["factsTree"] == [
        {
            "__typename": "ParagraphNode",
            "level": 0,
            "quoted": False,
            "language": None,
            "direction": None,
            "spans": [{"__typename": "TextSpan", "text": "Facts", "marks": [], "language": None, "direction": None}],
        }
    ]


@pytest.mark.django_db
def test_blocks_have_nodes_with_every_kind_of_span(lagoon, edition):
    body = edition(
        f"""lesson(locale: "en", slug: "lesson-1") {{
          body {{ ... on RichTextBlock {{ text textTree {{ {NODES} }} }} }}
        }}"""
    )["lesson"]["body"]
    [block] = [each for each in body if each]
    kinds = {span["__typename"] for node in block["textTree"] for span in node["spans"]}

    assert "TextSpan" in kinds
    for name in ("slot", "term", "page"):
        if f"data-{name}=" in block["text"]:
            assert f"{name.title()}Span" in kinds


def test_wherever_html_is_served_nodes_are_served_beside_it():
    html = [
        (owner.name, name)
        for owner in TYPES.values()
        for name, field in getattr(owner, "fields", {}).items()
        if "HTML, sanitised" in (field.description or "")
    ]
    lacking = [(owner, name) for owner, name in html if f"{name}Tree" not in TYPES[owner].fields]

    assert len(html) > 5
    assert lacking == []
