"""All slots on one screen in a browser: by keyboard alone, in English and in Arabic, down to what a reader sees."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.axe import problems_at, settled
from tests.browser.conftest import in_all_looks
from tests.browser.directory_scene import PUBLISHER
from tests.browser.scratch_server import scratch_server

pytestmark = pytest.mark.browser

SLOTS = "editions/of/lb-sample/directory/"
NUMBER = "#cell-en-24-hour-number-phone"


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    with scratch_server("tests.browser.directory_scene") as address:
        yield address


def test_a_hotline_is_changed_by_keyboard_and_a_reader_sees_it(sign_in, base_url, open_page):
    page = sign_in(PUBLISHER, SLOTS)
    page.locator("#cell-ar-24-hour-number-phone").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("+1 202 555 0188")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 slot was changed")).to_be_visible()

    reader = open_page(f"{base_url}/reader/#/lb-sample/ar/contacts")
    number = reader.locator("a[href='tel:+12025550188']").first
    expect(number).to_be_visible()
    expect(number.locator("bdi[dir=ltr]")).to_have_text("+1 202-555-0188")


def test_a_field_says_slot_language_and_mistake_to_who_hears_the_screen(sign_in):
    page = sign_in(PUBLISHER, SLOTS)
    page.locator(NUMBER).fill("112")
    page.locator(NUMBER).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("All that you typed is still here")
    field = page.get_by_role("textbox", name="Phone number your ministry's 24-hour number").first
    expect(field).to_have_value("112")
    assert "Begin with +" in page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    page.get_by_role("alert").get_by_role("link").first.press("Enter")
    expect(field).to_be_in_viewport()


def test_undo_is_a_button_in_the_history(sign_in):
    page = sign_in(PUBLISHER, SLOTS)
    page.locator("#cell-en-cost-recovery-rule-text").fill("Another rule")
    page.locator("#cell-en-cost-recovery-rule-text").press("Enter")
    page.get_by_role("link", name="History of slots").click()
    page.get_by_role("button", name="Undo").first.press("Enter")
    expect(page.get_by_text("It stands as before")).to_be_visible()
    expect(page.locator("tbody tr").nth(1)).to_contain_text("Undone")


@in_all_looks()
def test_no_screen_has_a_violation_or_is_wider_than_a_phone(sign_in, locale, scheme):
    page = sign_in(PUBLISHER, SLOTS, locale=locale, color_scheme=scheme)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    assert page.locator(NUMBER).get_attribute("dir") == "ltr"
    found = {"table": problems_at(page)}
    page.locator(NUMBER).fill("112")
    page.locator(NUMBER).press("Enter")
    found["refused"] = settled(page)
    for name, path in (("lapsing", "?show=lapsing"), ("history", "history/"), ("upload", "upload/")):
        found[name] = problems_at(page, f"{page.url.partition(SLOTS)[0]}{SLOTS}{path}")
    for name, content in (("mistakes", "hotline,en,1"), ("look", "24-hour-number,en,+12025550177")):
        page.locator("input[type=file]").set_input_files(
            {"name": "slots.csv", "mimeType": "text/csv", "buffer": f"slot,language,phone\n{content}\n".encode()}
        )
        page.locator("form[enctype] button[type=submit]").click()
        found[name] = problems_at(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
