"""Without a connection: what was read can be read again, and what must not be read any more cannot."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

OFFLINE = ("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"""

TAKEN_OVER = """() => navigator.serviceWorker.controller || new Promise((done) =>
    navigator.serviceWorker.addEventListener("controllerchange", done, { once: true })).then(() => true)"""


@pytest.fixture
def installed(english, new_context, watch):
    """A page whose service worker has taken over, at the first lesson."""
    watch.expected = OFFLINE
    page = new_context(service_workers="allow").new_page()
    page.goto(english.url())
    page.evaluate(TAKEN_OVER)
    page.goto(english.url("lessons", english.lessons[0]["slug"]))
    expect(page.locator("h1")).to_have_text(english.lessons[0]["title"])
    page.wait_for_load_state("networkidle")
    return page


def test_a_visited_lesson_opens_without_a_connection(english, installed):
    installed.context.set_offline(True)
    installed.reload()
    expect(installed.locator("h1")).to_have_text(english.lessons[0]["title"])
    expect(installed.locator("#banner")).to_contain_text("saved on this device")


def test_its_pictures_come_along(english, new_context, watch):
    lesson = english.lesson_with("ImageBlock")
    assert lesson, "No lesson has a picture."
    watch.expected = OFFLINE
    page = new_context(service_workers="allow").new_page()
    page.goto(english.url())
    page.evaluate(TAKEN_OVER)
    page.goto(english.url("lessons", lesson["slug"]))
    image = page.locator(".body img").first
    image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.reload()
    image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_a_lesson_that_was_not_visited_says_what_is_missing(english, installed):
    installed.context.set_offline(True)
    installed.goto(english.url("lessons", english.lessons[2]["slug"]))
    expect(installed.locator("h1")).to_have_text("No connection")


def test_the_module_shows_which_lessons_are_saved(english, installed):
    installed.goto(english.url("modules", english.modules[0]["slug"]))
    rows = installed.locator(".lessons > li")
    expect(rows.nth(0)).to_contain_text("Saved on this device")
    expect(rows.nth(1)).not_to_contain_text("Saved on this device")


def test_a_withdrawn_release_is_forgotten(english, installed):
    assert [url for url in installed.evaluate(KEPT) if f"code={english.code}" in url]

    def withdraw(route):
        error = {"message": "Withdrawn.", "extensions": {"code": "RELEASE_WITHDRAWN", "successor": None}}
        route.fulfill(json={"data": None, "errors": [error]})

    installed.context.route("**/graphql/", withdraw)
    installed.reload()
    expect(installed.locator("h1")).to_have_text("This release has been withdrawn")
    assert not [url for url in installed.evaluate(KEPT) if f"code={english.code}" in url]
    installed.context.unroute_all()
    installed.context.set_offline(True)
    installed.reload()
    expect(installed.locator("h1")).to_have_text("No connection")


def test_without_service_workers_everything_else_works(english, open_page):
    page = open_page(english.url("lessons", english.lessons[0]["slug"]))
    assert page.evaluate("navigator.serviceWorker.controller") is None
    expect(page.locator("h1")).to_have_text(english.lessons[0]["title"])
