"""Values as reviewers see them: as what they are, in their direction, and never as live markup."""

from typing import Any

import pytest

from cms.content.models import Lesson
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.admin.review.showing import Showing
from editions.admin.review.values import compare
from tests.integration.updates.school import edit, first_body, question, rewrite, text

STREAM = Lesson._meta.get_field("body").stream_block
MEDIA = {"kind": "image", "title": "A ring", "alt": "Ring", "width": 8, "height": 8, "address": "/ring.webp"}


def showing(view: Any = "inline", language: str = "en") -> Any:
    return Showing(view, language, lambda ref: MEDIA if ref == "sha256:1" else None, lambda lineage: "The page")


def html(kind: str, old: Any, new: Any, **more: Any) -> str:
    return str(compare(STREAM.child_blocks[kind], old, new, showing(**more)))


HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<p onclick="alert(1)">text</p>',
    '<a href="javascript:alert(1)">text</a>',
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<p>text<script>alert(1)</scr<script>ipt></p>",
    "<style>*{display:none}</style>",
    '<iframe src="https://elsewhere.example"></iframe>',
    '"><img src=x onerror=alert(1)>',
    "<math><mtext></p><img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("view", ["inline", "old", "new"])
def test_markup_of_another_edition_never_lives(value, view):
    shown = [
        html("rich_text", {"text": value}, {"text": f"<p>new</p>{value}"}, view=view),
        html("quote", {"quote": value, "attribution": value}, {"quote": "new"}, view=view),
        html("checklist", {"title": value, "items": []}, None, view=view),
        html("table", {"caption": value, "columns": [], "rows": []}, {"caption": value}, view=view),
        html("callout", {"tone": value, "text": value}, {"tone": "x"}, view=view),
        str(compare(None, {value: value}, {value: [value]}, showing(view))),
    ]
    for each in shown:
        lower = each.lower()
        assert "<script" not in lower
        assert "<img" not in lower
        assert "<style" not in lower
        assert "<iframe" not in lower
        assert "<svg" not in lower
        assert "onclick=" not in lower.replace("onclick=&quot;", "")
        assert "href=" not in lower.replace("href=&quot;", "")


def test_the_whole_screen_runs_no_script_of_upstream(scene, editor):
    live = "<p>a</p><script>alert(1)</script><img src=x onerror=alert(2)>"
    scene.update.items.update(page_title=live, theirs=live, edited={"value": live}, decision="take")
    scene.update.items.exclude(source="").update(source=live)
    for address in ("", "?view=inline", "?show=conflict"):
        page = editor.get(scene.url() + address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_words_are_marked_for_eye_and_ear():
    shown = html("quote", {"quote": "Call the post now"}, {"quote": "Call the embassy now"})

    assert '<del class="review-del"><span class="w-sr-only">removed: </span>post</del>' in shown
    assert '<ins class="review-ins"><span class="w-sr-only">added: </span>embassy</ins>' in shown


def test_each_side_shows_its_own_text_alone():
    values = {"quote": "Call the post now"}, {"quote": "Call the embassy now"}

    assert "embassy" not in html("quote", *values, view="old")
    assert "post" not in html("quote", *values, view="new")


def test_arabic_stands_in_its_direction_whatever_stands_around_it():
    shown = html("quote", {"quote": "اتصل"}, {"quote": "اتصل الآن"}, language="ar")

    assert '<bdi lang="ar" dir="rtl">' in shown
    assert '<div class="review-text" lang="ar" dir="rtl">' in html(
        "rich_text", {"text": "<p>اتصل</p>"}, {"text": "<p>اتصل الآن</p>"}, language="ar"
    )


def test_formats_and_lists_of_rich_text_are_shown_as_such():
    shown = html("rich_text", {"text": "<p>a</p>"}, {"text": "<h3>Head</h3><p>a <b>bold</b></p><ul><li>one</li></ul>"})

    assert "<strong>bold</strong>" in shown
    assert '<p class="review-heading">' in shown
    assert "<ul><li>" in shown


def test_where_a_link_leads_is_part_of_the_text():
    old = '<p>Ring <a linktype="slot" ref="hotline">the number</a> now</p>'
    new = '<p>Ring <a linktype="slot" ref="desk">the number</a> now</p>'

    shown = html("rich_text", {"text": old}, {"text": new})

    assert "Slot: hotline" in shown
    assert "Slot: desk" in shown


def test_pictures_are_seen_and_told_of():
    shown = html("image", {"image": None, "alt_text": ""}, {"image": "sha256:1", "alt_text": "New"})

    assert '<img src="/ring.webp" alt="Ring"' in shown
    assert "A file that is not here" in html("image", {"image": "sha256:gone"}, {"image": None})


def test_options_of_a_question_have_their_ticks():
    old = question("q", "Whom?", ("The post", True), ("Nobody", False))["value"]
    new = question("q", "Whom?", ("The post", False), ("Nobody", True))["value"]

    shown = html("question_single", old, new)

    assert shown.count("(right)") == 2
    assert shown.count("(not right)") == 2
    assert "{" not in shown


def test_a_table_is_a_table_with_its_changed_cell():
    def table(cell: str, *more: Any) -> dict[str, Any]:
        row = {"id": "r", "value": {"header": "North", "cells": [{"id": "c", "value": cell}]}}
        return {"caption": "Posts", "columns": [{"id": "1", "value": "Where"}], "rows": [row, *more]}

    extra = {"id": "s", "value": {"header": "South", "cells": [{"id": "d", "value": "two"}]}}
    shown = html("table", table("one desk"), table("one office", extra))

    assert "<table" in shown
    assert '<th scope="row">' in shown
    assert "office</ins>" in shown
    assert '<tr class="review-insert">' in shown


def test_a_block_that_this_version_does_not_know_is_a_readable_list():
    shown = str(compare(None, {"speed": 3, "parts": [{"id": "1", "value": "old"}]}, {"speed": 4}, showing()))

    assert "<dt>speed</dt>" in shown
    assert "{" not in shown


def test_what_happens_without_being_asked_is_said_with_what_is_lost(scene, editor):
    body = first_body()
    body[0] = text("a", "<p>Call the post.</p>", mandatory=True)
    edit(scene.upstream, "first", body=body)
    rewrite(scene.edition, "first", "a", "<p>Call our desk in Beirut.</p>")
    publish_release(scene.upstream)
    offer_update(scene.edition)

    html = editor.get(scene.url()).content.decode()

    assert "thing happens without being asked" in html
    assert "Call our desk in Beirut." in html
