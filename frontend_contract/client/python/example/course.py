"""Prints an edition's modules and one lesson: `python example/course.py URL EDITION LOCALE`."""

import re
import sys
from collections.abc import Iterator

from course_editions_client import Client, Refused
from course_editions_client.generated.lesson import LessonEditionLesson


def main(url: str = "http://127.0.0.1:8000", code: str = "global", locale: str = "en") -> int:
    try:
        with Client(url) as client:
            show(client, code, locale)
    except Refused as refused:
        print(f"{refused.code}: {refused} {refused.advice}", file=sys.stderr)
        return 1
    return 0


def show(client: Client, code: str, locale: str) -> None:
    edition = client.outline(code=code, locale=locale).edition
    course = edition and edition.course
    if not course:
        return
    print(f"{course.title} [{course.locale}, {course.direction.value}]")
    for module in course.modules:
        print(f"{module.number}. {module.title} ({module.minutes} min, {len(module.lessons)} lessons)")
    first = next((lesson for module in course.modules for lesson in module.lessons), None)
    again = first and client.lesson(code=code, locale=locale, id=first.id).edition
    lesson = again and again.lesson
    if not lesson:
        return
    print(f"\n{lesson.title} [{lesson.locale}, {lesson.direction.value}]")
    for line in lines(lesson):
        print(f"\n{line}")


def lines(lesson: LessonEditionLesson) -> Iterator[str]:
    """What its blocks say, in a line or two each."""
    for block in lesson.body:
        if block.typename__ == "RichTextBlock":
            yield plain(block.text)
        elif block.typename__ == "CalloutBlock":
            yield f"{block.tone.value}: {block.title} {plain(block.text)}"
        elif block.typename__ == "StepsBlock":
            yield "\n".join(f"{number}. {step.title}" for number, step in enumerate(block.steps, 1))
        elif block.typename__ == "ChecklistBlock":
            yield "\n".join(f"[ ] {item.text}" for item in block.items)
        elif block.typename__ == "TableBlock":
            yield "\n".join(" | ".join([row.header, *row.cells]) for row in block.rows)
        elif block.typename__ == "ImageBlock":
            yield f"{block.image.alt} ({block.image.width} × {block.image.height})"
        elif block.typename__ == "SlotBlock":
            yield block.slot.value if block.slot.filled else block.slot.neutral_text
        elif block.typename__ == "QuestionBlock":
            yield block.question.stem
        else:
            # This example does not show the rest; and a type that is unknown here comes as `Block`.
            yield f"({block.typename__})"


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
