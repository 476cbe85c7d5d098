"""The review of an update in a browser: by keyboard alone, in English and in Arabic, by two people at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE, in_all_looks
from tests.browser.scratch_server import scratch_server

pytestmark = pytest.mark.browser

LANGUAGES = {"en-GB": "ltr", "ar": "rtl"}
SCREENS = ("", "?view=inline", "?show=conflict", "step/apply/")
OTHER_SCREENS = ("", "editions/", "editions/updates/", "editions/of/lb-sample/", "editions/of/lb-sample/updates/")


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    """The demo course after a release of its upstream: `lb-sample` has conflicts, `ph-sample` has none."""
    with scratch_server("tests.browser.update_scene") as address:
        yield address


@pytest.fixture(scope="module")
def review(base_url) -> str:
    return "editions/of/lb-sample/updates/1/"


def card(page: Page, text: str):
    return page.locator(".review-card").filter(has_text=text).first


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


# By keyboard ------------------------------------------------------------------------------------


def test_changes_are_decided_with_single_keys_and_said_aloud(sign_in, review):
    page = sign_in(path=f"{review}?show=text")
    cards = page.locator(".review-card")
    first, second = (cards.nth(n).get_attribute("id") for n in (0, 1))
    cards.first.focus()
    page.keyboard.press("j")
    assert focused(page) == second
    page.keyboard.press("k")
    assert focused(page) == first
    page.keyboard.press("t")
    expect(cards.first.get_by_role("button", name="Take", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[role=status][aria-live]")).to_contain_text(re.compile(r"Take\. \d+ of \d+ decided"))
    assert focused(page) == first
    page.keyboard.press("l")
    expect(cards.first.get_by_role("button", name="Decide later")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("?")
    assert focused(page) == "shortcuts-heading"


def test_keys_do_nothing_where_no_change_has_the_focus_or_when_switched_off(sign_in, review):
    page = sign_in(path=f"{review}?show=media")
    only = page.locator(".review-card").first
    page.locator(".review-kinds a").first.focus()
    page.keyboard.press("t")
    page.get_by_label("Single keys decide").uncheck()
    page.reload()
    only.focus()
    page.keyboard.press("t")
    page.wait_for_timeout(300)
    expect(only).to_contain_text("Not decided")


def test_edit_leads_to_the_editor_of_the_text_and_back(sign_in, review):
    page = sign_in(path=f"{review}?show=text")
    one = card(page, "Trafficking and exploitation")
    one.focus()
    page.keyboard.press("e")
    page.wait_for_url("**/edit/**")
    page.get_by_label("The text that is to stand here").fill("Trafficking when a crisis comes to Beirut")
    page.get_by_role("button", name="Take this text").click()
    page.wait_for_url("**show=text#item-*")
    expect(card(page, "comes to Beirut")).to_contain_text("Own text")


def test_rich_text_is_written_in_the_editor_of_its_block(sign_in, review):
    page = sign_in(path=f"{review}?show=conflict")
    one = card(page, "Lebanese by the law")
    one.get_by_role("link", name="Edit").click()
    editor = page.locator(".public-DraftEditor-content")
    expect(editor).to_contain_text("Lebanese by the law")
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("To begin with: ")
    expect(page.locator("input[name=text]")).to_have_value(re.compile("To begin with"))
    page.get_by_role("button", name="Take this text").click()
    page.wait_for_url("**#item-*")
    expect(card(page, "To begin with:")).to_contain_text("Own text")


# Without a script, and with another reviewer ----------------------------------------------------------


def test_everything_can_be_decided_without_scripts(sign_in, review):
    page = sign_in(path=f"{review}?show=question", java_script_enabled=False)
    one = page.locator(".review-card").first
    one.get_by_role("button", name="Keep mine").click()
    page.wait_for_url("**show=question#item-*")
    expect(page.locator(".review-card").first).to_contain_text("Decided by Demo lb-editor")


def test_two_reviewers_do_not_write_over_each_other(sign_in, review, watch):
    watch.expected = ("409",)
    mine = sign_in(path=f"{review}?show=structure")
    theirs = sign_in("admin", path=f"{review}?show=structure")
    name = "is new in"
    card(mine, name).get_by_role("button", name="Take", exact=True).click()
    expect(card(mine, name)).to_contain_text("Decided by Demo lb-editor")
    card(theirs, name).get_by_role("button", name="Keep mine").click()
    expect(card(theirs, name).get_by_role("alert")).to_contain_text("lb-editor decided meanwhile: Take")
    card(theirs, name).get_by_role("button", name="Keep mine").click()
    expect(card(theirs, name)).to_contain_text("Decided by Demo admin")


# As it looks -------------------------------------------------------------------------------------------


@in_all_looks()
def test_no_screen_has_a_violation(sign_in, review, base_url, locale, scheme):
    page = sign_in(path=review, locale=locale, color_scheme=scheme)
    found = {}
    for path in [*(f"{review}{end}" for end in SCREENS), *OTHER_SCREENS]:
        page.goto(f"{base_url}/admin/{path}")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)
        found[path] = [each for each in violations(page) if "wagtail-userbar" not in each]
    edit = page.goto(f"{base_url}/admin/{review}?show=text") and page.locator("[data-update-review-edit]").first
    assert edit
    edit.click()
    page.wait_for_url("**/edit/**")
    found["edit"] = violations(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("locale, direction", LANGUAGES.items())
def test_each_text_has_its_own_direction_inside_the_interfaces(sign_in, review, locale, direction):
    page = sign_in(path=f"{review}?show=all", locale=locale)
    assert page.evaluate("document.documentElement.dir") == direction
    english = card(page, "Lebanese by the law").locator(".review-text").first
    arabic = page.locator(".review-card bdi[lang=ar][dir]").first
    assert english.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert arabic.evaluate("one => getComputedStyle(one).direction") == "rtl"
    marks = page.locator("ins.review-ins")
    assert marks.first.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"


@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_screen_is_wider_than_a_phone(sign_in, review, base_url, locale):
    page = sign_in(path=review, locale=locale, viewport=PHONE)
    wide = []
    for path in [*(f"{review}{end}" for end in SCREENS), *OTHER_SCREENS]:
        page.goto(f"{base_url}/admin/{path}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def test_a_page_is_previewed_in_the_reader_before_it_is_applied(sign_in, review):
    page = sign_in(path=f"{review}?show=structure")
    name = "The crisis cycle and your place in it"
    card(page, "Upstream added this").get_by_role("button", name="Take", exact=True).click()
    expect(card(page, "Upstream added this")).to_contain_text("Decided by")
    group = page.locator(".review-page").filter(has_text=name)
    with page.context.expect_page() as opened:
        group.get_by_role("link", name="Preview").click()
    reader = opened.value
    expect(reader.locator("main")).to_contain_text("Draw your own cycle.")


# From the news to the published pages -----------------------------------------------------------------------


def test_an_owner_is_told_takes_all_applies_and_publishes(sign_in, base_url):
    page = sign_in("ph-owner")
    # A worker computes what it would mean; the home screen says so when it is next opened.
    for _ in range(60):
        if "changes without conflict" in page.locator(".edition-news").inner_text():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.get_by_role("link", name=re.compile("Review the update to 1.1")).click()
    page.get_by_role("button", name=re.compile("Take all")).click()
    page.get_by_role("link", name="Apply…").click()
    page.get_by_role("button", name="Apply as drafts").click()
    publish = page.get_by_role("link", name="Publish…")
    expect(publish).to_be_visible(timeout=60_000)
    publish.click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".review-summary__from")).to_contain_text("Published", timeout=60_000)
