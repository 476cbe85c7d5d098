"""An edition of one's own in a browser: forked, named, coloured, given a language, by keyboard alone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.axe import fits, settled
from tests.browser.conftest import PHONE
from tests.browser.keyboard import SEEN, press, write
from tests.browser.scratch_server import scratch_server

pytestmark = pytest.mark.browser

# A worker makes the edition on a busy machine.
PATIENCE = 120_000
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
LESSON = "who-is-a-national-abroad"
SWAHILI = "Nani ni raia aliye ng’ambo?"
CODES = {"en-GB": "our-own", "ar": "our-arabic"}


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    with scratch_server() as address:
        yield address


def make_edition(page: Page, code: str) -> dict[str, list[str]]:
    """From the list of editions to the new one's home; what axe finds on the way, by screen."""
    found = {}
    press(page, "a[href$='/editions/new/']")
    page.wait_for_url("**/editions/new/")
    found["courses"] = settled(page)
    press(page, "a[href$='/editions/new/global/']")
    page.wait_for_url("**/new/global/")
    write(page, "title", "Our own course")
    write(page, "owner", "Ministry of Examples")
    write(page, "code", code)
    found["form"] = settled(page)
    press(page, "main form button[type=submit]")
    page.wait_for_url(f"**/editions/of/{code}/", timeout=PATIENCE)
    found["home"] = settled(page)
    return found


def fill_a_slot(page: Page, base_url: str, code: str, found: dict[str, list[str]]) -> None:
    """On the screen of all slots; readers have it without a release."""
    page.goto(f"{base_url}/admin/editions/of/{code}/directory/")
    number = page.locator("#cell-en-24-hour-number-phone")
    number.focus()
    page.keyboard.type("+1 202-555-0123")
    found["slots"] = settled(page)
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)


def translate_a_lesson(page: Page, base_url: str, found: dict[str, list[str]]) -> str:
    """One text of a lesson into the new language, sent for review and approved beside it.

    Returns where the admin's API tells of the translated lesson.
    """
    pages = f"{base_url}/admin/api/main/pages/"
    lessons = page.request.get(f"{pages}?slug={LESSON}&locale=en").json()["items"]
    page.goto(f"{base_url}/admin/localize/submit/page/{max(each['id'] for each in lessons)}/")
    page.locator("input[name=locales]").last.focus()
    page.keyboard.press("Space")
    press(page, "main form [type=submit]")
    page.wait_for_url("**/edit/**", timeout=SEEN)
    text = page.locator(".js-translation-editor li.incomplete").first
    text.locator("button").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type(SWAHILI)
    text.locator("button").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".js-translation-editor").get_by_text(SWAHILI).first).to_be_visible(timeout=SEEN)
    beside(page, ".translation-help__send")
    found["review beside the texts"] = axe_of_the_panel(page)
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    beside(page, "form[action*='/approve/'] button")
    with page.expect_navigation(url="**/edit/", timeout=SEEN):
        page.keyboard.press("Enter")
    translated = f"{pages}{page.url.split('/pages/')[1].split('/')[0]}/"
    assert page.request.get(translated).json()["meta"]["status"]["live"]
    return translated


def beside(page: Page, selector: str) -> None:
    """Opens what stands beside the texts, and goes to `selector` there."""
    if not page.locator(".translation-help:visible").count():
        press(page, "[data-side-panel-toggle='translation-help']")
    found = page.locator(f"{selector}:visible").first
    expect(found).to_be_visible(timeout=SEEN)
    found.focus()


def axe_of_the_panel(page: Page) -> list[str]:
    results = Axe().run(page, context=".translation-help")
    return [each["id"] for each in results.response["violations"]]


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_an_edition_is_made_and_made_ones_own_by_keyboard(sign_in, base_url, open_page, locale):
    code = CODES[locale]
    page = sign_in("ph-owner", "editions/", locale=locale)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    found = make_edition(page, code)
    expect(page.locator(".edition-checklist__step")).to_have_count(6)

    press(page, f"a[href$='/of/{code}/branding/']")
    page.wait_for_url("**/branding/")
    frame = page.frame_locator(".edition-branding__preview iframe")
    expect(frame.locator("main h1")).to_be_visible(timeout=SEEN)
    write(page, "names-ar", "دورتنا")
    write(page, "names-en", "Our name")
    expect(frame.get_by_text("Our name").first).to_be_visible(timeout=SEEN)
    page.locator("[name=typeface]").focus()
    page.locator("[name=typeface]").select_option("serif")
    write(page, "imprints-ar", "وزارة المثال")
    write(page, "imprints-en", "Ministry of Examples")
    write(page, "signatory_names-en", "The director")
    drawing = {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": DRAWING}
    page.locator("[name=drawing]").set_input_files(drawing)
    expect(frame.locator("#header img[src^='data:image/svg+xml']")).to_be_visible(timeout=SEEN)
    expect(frame.locator("#footer details")).to_have_count(1)
    assert "Reader Serif" in frame.locator("main h1").evaluate("node => getComputedStyle(node).fontFamily")
    write(page, "color_text", "#999999")
    use = page.locator("button", has_text="#").first
    expect(use).to_be_visible(timeout=SEEN)
    found["branding"] = settled(page)
    use.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=color_text]")).not_to_have_value("#999999", timeout=SEEN)
    press(page, "main form button[type=submit]")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)

    page.goto(f"{base_url}/admin/editions/of/{code}/languages/")
    page.locator("select[name=language]").focus()
    page.locator("select[name=language]").select_option("sw")
    page.locator("[name=offered]").focus()
    page.keyboard.press("Space")
    press(page, "main form button[type=submit]")
    expect(page.get_by_text("Kiswahili").first).to_be_visible(timeout=SEEN)
    found["languages"] = settled(page)
    press(page, f"a[href$='/of/{code}/languages/sw/']")
    page.wait_for_url("**/languages/sw/")
    found["language"] = settled(page)
    page.goto(f"{base_url}/admin/editions/of/{code}/languages/sw/delete/")
    found["delete a language"] = settled(page)

    fill_a_slot(page, base_url, code, found)
    lesson = translate_a_lesson(page, base_url, found)

    page.goto(f"{base_url}/admin/access/of/{code}/")
    found["access"] = settled(page)
    press(page, f"a[href$='/of/{code}/front-end/']")
    page.wait_for_url("**/front-end/")
    found["front end"] = settled(page)

    page.goto(f"{base_url}/admin/editions/of/{code}/releases/publish/")
    press(page, "main form button[type=submit]")
    expect(page.locator("[data-work-result][role=status]")).to_be_visible(timeout=PATIENCE)
    reader = open_page(f"{base_url}/reader/#/{code}/en")
    expect(reader.get_by_text("Our name").first).to_be_visible(timeout=SEEN)
    reader.locator("#footer summary").focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("Ministry of Examples").last).to_be_visible()
    found["reader"] = settled(reader)
    reader.goto(f"{base_url}/reader/#/{code}/en/contacts")
    expect(reader.locator("a[href='tel:+12025550123']").first).to_be_visible(timeout=SEEN)
    address = page.request.get(lesson).json()["meta"]["html_url"]
    reader.goto(f"{base_url}/reader/{address.split('/reader/')[1]}")
    expect(reader.get_by_text(SWAHILI).first).to_be_visible(timeout=SEEN)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "path", ["new/", "new/global/", "of/ph-sample/", "of/ph-sample/branding/", "of/ph-sample/languages/"]
)
def test_no_screen_is_wider_than_a_phone(sign_in, base_url, path):
    page = sign_in("ph-owner", f"editions/{path}", viewport=PHONE)
    page.wait_for_load_state("networkidle")

    assert fits(page)
