"""The case studies of an edition in a browser: replaced, looked at, taken back, by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import fits, settled
from tests.browser.conftest import PHONE
from tests.browser.keyboard import SEEN, press, write
from tests.browser.scratch_server import scratch_server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    with scratch_server() as address:
        yield address


def _case_in_a_lesson(page: Page) -> str:
    """The path of a case study that a lesson shows."""
    row = page.locator(".cases-table tbody tr", has=page.locator(".cases-uses li")).first
    return row.locator("th a").get_attribute("href") or ""


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_one_is_replaced_and_taken_back_by_keyboard(sign_in, base_url, locale):
    page = sign_in("ph-owner", "editions/of/ph-sample/case-studies/", locale=locale)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    found = {"all": settled(page)}
    path = _case_in_a_lesson(page)
    press(page, f"a[href='{path}']")
    page.wait_for_url(f"**{path}")
    found["one"] = settled(page)

    page.locator("input[name=kind]").first.focus()
    page.keyboard.press("ArrowDown")
    assert (
        page.locator("input[name=kind][value=replace]").is_checked()
        or page.locator("input[name=kind]").nth(1).is_checked()
    )
    page.locator("input[name=kind][value=replace]").check()
    page.locator("select[name=replacement]").focus()
    page.locator("select[name=replacement]").select_option(index=1)
    page.keyboard.press("Tab")
    press(page, "form[novalidate] button[type=submit]")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    expect(page.locator("form[action$='/undo/']")).to_be_visible()
    found["replaced"] = settled(page)
    page.goto(f"{base_url}/admin/editions/of/ph-sample/case-studies/?show=decided")
    expect(page.locator(".cases-table tbody tr")).to_have_count(1)
    found["decided"] = settled(page)
    page.goto(f"{base_url}{path}")
    press(page, "form[action$='/undo/'] button")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    expect(page.locator("form[action$='/undo/']")).to_have_count(0)

    write(page, "title", "Our own")
    press(page, "form[action$='/write/'] button")
    page.wait_for_url("**/edit/", timeout=SEEN)
    page.goto(f"{base_url}{path}")
    expect(page.locator(".slots-state--warning").first).to_be_visible(timeout=SEEN)
    found["written"] = settled(page)
    press(page, "form[action$='/undo/'] button")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)

    page.goto(f"{base_url}/admin/editions/case-studies/due/?edition=ph-sample")
    found["due"] = settled(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", ["of/ph-sample/case-studies/", "case-studies/due/"])
def test_no_screen_is_wider_than_a_phone(sign_in, path):
    page = sign_in("ph-owner", f"editions/{path}", viewport=PHONE)
    page.wait_for_load_state("networkidle")

    assert fits(page)
