"""Draws the pictures of the documentation anew, from the product as it is.

    python -m tests.browser.screenshots [--address http://127.0.0.1:8000] [--only admin-edition]

Without an address it loads the demo course into a scratch database, serves that, and throws it away afterwards.
"""

import argparse
import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.scratch_server import scratch_server

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
# Pages of documentation are read on slow lines too.
LIMIT = 120 * 1024
PATIENCE = 60
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]
# The demo accounts' password, which `make demo` prints for everybody to see.
PASSWORD = "course-demo"

Draw = Callable[[Page, str], None]


class Picture(NamedTuple):
    """`draw` brings a page to what is to be seen; `size` is the window's, `scale` its pixels for one of CSS."""

    name: str
    draw: Draw
    size: tuple[int, int] = (1280, 800)
    scale: float = 1
    locale: str = "en-GB"
    # A module that makes what is to be seen, on a server of its own.
    scene: str = ""


def _reader(route: str) -> Draw:
    def draw(page: Page, address: str) -> None:
        page.goto(f"{address}/reader/#/{route}")
        page.locator("main h1").wait_for()

    return draw


def _admin(path: str, user: str) -> Draw:
    def draw(page: Page, address: str) -> None:
        page.goto(f"{address}/admin/login/?next=/admin/{path}")
        page.fill("input[name=username]", user)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{address}/admin/{path}")

    return draw


def _explorer(page: Page, address: str) -> None:
    """The first module of the course: lessons, case studies and tools as an editor meets them."""
    _admin("editions/of/ph-sample/", "ph-owner")(page, address)
    course = page.locator("main a[href*='/admin/pages/']").first.get_attribute("href") or ""
    page.goto(f"{address}/admin/pages/{course.split('/pages/')[1].split('/')[0]}/")
    page.get_by_role("link", name="Explore child pages").first.click()
    page.wait_for_load_state("networkidle")


def _review(query: str, text: str) -> Draw:
    """The review of the update that the scene offers, at the change that holds `text`."""

    def draw(page: Page, address: str) -> None:
        _admin("editions/of/lb-sample/updates/1/", "lb-editor")(page, address)
        page.goto(f"{address}/admin/editions/of/lb-sample/updates/1/?{query}")
        page.wait_for_load_state("networkidle")
        page.locator(".review-card").filter(has_text=text).first.scroll_into_view_if_needed()
        page.locator(".review-page").filter(has_text=text).first.evaluate("one => one.scrollIntoView()")

    return draw


_SCENE = "tests.browser.update_scene"

PICTURES = (
    Picture("reader-english", _reader("global/en/lessons/assembly-to-arrival"), size=(1280, 860)),
    Picture("reader-arabic-phone", _reader("lb-sample/ar"), size=(390, 780), scale=2),
    Picture("admin-explorer", _explorer),
    Picture("admin-edition", _admin("editions/of/ph-sample/", "ph-owner")),
    Picture("update-told", _admin("", "lb-editor"), scene=_SCENE),
    Picture("update-review", _admin("editions/of/lb-sample/updates/1/", "lb-editor"), size=(1280, 960), scene=_SCENE),
    Picture("update-picture", _review("show=media", "Picture"), scene=_SCENE),
    Picture(
        "update-review-arabic-phone",
        _review("show=language&view=inline", "يشرح"),
        size=(390, 780),
        scale=2,
        locale="ar",
        scene=_SCENE,
    ),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("--address", help="a server with the demo course; one of its own when left out")
    parser.add_argument("--only", nargs="+", choices=[picture.name for picture in PICTURES])
    options = parser.parse_args()
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if chromium is None:
        sys.exit("There is no Chromium here; CHROMIUM=/path/to/it names one.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        addresses: dict[str, str] = {}
        for picture in PICTURES:
            if not options.only or picture.name in options.only:
                if picture.scene not in addresses:
                    scenes = [picture.scene] if picture.scene else []
                    addresses[picture.scene] = options.address or stack.enter_context(scratch_server(*scenes))
                _take(browser, picture, addresses[picture.scene].rstrip("/"))
        browser.close()


def _take(browser: Browser, picture: Picture, address: str) -> None:
    with _context(browser, picture) as context:
        page = context.new_page()
        picture.draw(page, address)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        page.evaluate("document.activeElement?.blur()")
        content = _webp(page.screenshot(animations="disabled"))
    (IMAGES / f"{picture.name}.webp").write_bytes(content)
    print(f"docs/images/{picture.name}.webp  {len(content) / 1024:.0f} KB")


@contextlib.contextmanager
def _context(browser: Browser, picture: Picture) -> Iterator[BrowserContext]:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=picture.scale,
        locale=picture.locale,
        color_scheme="light",
        reduced_motion="reduce",
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE * 1000)
    yield context
    context.close()


def _webp(png: bytes) -> bytes:
    """As good as the limit allows."""
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    for quality in (88, 80, 70, 60):
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= LIMIT:
            return buffer.getvalue()
    sys.exit(f"The picture is larger than {LIMIT // 1024} KB at any quality; make its window smaller.")


if __name__ == "__main__":
    main()
