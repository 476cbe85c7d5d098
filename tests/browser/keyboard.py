"""What walks through the admin share: keys instead of a mouse."""

from playwright.sync_api import Page

__all__ = ["SEEN", "press", "write"]

# Milliseconds in which a busy machine shows what it has.
SEEN = 30_000


def press(page: Page, selector: str) -> None:
    """Goes to it and presses Enter."""
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def write(page: Page, name: str, text: str) -> None:
    """Replaces what stands in the field `name`."""
    page.locator(f"[name='{name}']").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
