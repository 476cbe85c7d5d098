"""Writing on a page in its own language: its blocks, its fields, a few of them at a time."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField

from cms.content.models import CaseStudy, Course, FinalAssessment, Glossary, Lesson, Module, Tool
from tests.drill.author import Author
from tests.drill.sentence_edits import REWRITINGS
from tests.drill.stream_edits import edit_stream


def write(author: Author) -> int:
    """Opens a page, makes a few edits and saves; mostly it is published, sometimes left as a draft."""
    page = author.pick(*author.rng.choice(_KINDS))
    if page is None or not author.free(page):
        return 0
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else page
    names = [name for _ in range(author.rng.randint(1, 4)) for name in [edit_page(author, draft)] if name]
    if not names:
        return 0
    try:
        draft.full_clean()
    except ValidationError:
        return 0
    revision = draft.save_revision()
    if author.rng.random() < 0.85 and page.live:
        revision.publish()
    else:
        names.append("leave_draft")
    author.done.update(names)
    author.look_again()
    return len(names)


_KINDS = (
    *((Lesson,),) * 9,
    *((Module,),) * 2,
    *((CaseStudy,),) * 2,
    *((Tool,),) * 2,
    (Glossary,),
    (FinalAssessment,),
    (Course,),
)


def edit_page(author: Author, page: Any) -> str | None:
    """Makes one edit; its name, or `None` where it came to nothing."""
    streams = [name for name in page.document_fields if isinstance(page._meta.get_field(name), StreamField)]
    if streams and author.rng.random() < 0.75:
        return _edit_stream(author, page, author.rng.choice(streams))
    return _edit_field(author, page)


def _edit_stream(author: Author, page: Any, name: str) -> str | None:
    field: Any = page._meta.get_field(name)
    raw = list(field.stream_block.get_prep_value(getattr(page, name)))
    if name in ("slots", "terms"):
        return _edit_declarations(author, page, name, raw)
    edited = edit_stream(field.stream_block, raw, author.fresh)
    if edited is None or (name == "blueprint" and edited[0] == "add_block"):
        return None
    setattr(page, name, field.to_python(edited[1]))
    return edited[0]


def _edit_declarations(author: Author, page: Any, name: str, raw: list[dict[str, Any]]) -> str | None:
    """Slots and terms: nothing is withdrawn that some page refers to."""
    field: Any = page._meta.get_field(name)
    block = field.stream_block
    what = author.rng.choice(("declare", "reword", "reword", "withdraw", "reorder"))
    if what == "declare":
        item = author.fresh.item(block)
        if item:
            raw.insert(author.rng.randint(0, len(raw)), item)
    elif what == "withdraw":
        # The demo refers to all of its own; what the drill declared, hardly anybody does.
        own = [item for item in raw if item["value"]["key"].startswith(("mine", "theirs"))]
        if not own or _is_used(author, own[0]["value"]["key"]):
            return None
        raw.remove(own[0])
    elif what == "reorder":
        raw.insert(0, raw.pop())
    else:
        item = author.rng.choice(raw)["value"]
        item["definition" if name == "terms" else "meaning"] = author.voice.plain()
    setattr(page, name, field.to_python(raw))
    return f"{what}_{name}"


def _is_used(author: Author, key: str) -> bool:
    from tests.drill.uses import is_used

    return is_used(author.edition, key)


def _edit_field(author: Author, page: Any) -> str | None:
    rng, voice = author.rng, author.voice
    kind = type(page)
    options = ["title"]
    options += {
        Lesson: ["slug", "guidelines"],
        Module: ["minutes", "part", "slug"],
        CaseStudy: ["facts", "teaching_point", "facts", "year", "countries", "place", "certainty"],
        Tool: ["text", "text", "kind", "file"],
        FinalAssessment: ["pass_mark", "question_count", "attempts", "pause_hours", "minutes"],
        Course: ["summary"],
    }.get(kind, [])
    name = rng.choice(options)
    if name in ("facts", "teaching_point", "text"):
        setattr(page, name, rng.choice(REWRITINGS)(getattr(page, name), author.fresh))
    elif name == "file":
        if not author.known.documents:
            return None
        page.file_id = rng.choice(author.known.documents)
    else:
        values: dict[str, Any] = {
            "title": voice.title,
            "slug": voice.word,
            "guidelines": lambda: rng.sample(["P1", "P2", "P3", "G1", "G2"], 2),
            "minutes": lambda: rng.randint(5, 60),
            "part": lambda: rng.choice("ABCD"),
            "year": lambda: rng.randint(1990, 2020),
            "countries": lambda: rng.sample(["PH", "LB", "KE", "PE"], 2),
            "place": voice.word,
            "certainty": lambda: rng.choice(CaseStudy.Certainty.values),
            "kind": lambda: rng.choice(Tool.Kind.values),
            "summary": voice.plain,
            "pass_mark": lambda: rng.randint(60, 100),
            "question_count": lambda: rng.randint(5, 40),
            "attempts": lambda: rng.randint(1, 9),
            "pause_hours": lambda: rng.randint(1, 48),
        }
        setattr(page, name, values[name]())
    return f"change_{name}"
