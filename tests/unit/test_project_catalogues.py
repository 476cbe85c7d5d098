"""Interface strings: what translators wrote is what people see, with every placeholder in place."""

import re
from collections.abc import Iterable
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(ROOT.glob("*/*/LC_MESSAGES/*.po")) + sorted(ROOT.glob("*/*/locale/*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Message = tuple[str | None, str]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_catalogue = pytest.mark.parametrize(
    "source",
    SOURCES or [pytest.param(None, marks=pytest.mark.skip(reason="There is no catalogue of interface strings yet."))],
    ids=name_of if SOURCES else None,
)


def translations(entries: Iterable[polib.POEntry | polib.MOEntry]) -> dict[Message, str | dict[int, str]]:
    return {(entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr for entry in entries}


@each_catalogue
def test_the_compiled_catalogue_is_current(source: Path) -> None:
    compiled = source.with_suffix(".mo")

    assert compiled.exists(), "Run `make messages`."
    assert translations(polib.mofile(str(compiled))) == translations(polib.pofile(str(source)).translated_entries()), (
        "Run `make messages`."
    )


@each_catalogue
def test_no_translation_is_a_guess_or_missing(source: Path) -> None:
    catalogue = polib.pofile(str(source))
    open_ones = [entry.msgid for entry in [*catalogue.fuzzy_entries(), *catalogue.untranslated_entries()]]

    assert open_ones == []


@each_catalogue
def test_a_translation_keeps_the_placeholders(source: Path) -> None:
    changed = [
        entry.msgid
        for entry in polib.pofile(str(source)).translated_entries()
        if not entry.msgid_plural
        and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))
    ]

    assert changed == []
