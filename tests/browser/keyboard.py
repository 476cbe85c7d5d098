"""What walks through the admin share: keys instead of a mouse, and axe once a page stands still."""

from playwright.sync_api import Page

from tests.browser.test_accessibility import violations

__all__ = ["SEEN", "press", "settled", "write"]

# Milliseconds in which a busy machine shows what it has.
SEEN = 30_000


def settled(page: Page) -> list[str]:
    """What axe objects to, once the page stands still."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    return [each for each in violations(page) if "wagtail-userbar" not in each]


def press(page: Page, selector: str) -> None:
    """Goes to it and presses Enter."""
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def write(page: Page, name: str, text: str) -> None:
    """Replaces what stands in the field `name`."""
    page.locator(f"[name='{name}']").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
