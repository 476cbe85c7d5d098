"""A language's translation in a browser, by keyboard: how far it is, files out and in, memory, the glossary beside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.axe import fits, settled
from tests.browser.conftest import PHONE
from tests.browser.keyboard import SEEN, press
from tests.browser.scratch_server import scratch_server

pytestmark = pytest.mark.browser

HOME = "editions/of/lb-sample/languages/ar/translation/"
NEW = "عنوان جديد من الملف"


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    with scratch_server("tests.browser.translation_scene") as address:
        yield address


def translated_by_somebody(path: Path, text: str) -> None:
    """As a translator's program leaves the file: the first translation says `text`, and one text lost its link."""
    written = path.read_text()
    start = written.index(">", written.index("<target state=")) + 1
    written = f"{written[:start]}{text}{written[written.index('</target>', start) :]}"
    tagged = written.index('<g id="a1" ctype="link">')
    unit = written.rindex("<source>", 0, tagged), written.index("</source>", tagged) + len("</source>")
    after = written.index("<note", unit[1])
    path.write_text(f"{written[: unit[1]]}<target>{text}</target>{written[after:]}")


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_a_file_goes_out_and_comes_back_by_keyboard(sign_in, base_url, locale, tmp_path):
    text = f"{NEW} {locale}"
    page = sign_in("lb-editor", "editions/of/lb-sample/", locale=locale)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    press(page, "a[href$='/languages/ar/translation/']")
    page.wait_for_url(f"**/{HOME}")
    found = {"progress": settled(page)}
    page.locator("#id_show").select_option("all")
    press(page, "form[action='#pages'] button")
    page.wait_for_url("**show=all**")
    found["all pages"] = settled(page)

    with page.expect_download() as downloading:
        press(page, "form[action$='/translation/file/'] button")
    file = tmp_path / "arabic.xlf"
    downloading.value.save_as(file)
    translated_by_somebody(file, text)

    page.goto(f"{base_url}/admin/{HOME}upload/")
    found["upload"] = settled(page)
    page.set_input_files("input[type=file]", file)
    press(page, "main form[enctype] button")
    expect(page.get_by_text(text).first).to_be_visible(timeout=SEEN)
    expect(page.locator("[role=alert]").first).to_be_visible()
    found["look"] = settled(page)
    press(page, "main form:has(input[name=wanted]) button")
    page.wait_for_url(f"**/{HOME}")
    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_glossary_and_memory_stand_beside_the_editor(sign_in, base_url, locale):
    page = sign_in("lb-editor", f"{HOME}?show=left", locale=locale)
    lesson = page.locator("#pages-content a[href*='/pages/'][href$='/edit/'], main a[href*='/pages/'][href$='/edit/']")
    page.goto(base_url + (lesson.nth(1).get_attribute("href") or ""))
    toggle = page.locator("[data-side-panel-toggle='translation-help']")
    toggle.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".translation-help")
    expect(panel.locator("dl dt").first).to_be_visible(timeout=SEEN)

    results = Axe().run(page, context=".translation-help")
    assert [each["id"] for each in results.response["violations"]] == []


def test_what_the_memory_has_is_taken_with_one_button(sign_in, base_url):
    page = sign_in("lb-editor", HOME)
    press(page, "form[action$='/translation/memory/'] button")

    expect(page.locator(".messages .success")).to_be_visible(timeout=SEEN)
    page.locator("#id_show").select_option("memory")
    press(page, "form[action='#pages'] button")
    page.wait_for_url("**show=memory**")
    expect(page.locator("main a[href*='/pages/'][href$='/edit/']").first).to_be_visible()


@pytest.mark.parametrize("path", ["", "upload/"])
def test_no_screen_is_wider_than_a_phone(sign_in, path):
    page = sign_in("lb-editor", f"{HOME}{path}", viewport=PHONE)
    page.wait_for_load_state("networkidle")

    assert fits(page)
