"""Single sign-on in a browser: the button, the ministry's own form, the way back, and what goes wrong on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import fits, problems_at, settled
from tests.browser.conftest import PHONE, in_all_looks
from tests.browser.keyboard import SEEN, press
from tests.browser.scratch_server import Scratch, free_port, scratch_installation
from tests.integration.single_sign_on.ministry import CLIENT, PASSWORD, ministry_in

CONNECTIONS = "/admin/account/connections/"
HOME = "/admin/editions/of/ph-sample/"


@pytest.fixture(scope="module")
def installation(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scratch]:
    port = free_port()
    callback = f"http://127.0.0.1:{port}/admin/sso/sso/callback/"
    with ministry_in(tmp_path_factory.mktemp("ministry"), callback) as ministry:
        more = {
            "OIDC_ISSUER": ministry.url,
            "OIDC_NAME": "Ministry account",
            "OIDC_CLIENT_ID": str(CLIENT["id"]),
            "OIDC_CLIENT_SECRET": str(CLIENT["secret"]),
        }
        with scratch_installation(port=port, more=more) as scratch:
            yield scratch


@pytest.fixture(scope="module")
def base_url(installation: Scratch) -> str:
    return installation.address


@pytest.fixture
def two_servers(watch) -> None:
    watch.base_url = "http://127.0.0.1:"
    # Who was not let in is told so with the status that says it; the ministry has no icon.
    watch.expected = ("401", "404", "Invalid time zone specified")


def sign_in_there(page: Page, name: str) -> None:
    """Fills in the ministry's form."""
    page.wait_for_url("**/accounts/login/**")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")


@pytest.mark.parametrize("locale, person", [("en-GB", "noor"), ("ar", "amina")])
def test_an_account_is_connected_and_signs_in_from_then_on(two_servers, sign_in, new_context, base_url, locale, person):
    page = sign_in("ph-owner", "account/connections/", locale=locale)
    found = {"none": settled(page)}
    press(page, "form[action*='/sso/'] button")
    sign_in_there(page, person)
    page.wait_for_url("**/account/confirm/**")
    found["confirm"] = settled(page)
    page.fill("input[name=password]", "course-demo")
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"**{CONNECTIONS}")
    found["connected"] = settled(page)
    assert page.locator("input[name=account]").count() == 1
    page.set_viewport_size(PHONE)
    assert fits(page)

    again = new_context(locale=locale).new_page()
    again.goto(f"{base_url}/admin/login/?next={HOME}")
    press(again, "form[action*='/sso/'] button")
    sign_in_there(again, person)
    again.wait_for_url(f"**{HOME}")

    page.locator("input[name=account] + button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=account]")).to_have_count(0, timeout=SEEN)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@in_all_looks()
def test_no_screen_on_the_way_has_a_violation_or_is_wider_than_a_phone(
    two_servers, new_context, base_url, locale, scheme
):
    page = new_context(locale=locale, color_scheme=scheme).new_page()
    found = {}
    for path in ("login/", "sso/sso/login/", "sso/sso/callback/?code=1&state=2", "sso/cancelled/"):
        found[path] = problems_at(page, f"{base_url}/admin/{path}")
        assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
        assert page.locator("h1").count() == 1
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_stranger_is_told_how_one_comes_to_an_account(two_servers, new_context, base_url):
    page = new_context().new_page()
    page.goto(f"{base_url}/admin/login/")
    press(page, "form[action*='/sso/'] button")
    sign_in_there(page, "omar")
    page.get_by_text("Accounts are made by invitation").wait_for()
    assert settled(page) == []
