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

from . import manifest
from .canvas import WIDTH
from .catalogue import FOLDER, variants

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_BYTES: Final = 60_000
COLOURS: Final = 128
BROWSER: Final = os.environ.get("CHROMIUM", "/usr/bin/chromium")

_PAGE: Final = "<!doctype html><style>*{{margin:0}}svg{{display:block}}</style>{svg}"
_MISSING_FONTS: Final = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (font, words) => { pen.font = `40px ${font}`; return pen.measureText(words).width; };
  return [["Noto Sans", "consular"], ["Noto Sans Arabic", "\\u0627\\u0644\\u0642\\u0646\\u0635\\u0644\\u064a\\u0629"]]
    .filter(([font, words]) => ["monospace", "serif"].every(
      (other) => width(`"${font}", ${other}`, words) === width(other, words)))
    .map(([font]) => font);
}"""
# Height comes from the baselines, because a font's own box is far taller than its letters.
_MISFITS: Final = """() => {
  const found = [], texts = [...document.querySelectorAll("text")], blocks = texts.map((text) => {
    const ink = text.getBBox(), size = Number(text.getAttribute("font-size"));
    const rows = [...text.children].map((row) => Number(row.getAttribute("y")));
    return { words: [...text.children].map((row) => row.textContent).join(" "), left: ink.x, right: ink.x + ink.width, top: rows[0] - 0.8 * size,
             bottom: rows.at(-1) + 0.25 * size, room: text.dataset.box.split(" ").map(Number) };
  });
  const shapes = [...document.querySelectorAll("svg > :not(text, title)")].map(
    (shape) => [shape, shape.getBoundingClientRect()]);
  const meet = (one, other) => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  blocks.forEach((one, nth) => {
    const over = Math.max(one.room[0] - one.left, one.right - one.room[0] - one.room[2]);
    if (over > 3) found.push(`${one.words}: ${Math.ceil(over)} px too wide`);
    for (const other of blocks.slice(nth + 1))
      if (meet(one, other)) found.push(`${one.words}: lies over ${other.words}`);
    // What is drawn before a text may be its ground; an icon never is.
    for (const [shape, edges] of shapes) {
      const later = texts[nth].compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING;
      if ((later || shape.tagName === "g") && meet(one, edges))
        found.push(`${one.words}: is touched by ${shape.outerHTML.slice(0, 90)}`);
    }
  });
  return found;
}"""


class RenderingFailed(Exception):
    """A picture could not be rendered as it should look."""


def main(arguments: Iterable[str] | None = None) -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="cms.demo.pictures.render", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--check", action="store_true", help="only say what is out of date; needs no browser"
    )
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
        browser = playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        if missing := page.evaluate(_MISSING_FONTS):
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
    misfits: list[str] = page.evaluate(_MISFITS)
    shot = page.locator("svg").screenshot(animations="disabled")
    _write_webp(FOLDER / f"{stem}.webp", shot)
    return misfits


def _write_webp(path: Path, png: bytes) -> None:
    """Save without loss after reducing the blended colours of edges to a fixed number.

    Flat drawings stay sharp that way and come out smaller than lossy ones.
    """
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    reduced = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    reduced.convert("RGB").save(path, "WEBP", lossless=True, quality=100, method=6)
    if path.stat().st_size > MOST_BYTES:
        raise RenderingFailed(
            f"{path.name} has {path.stat().st_size} bytes; the most is {MOST_BYTES}"
        )


if __name__ == "__main__":
    sys.exit(main())
