"""A small course that has one of everything, in three languages that are translated unevenly.

English is the source. French has module one with gaps; module two has no French at all. Arabic
has next to nothing and falls back to French. One lesson exists in Arabic alone.
"""

from typing import Any

from tests.integration.api.release_maker import ReleaseMaker
from tests.integration.api.sample_blocks import BODY, PICTURE, QUESTIONS, block

LOGO, SHEET = "b" * 64, "c" * 64
SECRET = "What nobody may read before the assessment"


def _slot(identifier: str, key: str, kind: str) -> dict[str, Any]:
    return {
        "id": identifier,
        "type": "slot",
        "value": {"key": key, "kind": kind, "meaning": f"Meaning of {key}", "neutral_text": f"Ask for {key}"},
    }


SLOTS = [
    _slot("slot-1", "hotline", "phone"),
    _slot("slot-2", "ministry", "institution"),
    _slot("slot-3", "rule", "text"),
    _slot("slot-4", "site", "link"),
]

MEDIA = {
    digest: {
        "kind": "image",
        "title": title,
        "alt": f"Alt of {title}",
        "credit": "Somebody",
        "licence": "CC BY 4.0",
        "source": "",
        "file_name": "map.png",
        "mime": "image/png",
        "size": 1000,
        "width": 1200,
        "height": 600,
        "renditions": [{"width": w, "height": w // 2} for w in (480, 960, 1200)],
    }
    for digest, title in ((PICTURE, "map"), (LOGO, "logo"))
} | {
    SHEET: {
        "kind": "document",
        "title": "Sheet",
        "alt": "",
        "credit": "",
        "licence": "",
        "source": "",
        "file_name": "contact sheet.pdf",
        "mime": "application/pdf",
        "size": 2048,
        "width": None,
        "height": None,
        "renditions": [],
    }
}


def small_course(code: str = "lagoon") -> ReleaseMaker:
    """Ready to be released."""
    maker = ReleaseMaker(code, fallbacks={"ar": "fr"})
    maker.media = dict(MEDIA)
    maker.branding |= {
        "names": {"en": "Lagoon course"},
        "footers": {"en": "Foot", "fr": "Pied"},
        "logo": f"sha256:{LOGO}",
    }
    both = {"en": "{}", "fr": "{} (fr)"}

    def titles(name: str) -> dict[str, str]:
        return {locale: form.format(name) for locale, form in both.items()}

    maker.page(
        "course",
        "content.Course",
        None,
        {"en": "The course", "fr": "Le cours", "ar": "الدورة"},
        {
            "summary": "What it is for",
            "parts": [{"id": "part-1", "type": "part", "value": {"key": "A", "title": "Understanding"}}],
            "slots": SLOTS,
        },
        {
            "fr": ["summary", "parts.part-1"],
            "ar": ["summary", "parts.part-1", *(f"slots.slot-{n}" for n in (1, 2, 3, 4))],
        },
    )
    maker.page(
        "module-1",
        "content.Module",
        "course",
        titles("Module one"),
        {
            "minutes": 20,
            "part": "A",
            "objectives": [
                {"id": "obj-1", "type": "objective", "value": "Know"},
                {"id": "obj-2", "type": "objective", "value": "Do"},
            ],
            "knowledge_check": QUESTIONS,
        },
        {"fr": ["knowledge_check.q-single"]},
    )
    maker.page(
        "lesson-1",
        "content.Lesson",
        "module-1",
        titles("Lesson one"),
        {"guidelines": ["G5", "P1", "X9"], "body": BODY},
        {"fr": ["body.b-callout", "body.b-q-single"]},
    )
    maker.page(
        "lesson-2",
        "content.Lesson",
        "module-1",
        titles("Lesson two"),
        {"guidelines": [], "body": []},
        {"fr": ["title"]},
    )
    maker.page(
        "case-1",
        "content.CaseStudy",
        "module-1",
        titles("A case"),
        {
            "countries": ["LB", "PH"],
            "place": "",
            "year": 2011,
            "year_to": None,
            "crisis_type": "conflict",
            "facts": "<p>Facts</p>",
            "teaching_point": "<p>Point</p>",
            "sources": [
                {
                    "id": "src-1",
                    "type": "source",
                    "value": {"key": "S1", "title": "Report", "url": "javascript:alert(1)"},
                }
            ],
            "certainty": "seen",
            "review_date": "2027-06-30",
            "sample": True,
        },
        {"fr": ["facts"]},
    )
    maker.page(
        "tool-1",
        "content.Tool",
        "module-1",
        titles("A tool"),
        {"kind": "checklist", "text": "<h3>Use it</h3>", "file": f"sha256:{SHEET}"},
    )
    maker.page(
        "module-2",
        "content.Module",
        "course",
        {"en": "Module two"},
        {"minutes": 30, "part": "", "objectives": [], "knowledge_check": []},
    )
    maker.page("lesson-3", "content.Lesson", "module-2", {"en": "Lesson three"}, {"guidelines": [], "body": []})
    maker.page("lesson-4", "content.Lesson", "module-2", {"ar": "درس"}, {"guidelines": [], "body": []})
    maker.page(
        "assessment",
        "content.FinalAssessment",
        "course",
        titles("Assessment"),
        {
            "question_count": 20,
            "pass_mark": 80,
            "attempts": 3,
            "pause_hours": 24,
            "minutes": 15,
            "blueprint": [{"id": "i1", "type": "item", "value": {"tests": SECRET}}],
            "bank": [
                {"id": "s1", "type": "section", "value": {"questions": [block("x", "question_single", stem=SECRET)]}}
            ],
        },
    )
    maker.page(
        "glossary",
        "content.Glossary",
        "course",
        titles("Glossary"),
        {
            "terms": [
                {"id": "t1", "type": "term", "value": {"key": "post", "term": "post", "definition": "An office"}},
                {
                    "id": "t2",
                    "type": "term",
                    "value": {"key": "referral", "term": "referral", "definition": "A hand-over"},
                },
            ]
        },
        {"fr": ["terms.t2"]},
    )
    return maker


DIRECTORY = {
    "slots": {
        "en": {
            "hotline": {"institution": "", "text": "", "phone": "+12025550100", "url": ""},
            "ministry": {"institution": "inst-1", "text": "", "phone": "", "url": ""},
            "site": {"institution": "", "text": "Our site", "phone": "", "url": "https://help.example"},
        },
        "fr": {"hotline": {"institution": "", "text": "", "phone": "+12025550101", "url": ""}},
    },
    "institutions": [
        {
            "lineage": "inst-1",
            "kind": "ministry",
            "languages": ["en", "fr"],
            "url": "https://ministry.example",
            "valid_from": None,
            "valid_until": None,
            "locales": {
                "en": {
                    "name": "The ministry",
                    "address": "1 Example Street",
                    "hours": "Always",
                    "phones": [{"label": "Desk", "number": "+12025550102"}],
                }
            },
        }
    ],
}
