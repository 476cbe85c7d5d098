"""A browser, a reader to look at, and pages that fail the test by themselves when something goes wrong in them.

The reader is served at `$BASE_URL` where that is set, else by a server of the tests' own on the demo course.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize, sync_playwright

from tests.browser.contract import Course, ask
from tests.browser.scratch_server import scratch_server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


def in_all_looks(english: str = "en-GB") -> pytest.MarkDecorator:
    """For a test of `locale` and `scheme`: both directions and both colour schemes, not each with each.

    What is wrong with a colour is wrong in either direction. `make test-deep` looks at the other two.
    """
    looks: list[Any] = [(english, "light"), ("ar", "dark")]
    others = [pytest.param(*look, marks=pytest.mark.deep) for look in ((english, "dark"), ("ar", "light"))]
    return pytest.mark.parametrize("locale, scheme", looks + others)


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def base_url(chromium: str) -> Iterator[str]:
    if address := os.environ.get("BASE_URL"):
        yield address.rstrip("/")
        return
    with scratch_server() as address:
        yield address


@pytest.fixture(scope="session")
def reader_url(base_url: str) -> str:
    return f"{base_url}/reader/"


@pytest.fixture(scope="session")
def editions(base_url: str) -> list[dict[str, Any]]:
    return [edge["node"] for edge in ask(base_url, "Editions", locale="en", first=50)["editions"]["edges"]]


@pytest.fixture(scope="session")
def courses(base_url: str, editions: list[dict[str, Any]]) -> dict[str, Course]:
    """One public edition that is offered in English and Arabic, in both."""
    for edition in editions:
        if {"en", "ar"} <= {locale["code"] for locale in edition["locales"]}:
            return {locale: Course(base_url, edition["code"], locale) for locale in ("en", "ar")}
    pytest.fail("No public edition is offered both in English and in Arabic.")


@pytest.fixture
def english(courses: dict[str, Course]) -> Course:
    return courses["en"]


@pytest.fixture
def arabic(courses: dict[str, Course]) -> Course:
    return courses["ar"]


class Watch:
    """What went wrong in a page: errors on the console, and requests to anywhere but its own server."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.wrong: list[str] = []
        self.expected: tuple[str, ...] = ()

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in self.expected):
            self.wrong.append(f"console: {message.text} {message.location.get('url', '')}")

    def see(self, request: Request) -> None:
        if not request.url.startswith((self.base_url, "blob:")):
            self.wrong.append(f"external request: {request.url}")

    def attach(self, context: BrowserContext) -> None:
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.wrong.append(f"exception: {error.error}"))
        context.on("request", self.see)


@pytest.fixture
def watch(base_url: str) -> Iterator[Watch]:
    """Set `expected` to the texts of console errors that the test itself brings about."""
    watch = Watch(base_url)
    yield watch
    assert not watch.wrong, "\n".join(watch.wrong)


@pytest.fixture
def new_context(browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts without a service worker, unless asked for: answers can then be replaced on the way."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", "service_workers": "block", **options})
        context.set_default_timeout(10_000)
        watch.attach(context)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> OpenPage:
    """`open_page(url, **options of the context)` gives a page that has finished loading."""

    def open_(url: str, **options: Any) -> Page:
        page = new_context(**options).new_page()
        show(page, url)
        return page

    return open_


@pytest.fixture
def sign_in(new_context: Callable[..., BrowserContext], base_url: str) -> OpenPage:
    """`sign_in(user, path below the admin, **options of the context)`, for the people of the demo course."""

    def signed_in(user: str = "lb-editor", path: str = "", **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.goto(f"{base_url}/admin/login/?next=/admin/{path}")
        page.fill("input[name=username]", user)
        page.fill("input[name=password]", "course-demo")
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/login/" not in url)
        page.wait_for_load_state("networkidle")
        return page

    return signed_in


def show(page: Page, url: str) -> None:
    """Goes to a route of the reader and waits until it is there."""
    page.goto(url)
    page.locator("main h1").wait_for()
    page.wait_for_load_state("networkidle")
