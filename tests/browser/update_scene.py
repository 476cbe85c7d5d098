"""An update with one of everything, on the demo course: what the review screen is tried on.

    DATABASE_URL=sqlite:////tmp/scene.sqlite3 python -m tests.browser.update_scene

Upstream changes the first modules, the sample edition `lb-sample` has changed some of the same
places, and release 1.1 is offered to it.
"""

import os
from collections.abc import Callable
from typing import Any

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    print(make_scene())


def make_scene() -> int:
    """Makes the changes, publishes upstream's release and offers it; returns the update's id."""
    from editions.actions.offer_update import offer_update
    from editions.actions.publish_release import publish_release
    from editions.models import Edition

    _upstream()
    _here()
    publish_release(
        Edition.objects.get(code="global"),
        notes="Module 1 tells of people without papers first. Numbers and pictures are new in modules 1 and 2.",
    )
    return offer_update(Edition.objects.get(code="lb-sample")).pk


def _upstream() -> None:
    first, second = _modules("global")
    lessons = [*_lessons(first), *_lessons(second)]
    _edit(lessons[0], _rich_text("is a national of this State", "is one of ours, with or without papers"), _item)
    _translate(first, "يشرح لماذا تتأثر بعثة صغيرة بالأزمة قبل غيرها، وماذا تفعل في الساعات الأولى.")
    _translate(second, "يسمّي ثلاثة عوائق تمنع المواطنين من طلب المساعدة، ويقترح حلاً لكل منها.")
    _edit(lessons[1], _picture)
    _edit(lessons[2], _cell("upstream"))
    _edit(lessons[3], _callout)
    _edit(lessons[4], _tone)
    for page in lessons[5].get_translations(inclusive=True):
        page.delete()
    target = _modules("global", 3)[2]
    for page in lessons[6].get_translations(inclusive=True):
        page.move(target.get_translation(page.locale), pos="last-child")
    lessons[7].title = "Trafficking and exploitation when a crisis comes"
    _publish(lessons[7])
    _question(second, "Which of these makes a person more vulnerable in a crisis?")
    _new_lesson(second)


def _here() -> None:
    first, second = _modules("lb-sample")
    lessons = [*_lessons(first), *_lessons(second)]
    _edit(lessons[0], _rich_text("is a national of this State", "is Lebanese by the law of 1925"))
    _translate(first, "يشرح لماذا تتأثر سفارة لبنانية صغيرة بالأزمة قبل غيرها.")
    _edit(lessons[2], _cell("here"))
    _edit(lessons[5], _rich_text("", "Our consuls meet a seventh barrier: distance."))
    _question(second, "In Beirut: which of these makes somebody more vulnerable?")


# Pages -----------------------------------------------------------------------------------------


def _modules(code: str, count: int = 2) -> list[Any]:
    from cms.content.models import Module

    found = Module.objects.filter(identity__edition__code=code, locale__language_code="en").order_by("path")
    return list(found[:count])


def _lessons(module: Any) -> list[Any]:
    from cms.content.models import Lesson

    return list(Lesson.objects.child_of(module).order_by("path"))


def _publish(page: Any) -> None:
    page.save_revision().publish()


def _edit(page: Any, *changes: Callable[[list[dict[str, Any]]], None]) -> None:
    raw = list(page.body.raw_data)
    for change in changes:
        change(raw)
    page.body = page.body.stream_block.to_python(raw)
    _publish(page)


def _new_lesson(module: Any) -> None:
    from cms.content.models import Lesson

    body = [
        {"type": "rich_text", "value": {"text": "<p>Ask what somebody can do before you ask what they need.</p>"}},
        {"type": "checklist", "value": {"title": "Ask", "items": [{"type": "item", "value": {"text": "Languages"}}]}},
    ]
    lesson = Lesson(title="Ask first what people can do", slug="ask-first", locale=module.locale)
    lesson.body = lesson.body.stream_block.to_python(body)
    module.refresh_from_db()
    module.add_child(instance=lesson)
    _publish(lesson)


# Blocks ----------------------------------------------------------------------------------------


def _first(raw: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(block for block in raw if block["type"] == kind)["value"]


def _rich_text(old: str, new: str) -> Callable[[list[dict[str, Any]]], None]:
    """`new` in place of `old`; where that is not there, instead of the end of the first sentence."""

    def change(raw: list[dict[str, Any]]) -> None:
        value = _first(raw, "rich_text")
        text = value["text"]
        if old and old in text:
            value["text"] = text.replace(old, new, 1)
            return
        head, _stop, rest = text.partition(". ")
        value["text"] = f"{head} – {new}. {rest}" if rest else text.replace("</p>", f" {new}</p>", 1)

    return change


def _item(raw: list[dict[str, Any]]) -> None:
    _first(raw, "checklist")["items"][0]["value"]["text"] += " – and ask when it was last checked"


def _picture(raw: list[dict[str, Any]]) -> None:
    from cms.media.models import CourseImage

    value = _first(raw, "image")
    old = CourseImage.objects.get(pk=value["image"])
    other = CourseImage.objects.filter(collection=old.collection).exclude(pk=old.pk).order_by("pk").first()
    assert other is not None
    value |= {"image": other.pk, "alt_text": "Stages of a crisis, drawn as a ring"}


def _cell(who: str) -> Callable[[list[dict[str, Any]]], None]:
    def change(raw: list[dict[str, Any]]) -> None:
        rows = _first(raw, "table")["rows"]
        cell = rows[0 if who == "upstream" else -1]["value"]["cells"][0]
        cell["value"] += " (checked in 2026)" if who == "upstream" else " – here: the crisis cell in Beirut"

    return change


def _callout(raw: list[dict[str, Any]]) -> None:
    raw.append({"type": "callout", "value": {"tone": "tip", "title": "Try it", "text": "<p>Draw your own cycle.</p>"}})


def _tone(raw: list[dict[str, Any]]) -> None:
    _first(raw, "callout")["tone"] = "warning"


def _question(module: Any, stem: str) -> None:
    module.refresh_from_db()
    raw = list(module.knowledge_check.raw_data)
    value = next(block for block in raw if "options" in block["value"])["value"]
    value["stem"] = stem
    if "Beirut" not in stem:
        value["options"][0]["value"]["text"] += ", and how long they have been there"
    module.knowledge_check = module.knowledge_check.stream_block.to_python(raw)
    _publish(module)


def _translate(page: Any, target: str) -> None:
    """Another Arabic text for the module's first objective."""
    from wagtail.models import Locale
    from wagtail_localize.models import StringTranslation, Translation

    arabic = Locale.objects.get(language_code="ar")
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=arabic)
    rows = StringTranslation.objects.filter(context__object_id=page.translation_key, locale=arabic)
    row = rows.filter(context__path__startswith="objectives.").earliest("pk")
    row.data = target
    row.save()
    translation.save_target(publish=True)


if __name__ == "__main__":
    main()
