"""The history of an edition's pages as it looks, in both directions, both schemes and on a telephone."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import fits, settled
from tests.browser.conftest import PHONE, in_all_looks
from tests.browser.keyboard import press

pytestmark = pytest.mark.browser

HISTORY = "editions/of/ph-sample/history/"


@in_all_looks()
def test_it_has_no_violation_and_is_not_wider_than_a_phone(sign_in, locale, scheme):
    page = sign_in("ph-owner", HISTORY, locale=locale, color_scheme=scheme)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    expect(page.locator("main tbody tr").first).to_be_visible()
    found = {"list": settled(page)}
    press(page, "#filters-drilldown .w-slim-header-action-button")
    expect(page.locator(".w-drilldown__toggle").first).to_be_visible()
    found["filters"] = settled(page)
    page.set_viewport_size(PHONE)
    found["phone"] = settled(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert fits(page)
