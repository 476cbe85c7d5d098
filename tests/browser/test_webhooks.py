"""Webhooks in a browser: an owner adds one, and sees a test arrive, in English and in Arabic."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from standardwebhooks import Webhook

from tests.browser.axe import problems_at, settled
from tests.browser.conftest import in_all_looks
from tests.browser.scratch_server import scratch_server
from tests.integration.webhooks.receiver import Receiver, receiving

pytestmark = pytest.mark.browser

WEBHOOKS = "webhooks/of/ph-sample/"
# A worker that is busy with much else.
PATIENCE = 60_000


@pytest.fixture(scope="module")
def base_url(chromium: str) -> Iterator[str]:
    with scratch_server() as address:
        yield address


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


def add(page: Page, url: str) -> str:
    """Adds a webhook with the form that is open; returns its secret."""
    page.locator("input[name=url]").fill(url)
    page.locator("input[name=event_types][value='release.published']").check()
    page.locator("main form button[type=submit]").click()
    return page.locator("#webhook-secret").input_value()


def test_an_owner_adds_a_webhook_and_sees_a_test_arrive(sign_in, base_url, receiver):
    page = sign_in("ph-owner", "editions/of/ph-sample/")
    page.get_by_role("link", name="Webhooks").click()
    page.get_by_role("link", name="Add a webhook").click()
    secret = add(page, receiver.url())
    page.get_by_role("link", name="Done, the receiver has it").click()
    page.get_by_role("button", name="Send a test").click()

    receiver.wait_for(1, PATIENCE / 1000)
    assert Webhook(secret).verify(receiver.messages[0].body, receiver.messages[0].headers)["type"] == "webhook.test"
    state = page.locator("#state-content, #state").get_by_text("Delivered", exact=True)
    for _ in range(20):
        page.reload()
        if state.is_visible():
            break
        page.wait_for_timeout(500)
    expect(state).to_be_visible()


@in_all_looks()
def test_no_screen_has_a_violation_or_is_wider_than_a_phone(sign_in, base_url, receiver, locale, scheme):
    receiver.answer = (500, {}, b"Out of order")
    page = sign_in("ph-owner", f"{WEBHOOKS}add/", locale=locale, color_scheme=scheme)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr")
    found = {"add": settled(page)}
    page.locator("main form button[type=submit]").click()
    found["refused"] = settled(page)
    add(page, receiver.url(f"/{locale}/{scheme}"))
    found["secret"] = settled(page)
    page.locator("main a.button").click()
    found["endpoint"] = settled(page)
    endpoint = page.url
    page.locator("form[action$='/test/'] button").click()
    receiver.wait_for(1, PATIENCE / 1000)
    delivery = page.url
    for path in (delivery, f"{base_url}/admin/{WEBHOOKS}", f"{endpoint}rotate/", f"{endpoint}delete/", endpoint):
        found[path] = problems_at(page, path)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
