"""The demo course's own source: the client's outline and glossary, and what was written from them."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

SOURCE = Path(__file__).parent / "source"
PICTURES = Path(__file__).parent / "pictures"
LANGUAGES = ("en", "fr", "es", "ar")

# Every id of the demo course is derived from where its text stands in the source, so that
# loading it twice, or on two installations, gives the same lineages and block ids.
NAMESPACE = UUID("6f0e8d52-6b9c-5d0e-9a35-2f6b1c1f7a10")


def identifier(*parts: object) -> str:
    """A stable UUID for a place in the source: `identifier("lesson", "crisis-teams", 2)`."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))


@cache
def _json(name: str) -> Any:
    return json.loads((SOURCE / name).read_text(encoding="utf-8"))


def outline() -> dict[str, Any]:
    return _json("outline.json")


def module_keys() -> list[str]:
    return [module["key"] for module in outline()["modules"]]


def module_text(number: int, key: str) -> dict[str, Any]:
    """Lessons, cases, questions and tools of one module, in English."""
    return _json(f"modules/{number:02d}-{key}.json")


def translation(code: str) -> dict[str, Any]:
    """Titles, objectives and definitions in `fr`, `es`, `ar` or `fil`."""
    return _json(f"translations/{code}.json")


def slots() -> list[dict[str, Any]]:
    return _json("slots.json")


def assessment() -> dict[str, Any]:
    return _json("assessment.json")


def sample(code: str) -> dict[str, Any]:
    return _json(f"samples/{code}.json")


@cache
def glossary() -> list[dict[str, str]]:
    """Rows of `key, en, fr, es, ar, definition_en`, without the client's notes to translators."""
    with (SOURCE / "GLOSSARY.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["definition_en"] = row["definition_en"].partition(" Arabic form is plural")[0]
    return rows


@cache
def pictures() -> list[dict[str, Any]]:
    return json.loads((PICTURES / "pictures.json").read_text(encoding="utf-8"))


def source_titles() -> dict[str, str]:
    """What the source keys of case studies stand for."""
    return _json("sources.json")
