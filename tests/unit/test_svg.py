"""Drawings that are let in draw, and do nothing else."""

import pytest

from editions.errors import Invalid
from editions.svg import LIMIT, clean_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'


def drawing(inner: str) -> str:
    return f"{HEAD}{inner}</svg>"


def test_what_draws_comes_out_as_it_went_in():
    inner = (
        '<title>Seal &amp; star</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop>'
        '</linearGradient></defs><path d="M0 0L10 10" fill="url(#g)"></path><text x="1" y="2">ختم</text>'
    )

    assert clean_svg(f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->{drawing(inner)}') == drawing(inner)
    assert clean_svg(clean_svg(drawing(inner))) == drawing(inner)


@pytest.mark.parametrize(
    "attribute",
    [
        'fill="rgb(0, 51, 160)"',
        'fill="RGBA(0 51 160 / 50%)"',
        'stroke="hsl(210 50% 40%)"',
        'transform="translate(1 2) rotate(45, 5, 5) skewX(3) matrix(1 0 0 1 0 0)"',
        'mask="url(#g)"',
        'font-family="Noto Sans, sans-serif"',
    ],
)
def test_colours_and_transformations_are_let_in(attribute):
    assert clean_svg(drawing(f"<rect {attribute}></rect>")) == drawing(f"<rect {attribute}></rect>")


def test_a_prefix_is_written_plainly():
    assert clean_svg('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>') == (
        '<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>'
    )


HOSTILE = {
    "script": drawing("<script>alert(1)</script>"),
    "script of another case": drawing("<SCRIPT>alert(1)</SCRIPT>"),
    "html": drawing('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    "html script": drawing('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
    "event": drawing('<rect onclick="alert(1)"/>'),
    "event on the root": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "link": drawing('<a href="javascript:alert(1)"><rect/></a>'),
    "use elsewhere": drawing('<use href="https://evil.example/x.svg#a"/>'),
    "xlink": drawing('<path xmlns:x="http://www.w3.org/1999/xlink" x:href="https://evil.example/"/>'),
    "picture": drawing('<image href="https://evil.example/x.png"/>'),
    "fill from elsewhere": drawing('<rect fill="url(https://evil.example/x)"/>'),
    "fill in quotes": drawing("<rect fill=\"url('//evil.example/x')\"/>"),
    "fill with escapes": drawing('<rect fill="u\\72l(//evil.example/x)"/>'),
    "two fills": drawing('<rect fill="url(#a) url(//evil.example/x)"/>'),
    "mask from a set": drawing("<rect mask=\"image-set('https://evil.example/x.png' 1x)\"/>"),
    "mask from a set with a prefix": drawing("<rect mask=\"-webkit-image-set('x.png' 1x)\"/>"),
    "fill from a source": drawing("<rect fill='src(\"x.svg\")'/>"),
    "fill from a variable": drawing('<rect fill="var(--x)"/>'),
    "a set under capitals": drawing("<rect mask=\"Image-Set('x.png' 1x)\"/>"),
    "a bracket after a blank": drawing('<rect fill="url (x)"/>'),
    "a bare address": drawing('<rect mask="https://evil.example/x.svg"/>'),
    "a rule": drawing('<rect font-family="@import x"/>'),
    "style": drawing("<style>@import url(//evil.example/x.css)</style>"),
    "style attribute": drawing('<rect style="background:url(//evil.example/x)"/>'),
    "animation": drawing('<animate attributeName="href" to="javascript:alert(1)"/>'),
    "set": drawing('<set attributeName="onload" to="alert(1)"/>'),
    "entity": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{drawing("<text>&x;</text>")}',
    "a billion laughs": f'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>{drawing("<text>&b;</text>")}',
    "doctype alone": f"<!DOCTYPE svg>{drawing('')}",
    "stylesheet": f'<?xml-stylesheet href="//evil.example/x.css"?>{drawing("")}',
    "another root": '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    "no namespace": "<svg><rect/></svg>",
    "svg in svg": drawing(HEAD + "</svg>"),
    "not closed": HEAD,
    "two roots": drawing("") + drawing(""),
    "no xml": "GIF89a",
    "nothing": "",
    "deep": drawing("<g>" * 40 + "</g>" * 40),
    "many": drawing("<g/>" * 3000),
    "large": drawing(f"<desc>{'x' * LIMIT}</desc>"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_everything_else_is_refused(content):
    with pytest.raises(Invalid):
        clean_svg(content)


@pytest.mark.parametrize("coding", ["utf-16", "utf-7"])
def test_another_coding_hides_nothing(coding):
    with pytest.raises(Invalid):
        clean_svg(drawing("<script>alert(1)</script>").encode(coding))
