"""The reader's files: small, complete, and free of anything that a strict CSP or a slow line would mind."""

import hashlib
import json
import re

import pytest

from tests.browser.contract import OPERATIONS, READER

SCRIPTS = sorted([*READER.glob("js/**/*.js"), READER / "sw.js"])
STYLES = sorted(READER.glob("css/*.css"))
LOCALES = ("en", "fr", "es", "ar")
BUDGET = 61_000  # bytes, as written: no build step makes them smaller
PAGE = (READER / "index.html").read_text()
WORKER = (READER / "sw.js").read_text()
# The contract has more than this reader asks for.
_SAID = "".join(path.read_text() for path in SCRIPTS)
ASKED_FOR = sorted(path for path in OPERATIONS.glob("*.graphql") if f'"{path.stem}"' in _SAID)


def strings(locale: str) -> dict[str, str]:
    return json.loads((READER / "strings" / f"{locale}.json").read_text())


def test_scripts_and_styles_together_stay_below_61_kilobytes():
    assert sum(path.stat().st_size for path in [*SCRIPTS, *STYLES]) < BUDGET


def test_no_file_has_more_than_300_lines():
    assert [path.name for path in [*SCRIPTS, *STYLES] if len(path.read_text().splitlines()) > 300] == []


def test_the_page_has_no_inline_script_or_style():
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", PAGE)


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES, READER / "index.html"], ids=lambda path: path.name)
def test_nothing_is_asked_for_elsewhere(path):
    addresses = re.findall(r"https?://[^\s\"'`)]+", path.read_text())
    assert [address for address in addresses if not address.startswith("http://www.w3.org/")] == []


def test_the_page_names_every_file_that_the_reader_needs():
    """All modules load at once instead of one after the other, and the service worker reads here what to keep."""
    files = {path.relative_to(READER).as_posix() for path in READER.rglob("*") if path.is_file()}
    operations = {f"operations/{path.name}" for path in ASKED_FOR}
    strings_and_large_icons = {name for name in files if name.startswith("strings/") or "-512" in name}
    # Of letters, a browser loads those that a page has; they are kept then.
    letters = {name for name in files if name.startswith("fonts/") and not name.endswith(".css")}
    needed = (files | operations) - strings_and_large_icons - letters - {"index.html", "sw.js", "README.md"}
    assert set(re.findall(r'(?:href|src)="([\w./-]+\.\w+)"', PAGE)) == needed


def test_the_service_worker_keeps_the_interface_in_every_language():
    listed = re.search(r"const STRINGS = (\[.*?\])", WORKER)
    assert listed
    assert set(json.loads(listed[1])) == {path.stem for path in READER.glob("strings/*.json")}


def test_the_service_workers_version_tells_its_files():
    """Otherwise browsers that have the reader would not notice that it changed."""
    digest = hashlib.sha256()
    files = [path for path in READER.rglob("*") if path.is_file() and path.name not in {"sw.js", "README.md"}]
    for path in sorted([*files, *ASKED_FOR]):
        digest.update(path.read_bytes())
    version = re.search(r'const VERSION = "(\w+)"', WORKER)
    assert version
    assert version[1] == digest.hexdigest()[:8], f"sw.js: VERSION has to be {digest.hexdigest()[:8]} now"


@pytest.mark.parametrize("locale", LOCALES)
def test_an_interface_language_has_every_string_with_its_placeholders(locale):
    def shape(words):
        return {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in words.items()}

    assert shape(strings(locale)) == shape(strings("en"))
    assert all(text.strip() for text in strings(locale).values())


def test_every_string_that_the_page_names_exists():
    named = set(re.findall(r'data-say="([^"{]+)"', PAGE))
    assert named - set(strings("en")) == set()


def test_no_string_is_left_over():
    used = PAGE + "".join(path.read_text() for path in SCRIPTS)
    stems = {match.rsplit(".", 1)[0] for match in re.findall(r"[`\"]([\w.]+\.)[{$]", used)}
    left = [
        key
        for key in strings("en")
        if f'"{key}"' not in used and not any(key.startswith(f"{stem.rstrip('.')}.") for stem in stems)
    ]
    assert left == []


@pytest.mark.parametrize("path", sorted(OPERATIONS.glob("*.graphql")), ids=lambda path: path.stem)
def test_a_file_holds_one_operation_of_its_own_name(path):
    assert re.findall(r"^(?:query|mutation|subscription) (\w+)", path.read_text(), re.MULTILINE) == [path.stem]


def test_the_outline_fetches_no_bodies():
    outline = (OPERATIONS / "Outline.graphql").read_text()
    assert not re.search(r"\b(body|text|facts|definition|stem)\b", re.sub(r"#.*", "", outline))


def test_the_reader_can_be_installed():
    manifest = json.loads((READER / "manifest.webmanifest").read_text())
    assert manifest["display"] == "standalone"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert all((READER / icon["src"]).is_file() for icon in manifest["icons"])


def test_the_typefaces_name_every_file_of_letters_once_for_the_scripts_that_they_promise():
    styles = (READER / "fonts" / "typefaces.css").read_text()
    named = re.findall(r"url\(([\w.-]+)\)", styles)
    there = {path.name for path in READER.glob("fonts/*.woff2")}
    # Ethiopic is the same in both.
    assert set(named) == there
    assert "SIL OPEN FONT LICENSE Version 1.1" in (READER / "fonts" / "OFL.txt").read_text()
    for family in ("Reader Sans", "Reader Serif"):
        ranges = " ".join(re.findall(rf'"{family}"; .*\n.*unicode-range: (.*?) \}}', styles))
        for first in ("U+0000", "U+0600", "U+0900", "U+0951", "U+1200", "U+0370", "U+0400", "U+0301"):
            assert first[:5] in ranges, (family, first)


def test_no_file_of_letters_is_larger_than_80_kilobytes():
    assert [path.name for path in READER.glob("fonts/*") if path.stat().st_size > 80_000] == []
