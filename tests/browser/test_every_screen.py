"""Every screen that is ours: nothing for axe to object to, no wider than a phone, in the language that was asked for.

The screens are found, not listed: whatever address of the admin is not Wagtail's own and answers with a page. With
`SCREENSHOTS` a folder is named that their pictures are put into, for people to look at.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import problems_at
from tests.browser.conftest import DESKTOP, in_all_looks
from tests.browser.scratch_server import ROOT, Scratch, scratch_installation

pytestmark = [pytest.mark.browser, pytest.mark.deep]

# Fewer would mean that most of them were not found.
AT_LEAST = {"owners": 60, "strangers": 5}


@pytest.fixture(scope="module")
def installation(chromium) -> Iterator[Scratch]:
    with scratch_installation() as scratch:
        yield scratch


@pytest.fixture(scope="module")
def base_url(installation) -> str:
    return installation.address


@pytest.fixture(scope="module")
def scene(installation) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.browser.every_screen_scene"]
    told = subprocess.run(command, env=installation.environment, cwd=ROOT, check=True, capture_output=True, text=True)
    # Before it stands the mail of an invitation.
    return json.loads(told.stdout.splitlines()[-1])


@in_all_looks()
@pytest.mark.parametrize("whose", AT_LEAST)
def test_no_screen_has_a_violation_or_is_wider_than_a_phone(scene, new_context, watch, base_url, locale, scheme, whose):
    # Wagtail's own page of the account, where the machine has no time zone.
    watch.expected = ("Invalid time zone specified",)
    context: BrowserContext = new_context(locale=locale, color_scheme=scheme)
    if whose == "owners":
        context.add_cookies([{"name": "sessionid", "value": scene["session"], "url": base_url}])
    page = context.new_page()
    wrong, seen = {}, set()
    for name, path in sorted(scene[whose].items()):
        if not is_page(page, base_url + path):
            continue
        assert page.evaluate("document.documentElement.dir") == ("rtl" if locale == "ar" else "ltr"), name
        seen.add(name)
        if found := problems_at(page) + watch.wrong:
            wrong[name] = found
        watch.wrong.clear()
        picture(page, name, locale)
    assert wrong == {}
    assert len(seen) >= AT_LEAST[whose], sorted(seen)


def is_page(page: Page, address: str) -> bool:
    """Goes there if that is a screen, and not a form's target, a file, or a way to another screen."""
    response = page.context.request.get(address, max_redirects=0)
    assert response.status < 500, address
    if response.status != 200 or not response.headers.get("content-type", "").startswith("text/html"):
        return False
    page.set_viewport_size(DESKTOP)
    page.goto(address)
    return page.locator("html[lang]").count() == 1


def picture(page: Page, name: str, locale: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        page.set_viewport_size(DESKTOP)
        file = name.replace(":", "-").replace(" ", "-")
        page.screenshot(path=Path(folder, f"{file}-{locale}.png"), full_page=True)
