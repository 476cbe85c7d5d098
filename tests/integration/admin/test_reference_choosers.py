"""Choosers list what the edition of the edited page has, and tell strangers nothing."""

import pytest
from django.urls import reverse

from editions.models import PageIdentity, Role
from tests.factories import make_page

CHOOSER = "editions_admin:course_reference_chooser"
TITLES = "editions_admin:course_reference_titles"


@pytest.fixture
def editor(small, sign_in):
    return sign_in(small.member(Role.TRANSLATOR))


def listed(client, page, kind: str, **asked) -> str:
    response = client.get(reverse(CHOOSER), {"page": page.pk, "kind": kind, **asked})
    assert response.status_code == 200
    return response.content.decode()


def test_slots_are_listed_with_what_belongs_there(small, editor):
    html = listed(editor, small.pages["lesson"], "slot")

    assert 'data-ref="hotline"' in html
    assert "Number for emergencies" in html


def test_terms_are_listed(small, editor):
    assert 'data-ref="consul"' in listed(editor, small.pages["lesson"], "term")


def test_pages_are_named_by_lineage_and_told_apart_by_type_and_module(small, editor):
    html = listed(editor, small.pages["lesson"], "course-page")

    assert f'data-ref="{small.lineage("tool")}"' in html
    assert "Tool · Readiness" in html


def test_text_leads_to_readable_pages_only(small, editor):
    assert small.lineage("institution") not in listed(editor, small.pages["lesson"], "course-page")


def test_a_block_that_wants_a_type_gets_that_type(small, editor):
    html = listed(editor, small.pages["directory"], "course-page", type="content.Institution")

    assert small.lineage("institution") in html
    assert small.lineage("lesson") not in html


def test_a_search_needs_neither_case_nor_accents(small, editor):
    html = listed(editor, small.pages["lesson"], "course-page", q="RIO oro", results="1")

    assert small.lineage("case") in html
    assert small.lineage("lesson") not in html
    assert "<dialog" not in html


def test_what_is_chosen_is_marked_and_can_be_removed(small, editor):
    html = listed(editor, small.pages["lesson"], "slot", chosen="hotline")

    assert 'aria-current="true"' in html
    assert "data-remove" in html


def test_a_draft_says_that_it_is_one(small, editor):
    make_page(type(small.pages["lesson"]), small.pages["module"], "Not yet", live=False)

    assert "Not published" in listed(editor, small.pages["lesson"], "course-page", q="Not yet")


def test_words_are_in_the_language_of_the_page_where_there_are_any(small, editor):
    page = make_page(type(small.pages["module"]), small.pages["arabic"], "الجاهزية", slug="readiness")
    PageIdentity.objects.filter(page=page).update(lineage=small.lineage("module"))

    html = listed(editor, page, "course-page", q="الجاهزية")

    assert 'lang="ar" dir="rtl"' in html
    assert small.lineage("module") in html


@pytest.mark.parametrize("kind", ["slot", "term", "course-page"])
def test_a_page_of_another_edition_is_not_there(small, foreign, editor, kind):
    for name in (CHOOSER, TITLES):
        response = editor.get(reverse(name), {"page": foreign.pages["lesson"].pk, "kind": kind})
        assert response.status_code == 404


@pytest.mark.parametrize("asked", [{}, {"page": "x"}, {"page": "0"}, {"page": "1 OR 1"}])
def test_no_page_no_list(editor, asked):
    assert editor.get(reverse(CHOOSER), {"kind": "slot", **asked}).status_code == 404
    assert editor.get(reverse(TITLES), asked).status_code == 404


def test_an_unknown_kind_is_not_there(small, editor):
    page = small.pages["lesson"].pk

    assert editor.get(reverse(CHOOSER), {"page": page, "kind": "user"}).status_code == 404


def test_titles_come_in_one_answer(small, foreign, editor):
    pages = [f"course-page:{each.lineage('tool')}" for each in (small, foreign)]
    names = ["slot:hotline", "term:none", *pages]

    answer = editor.get(reverse(TITLES), {"page": small.pages["lesson"].pk, "ref": names}).json()

    assert [answer[name]["missing"] for name in names] == [False, True, False, True]
    assert answer[names[2]]["title"] == "Plan on a page"
    assert answer[names[3]]["title"] == ""


def test_titles_cost_the_same_however_many_are_asked_for(small, editor, django_assert_max_num_queries):
    names = [f"course-page:{small.lineage(name)}" for name in small.pages]
    page = small.pages["lesson"].pk
    editor.get(reverse(TITLES), {"page": page, "ref": names})

    with django_assert_max_num_queries(12):
        editor.get(reverse(TITLES), {"page": page, "ref": names * 5})


def test_an_address_outside_needs_no_edition(editor):
    response = editor.get(reverse(CHOOSER), {"kind": "external-link", "chosen": '"><script>'})

    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_who_is_not_signed_in_is_sent_to_do_so(client, small):
    response = client.get(reverse(CHOOSER), {"page": small.pages["lesson"].pk, "kind": "slot"})

    assert response.status_code == 302
