"""Branding in a browser: the preview follows what is written, and leaves the writer in peace."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import SEEN, press

pytestmark = pytest.mark.browser

BRANDING = "editions/of/ph-sample/branding/"


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_the_preview_is_renewed_and_the_focus_stays_where_somebody_writes(sign_in, locale):
    page = sign_in("ph-owner", BRANDING, locale=locale)
    name = page.locator("[name='names-en']")
    name.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Nationals")
    header = page.frame_locator(".edition-branding__preview iframe").locator("#header")
    expect(header).to_contain_text("Nationals", timeout=SEEN)
    # The reader has shown its page by then, and moves its own focus if it ever does.
    page.wait_for_timeout(500)
    expect(name).to_be_focused()
    page.keyboard.type(" abroad")
    expect(name).to_have_value("Nationals abroad")
    expect(header).to_contain_text("Nationals abroad", timeout=SEEN)
    expect(name).to_be_focused()


def test_a_colour_that_was_refused_when_it_was_sent_can_be_exchanged_with_one_key(sign_in):
    page = sign_in("ph-owner", BRANDING)
    colour = page.locator("[name='color_text']")
    colour.fill("#eeeeee")
    colour.press("Enter")
    page.wait_for_load_state("networkidle")
    better = page.locator("#id_color_text-problems button")
    expect(better).to_be_visible(timeout=SEEN)
    words = page.locator("[id^='id_color_text'].error-message, [id^='panel'] .error-message").all_text_contents()
    assert len(words) == len(set(words))
    press(page, "#id_color_text-problems button")
    expect(better).to_have_count(0, timeout=SEEN)
    expect(colour).to_be_focused()
    assert colour.input_value() != "#eeeeee"
