"""axe finds nothing to object to: on every route, in both directions and both colour schemes."""

from itertools import pairwise

import pytest

from tests.browser.axe import fits, violations
from tests.browser.conftest import PHONE, in_all_looks, show

pytestmark = pytest.mark.browser

ROUTES = (
    "course", "module", "lesson", "lesson with a table", "check", "case study", "tool", "glossary", "contacts",
    "assessment", "problem",
)  # fmt: skip


@in_all_looks("en")
def test_no_route_has_a_violation(courses, open_page, locale, scheme):
    course = courses[locale]
    page = open_page(course.url(), color_scheme=scheme)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    found = {}
    for name, url in course.routes().items():
        show(page, url)
        page.wait_for_timeout(200)  # colours change softly
        found[name] = violations(page)
    assert set(found) == set(ROUTES)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@in_all_looks()
def test_the_list_of_editions_has_no_violation(reader_url, open_page, locale, scheme):
    assert violations(open_page(reader_url, locale=locale, color_scheme=scheme)) == []


@pytest.mark.parametrize("kind", ["SINGLE", "MATCHING", "ORDERING", "SCENARIO"])
def test_an_answered_question_has_no_violation(english, open_page, kind):
    module, _ = next((module, all_) for module, all_ in english.checks if any(one["kind"] == kind for one in all_))
    page = open_page(english.url("modules", module["slug"], "check"))
    for button in page.locator("form .primary").all():
        form = button.locator("xpath=ancestor::form")
        for box in form.locator("input").all()[:1]:
            box.check()
        for menu in form.locator("select").all():
            menu.select_option(index=1)
        button.click()
    assert violations(page) == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_no_route_is_wider_than_a_phone(courses, open_page, locale):
    course = courses[locale]
    page = open_page(course.url(), viewport=PHONE)
    wide = []
    for name, url in course.routes().items():
        show(page, url)
        # A busy machine may still be laying the page out. The reader's policy lets no text be run as a script, so
        # the browser cannot be told to wait for this by itself.
        tries = iter(range(50))
        while not (is_narrow := fits(page)) and next(tries, None) is not None:
            page.wait_for_timeout(100)
        if not is_narrow:
            wide.append(name)
    assert wide == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_headings_leave_no_level_out(courses, open_page, locale):
    course = courses[locale]
    page = open_page(course.url())
    for name, url in course.routes().items():
        show(page, url)
        levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
            "all => all.map(one => Number(one.ariaLevel ?? one.localName[1]))"
        )
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)
