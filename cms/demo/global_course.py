"""The global course as a manifest and documents, from the client's outline.

The demo course enters the system by the same door as a fork or an import: as documents that
`materialise` turns into pages.
"""

import re
from collections.abc import Iterator
from typing import Any

from cms.content.guidelines import GUIDELINES
from cms.content.models import CaseStudy, Course, FinalAssessment, Glossary, Lesson, Module, Tool
from cms.demo import source_files
from cms.demo.blocks import lineage_of, rich_text, stream
from cms.demo.demo_page import TARGETS, DemoPage, document_of
from cms.demo.source_files import LANGUAGES, identifier
from editions.documents.snapshot import SCHEMA_VERSION, Snapshot

TITLE = "Assisting nationals affected by crises abroad"
SUMMARY = (
    "A self-paced course for consular officers, labour attachés and other staff who serve nationals abroad: "
    "how to prepare, inform, protect and help people when a crisis strikes the country they are in."
)
PARTS = {
    "A": "Understanding",
    "B": "Actors and frameworks",
    "C": "Getting ready",
    "D": "Responding and recovering",
}
CERTAINTY = {"S": "seen", "S/G": "mixed", "S/W": "weak", "W": "weak", "G": "general"}


def snapshot(media: dict[tuple[str, str], str]) -> Snapshot:
    """The whole course. `media` gives the content hash of each picture by `(key, language)`."""
    result = Snapshot(manifest={})
    entries = []
    for page in pages(media):
        locales = {}
        for code in LANGUAGES:
            digest = result.add(document_of(page, code))
            locales[code] = {"digest": digest, "slug": page.fields.get("slug", ""), "title": "", "title_locale": code}
        entries.append(
            {"lineage": page.lineage, "type": page.model._meta.label, "parent": page.parent, "locales": locales}
        )
    result.manifest = {
        "schema_version": SCHEMA_VERSION,
        "edition": {"source_locale": "en"},
        "pages": entries,
        "media": {},
    }
    return result


def pages(media: dict[tuple[str, str], str]) -> Iterator[DemoPage]:
    """All pages, parents before children, in reading order."""
    course = _course()
    yield course
    for number, module in enumerate(source_files.outline()["modules"], 1):
        text = source_files.module_text(number, module["key"])
        parent = _module(module, text, course.lineage)
        yield parent
        for position, lesson in enumerate(module["lessons"], 1):
            yield _lesson(module, position, lesson, text["lessons"][position - 1], parent.lineage, media)
        for position, case in enumerate(module["cases"], 1):
            yield _case(module, position, case, text["cases"][position - 1], parent.lineage)
        for position, tool in enumerate(text["tools"], 1):
            yield _tool(module, position, tool, parent.lineage)
    yield _assessment(course.lineage)
    yield _glossary(course.lineage)


def _course() -> DemoPage:
    lineage = identifier("course")
    fields = {
        "title": TITLE,
        "summary": SUMMARY,
        "parts": [
            {"type": "part", "id": identifier("part", key), "value": {"key": key, "title": title}}
            for key, title in PARTS.items()
        ],
        "slots": [
            {
                "type": "slot",
                "id": identifier("slot", slot["key"]),
                "value": {
                    "key": slot["key"],
                    "kind": slot["kind"],
                    "meaning": slot["meaning"]["en"],
                    "neutral_text": slot["neutral_text"]["en"],
                },
            }
            for slot in source_files.slots()
        ],
    }
    page = DemoPage(lineage, Course, None, fields)
    translations = {code: source_files.translation(code) for code in TARGETS}
    page.translate("title", {code: translations[code]["course"]["title"] for code in TARGETS})
    page.translate("summary", {code: translations[code]["course"]["summary"] for code in TARGETS})
    for key in PARTS:
        path = f"parts.{identifier('part', key)}.title"
        page.translate(path, {code: translations[code]["parts"][key] for code in TARGETS})
    for slot in source_files.slots():
        path = f"slots.{identifier('slot', slot['key'])}"
        page.translate(f"{path}.meaning", slot["meaning"])
        page.translate(f"{path}.neutral_text", slot["neutral_text"])
    return page


def _translated(module: dict[str, Any], kind: str, position: int) -> dict[str, str]:
    return {code: source_files.translation(code)["modules"][module["key"]][kind][position - 1] for code in TARGETS}


def _module(module: dict[str, Any], text: dict[str, Any], parent: str) -> DemoPage:
    key = module["key"]
    objectives = [
        {"type": "objective", "id": identifier("module", key, "objective", position), "value": objective}
        for position, objective in enumerate(module["objectives"], 1)
    ]
    block = Module._meta.get_field("knowledge_check").stream_block
    fields = {
        "title": module["title"]["en"],
        "slug": key,
        "minutes": module["minutes"],
        "part": module["part"],
        "objectives": objectives,
        "knowledge_check": stream(block, text["questions"], "module", key, "question"),
    }
    page = DemoPage(lineage_of(f"module:{key}"), Module, parent, fields)
    page.translate("title", module["title"])
    for position, objective in enumerate(objectives, 1):
        page.translate(f"objectives.{objective['id']}", _translated(module, "objectives", position))
    return page


def _lesson(
    module: dict[str, Any],
    position: int,
    lesson: dict[str, Any],
    text: dict[str, Any],
    parent: str,
    media: dict[tuple[str, str], str],
) -> DemoPage:
    place = f"lesson:{module['key']}:{position}"
    block = Lesson._meta.get_field("body").stream_block
    body = stream(block, text["body"], *place.split(":"), "body")
    fields = {
        "title": lesson["title"],
        "slug": text["slug"],
        "guidelines": list(dict.fromkeys(code for each in lesson["guidelines"] for code in expand(each))),
        "body": body,
    }
    page = DemoPage(lineage_of(place), Lesson, parent, fields)
    page.translate("title", _translated(module, "lessons", position))
    for item in body:
        if item["type"] == "image":
            _place_picture(page, item, media)
    return page


def _place_picture(page: DemoPage, item: dict[str, Any], media: dict[tuple[str, str], str]) -> None:
    picture = next(each for each in source_files.pictures() if each["key"] == item["value"]["image"])
    item["value"]["image"] = f"sha256:{media[picture['key'], 'en']}"
    # The text alternative stands with the block, where it can be translated.
    item["value"]["alt_text"] = item["value"]["alt_text"] or picture["alt"]["en"]
    page.translate(f"body.{item['id']}.alt_text", picture["alt"])
    captions = {code: source_files.translation(code)["captions"][picture["key"]] for code in TARGETS}
    page.translate(f"body.{item['id']}.caption", captions)
    page.overrides["ar"][f"body.{item['id']}.image"] = f"sha256:{media[picture['key'], 'ar']}"


def expand(code: str) -> list[str]:
    """`P1–P10` → `["P1", …, "P10"]`; a single code stands for itself."""
    found = re.fullmatch(r"([PG])(\d+)–[PG](\d+)", code)
    codes = [f"{found[1]}{n}" for n in range(int(found[2]), int(found[3]) + 1)] if found else [code]
    unknown = [each for each in codes if each not in GUIDELINES]
    if unknown:
        raise ValueError(f"Unknown guideline in the outline: {', '.join(unknown)}")
    return codes


def _case(module: dict[str, Any], position: int, case: dict[str, Any], text: dict[str, Any], parent: str) -> DemoPage:
    place = f"case:{module['key']}:{position}"
    titles = source_files.source_titles()
    fields = {
        "title": case["title"],
        "slug": text["slug"],
        "countries": text["countries"],
        "place": text["place"],
        "year": text["year"],
        "year_to": text["year_to"],
        "crisis_type": text["crisis_type"],
        "facts": rich_text(text["facts"]),
        "teaching_point": rich_text(text["teaching_point"]),
        "sources": [
            {
                "type": "source",
                "id": identifier(*place.split(":"), "source", key),
                "value": {"key": key, "title": titles[key], "url": ""},
            }
            for key in case["sources"]
        ],
        "certainty": CERTAINTY[case["certainty"]],
        "review_date": text["review_date"],
        "sample": False,
    }
    page = DemoPage(lineage_of(place), CaseStudy, parent, fields)
    page.translate("title", _translated(module, "cases", position))
    return page


def _tool(module: dict[str, Any], position: int, tool: dict[str, Any], parent: str) -> DemoPage:
    fields = {
        "title": tool["title"],
        "slug": tool["slug"],
        "kind": tool["kind"],
        "text": rich_text(tool["text"]),
        "file": None,
    }
    page = DemoPage(lineage_of(f"tool:{module['key']}:{position}"), Tool, parent, fields)
    page.translate("title", _translated(module, "tools", position))
    return page


def _assessment(parent: str) -> DemoPage:
    source = source_files.assessment()
    blueprint_block = FinalAssessment._meta.get_field("blueprint").stream_block
    bank_block = FinalAssessment._meta.get_field("bank").stream_block
    items = [
        {
            "type": "item",
            "value": {
                "module": f"module:{row['module']}",
                "tests": row["tests"],
                "question_type": row["type"],
                "level": row["level"],
                "guidelines": row["guidelines"],
                "safety_critical": row["safety_critical"],
            },
        }
        for row in source["blueprint"]
    ]
    sections = [
        {
            "type": "section",
            "value": {"module": f"module:{row['module']}", "sample": True, "questions": row["questions"]},
        }
        for row in source["bank"]
    ]
    fields = {
        "title": "Final assessment",
        "slug": "final-assessment",
        "pass_mark": 80,
        "question_count": 20,
        "attempts": 3,
        "pause_hours": 24,
        "minutes": 20,
        "blueprint": stream(blueprint_block, items, "assessment", "blueprint"),
        "bank": stream(bank_block, sections, "assessment", "bank"),
    }
    page = DemoPage(identifier("assessment"), FinalAssessment, parent, fields)
    page.translate("title", {code: source_files.translation(code)["assessment"]["title"] for code in TARGETS})
    return page


def _glossary(parent: str) -> DemoPage:
    rows = source_files.glossary()
    fields = {
        "title": "Glossary",
        "slug": "glossary",
        "terms": [
            {
                "type": "term",
                "id": identifier("term", row["key"]),
                "value": {"key": row["key"], "term": row["en"], "definition": row["definition_en"]},
            }
            for row in rows
        ],
    }
    page = DemoPage(identifier("glossary"), Glossary, parent, fields)
    translations = {code: source_files.translation(code)["glossary"] for code in TARGETS}
    page.translate("title", {code: translations[code]["title"] for code in TARGETS})
    for row in rows:
        path = f"terms.{identifier('term', row['key'])}"
        page.translate(f"{path}.term", {code: row[code] for code in TARGETS})
        page.translate(f"{path}.definition", {code: translations[code]["definitions"][row["key"]] for code in TARGETS})
    return page
