"""Write the pictures' SVG files and render them to WebP.

    python -m cms.demo.pictures.render            draw all, render what is out of date
    python -m cms.demo.pictures.render --all      render everything again
    python -m cms.demo.pictures.render --check    only say what is out of date (no browser)

Rendering needs Chromium, Playwright, Pillow and the fonts Noto Sans and Noto Sans Arabic.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cms.demo.pictures import manifest
from cms.demo.pictures.canvas import WIDTH
from cms.demo.pictures.catalogue import FOLDER, variants

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_BYTES: Final = 60_000
COLOURS: Final = 128
BROWSER: Final = os.environ.get("CHROMIUM", "/usr/bin/chromium")

_PAGE: Final = "<!doctype html><style>*{{margin:0}}svg{{display:block}}</style>{svg}"


class RenderingFailed(Exception):
    """A picture could not be rendered as it should look."""


def main(arguments: Iterable[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="cms.demo.pictures.render", description="Draw the demo pictures and render them to WebP."
    )
    parser.add_argument("--check", action="store_true", help="only say what is out of date; needs no browser")
    parser.add_argument("--all", action="store_true", help="render everything again")
    options = parser.parse_args(None if arguments is None else list(arguments))
    drawn = variants()
    stale = manifest.stale(FOLDER, drawn)
    if options.check:
        for name, reason in stale.items():
            print(f"{name} {reason}")
        return 1 if stale else 0
    for stem, text in drawn.items():
        (FOLDER / f"{stem}.svg").write_text(text, encoding="utf-8")
    due = {stem: text for stem, text in drawn.items() if options.all or f"{stem}.webp" in stale}
    try:
        _render(due)
    except RenderingFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    manifest.write(FOLDER, drawn)
    print(f"{len(due)} of {len(drawn)} pictures rendered")
    return 0


def _render(due: Mapping[str, str]) -> None:
    if not due:
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        if missing := page.evaluate(_script("missing_fonts.js")):
            raise RenderingFailed(f"Install these fonts first: {', '.join(missing)}")
        misfits = []
        for nth, (stem, text) in enumerate(due.items(), 1):
            misfits += [f"{stem}: {found}" for found in _render_one(page, stem, text)]
            print(f"[{nth}/{len(due)}] {stem}.webp", flush=True)
        browser.close()
    if misfits:
        raise RenderingFailed("\n".join(["These labels do not fit:", *misfits]))


def _render_one(page: "Page", stem: str, text: str) -> list[str]:
    page.set_content(_PAGE.format(svg=text))
    misfits: list[str] = page.evaluate(_script("misfits.js"))
    shot = page.locator("svg").screenshot(animations="disabled")
    _write_webp(FOLDER / f"{stem}.webp", shot)
    return misfits


def _script(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _write_webp(path: Path, png: bytes) -> None:
    """Save without loss after reducing the blended colours of edges to a fixed number.

    Flat drawings stay sharp that way and come out smaller than lossy ones.
    """
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    reduced = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = io.BytesIO()
    reduced.convert("RGB").save(written, "WEBP", lossless=True, quality=100, method=6)
    size = len(written.getvalue())
    if size > MOST_BYTES:
        raise RenderingFailed(f"{path.name} has {size} bytes; the most is {MOST_BYTES}")
    path.write_bytes(written.getvalue())


if __name__ == "__main__":
    sys.exit(main())
