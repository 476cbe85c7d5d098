"""Approvals in a browser: an owner sets up steps by keyboard, and a page goes through them to its readers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.approvals_scene import EDITOR, LAWYER, PUBLISHER, REVIEWER
from tests.browser.axe import fits, settled
from tests.browser.conftest import PHONE
from tests.browser.keyboard import SEEN, press
from tests.browser.scratch_server import scratch_server

pytestmark = pytest.mark.browser

APPROVALS = "editions/of/ph-sample/approvals/"
PUBLISH = "editions/of/ph-sample/releases/publish/"
LESSONS = {"en-GB": "who-is-a-national-abroad", "ar": "what-a-crisis-does-to-a-small-post"}


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    with scratch_server("tests.browser.approvals_scene") as address:
        yield address


def names(page: Page) -> list[str]:
    return [each.input_value() for each in page.locator("[name^='steps-'][name$='-name']").all()]


def lesson_called(page: Page, base_url: str, slug: str) -> int:
    answer = page.request.get(f"{base_url}/admin/api/main/pages/?slug={slug}&locale=en")
    return answer.json()["items"][0]["id"]


def set_up_steps(page: Page) -> dict[str, list[str]]:
    """The template with the lawyer, one step more, moved to its place and named; what axe finds on the way."""
    found = {"shared or own": settled(page)}
    press(page, "a[href*='template=legal']")
    page.wait_for_url("**template=legal**")
    expect(page.locator(".approvals-step")).to_have_count(3)
    page.locator("[name='steps-1-answered_by']").focus()
    page.locator("[name='steps-1-answered_by']").select_option("named")
    page.locator("fieldset", has=page.locator("[name='steps-1-name']")).get_by_label(LAWYER).focus()
    page.keyboard.press("Space")
    press(page, "button[value=add]")
    expect(page.locator(".approvals-step")).to_have_count(4)
    expect(page.locator("[name='steps-2-name']")).to_be_focused()
    page.keyboard.type("Protocol")
    press(page, "button[value='up-2']")
    expect(page.locator("[name='steps-1-name']")).to_have_value("Protocol", timeout=SEEN)
    expect(page.locator("button[value='up-1']")).to_be_focused()
    found["changed"] = settled(page)
    page.locator("[name='steps-1-name']").focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.locator(".error-message").first).to_be_visible(timeout=SEEN)
    found["refused"] = settled(page)
    press(page, "button[value='remove-1']")
    expect(page.locator(".approvals-step")).to_have_count(3, timeout=SEEN)
    press(page, ".approvals-actions button[value=save]")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    return found


def answer(page: Page, action: str) -> None:
    """From the actions at the foot of a page's form."""
    press(page, "footer [data-w-dropdown-target='toggle'], footer .w-dropdown__toggle")
    button = page.locator(f"footer {action}").first
    expect(button).to_be_visible(timeout=SEEN)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/edit/" not in url, timeout=SEEN)


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_an_owner_sets_up_steps_and_a_page_goes_through_them(sign_in, base_url, locale):
    owner = sign_in("ph-owner", APPROVALS, locale=locale)
    assert owner.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    found = set_up_steps(owner)
    title = f"A better title, {locale}"
    lesson = lesson_called(owner, base_url, LESSONS[locale])

    author = sign_in(EDITOR, f"pages/{lesson}/edit/", locale=locale)
    author.locator("[name=title]").fill(title)
    answer(author, "[name=action-submit]")
    owner.goto(f"{base_url}/admin/{APPROVALS}")
    expect(owner.locator("#waiting-content")).to_contain_text(title)
    found["waiting"] = settled(owner)

    for person in (REVIEWER, LAWYER, PUBLISHER):
        page = sign_in(person, f"pages/{lesson}/edit/", locale=locale)
        answer(page, "[data-workflow-action-name=approve]")
    live = owner.request.get(f"{base_url}/admin/api/main/pages/{lesson}/").json()
    assert live["title"] == title
    owner.reload()
    expect(owner.locator("#waiting-content")).not_to_contain_text(title)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_a_release_is_planned_and_cancelled_by_keyboard(sign_in, locale):
    page = sign_in(PUBLISHER, PUBLISH, locale=locale)
    found = {"form": settled(page)}
    page.locator("[name=at]").fill("2027-12-01T09:00")
    press(page, "main form button[type=submit]")
    page.wait_for_url("**/of/ph-sample/")
    cancel = "form[action$='/planned/cancel/'] button"
    expect(page.locator(cancel)).to_be_visible(timeout=SEEN)
    found["planned"] = settled(page)
    press(page, cancel)
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    expect(page.locator(cancel)).to_have_count(0)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_releases_by_themselves_are_switched_on_by_keyboard(sign_in):
    page = sign_in("ph-owner", APPROVALS)
    page.locator("[name=automatic]").focus()
    page.keyboard.press("Space")
    page.locator("[name=minutes]").fill("3")
    page.locator("[name=minutes]").press("Enter")
    expect(page.locator(".error-message")).to_be_visible(timeout=SEEN)
    page.locator("[name=minutes]").fill("45")
    page.locator("[name=minutes]").press("Enter")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    expect(page.locator("[name=automatic]")).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [APPROVALS, f"{APPROVALS}?template=minister", PUBLISH])
def test_no_screen_has_a_violation_or_is_wider_than_a_phone(sign_in, path, scheme):
    page = sign_in("ph-owner", path, viewport=PHONE, locale="ar", color_scheme=scheme)

    assert settled(page) == []
    assert fits(page)
