"""What stands in a reader's way on a page: violations that axe finds, and a page wider than a telephone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE

__all__ = ["fits", "problems_at", "settled", "violations"]


def violations(page: Page) -> list[str]:
    results = Axe().run(page)
    return [
        f"{violation['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def settled(page: Page) -> list[str]:
    """What axe objects to, once the page stands still."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    return [each for each in violations(page) if "wagtail-userbar" not in each]


def fits(page: Page) -> bool:
    """Whether there is nothing to scroll to at the side."""
    return page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def problems_at(page: Page, address: str = "") -> list[str]:
    """What axe objects to on a desktop, and whether the page is wider than a telephone; goes to `address` first."""
    page.set_viewport_size(DESKTOP)
    if address:
        page.goto(address)
    found = settled(page)
    page.set_viewport_size(PHONE)
    wide = [] if fits(page) else ["wider than a telephone"]
    page.set_viewport_size(DESKTOP)
    return found + wide
