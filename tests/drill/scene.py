"""A small course and an edition of it, edited by hand so that every rule of merging has work to do."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from cms.content.models import Lesson
from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.models import Edition, Release, Update
from editions.updates.items import as_json
from tests.drill.audit import audit
from tests.drill.recorded import record_edition, record_release
from tests.integration.updates.school import edit, fork, make_school, page_of, question, release, text


@dataclass
class Scene:
    edition: Edition
    base: Release
    theirs: Release


def make_scene() -> Scene:
    upstream = make_school()
    edit(upstream, "second", body=_base())
    release(upstream)
    edition = fork(upstream)
    edit(edition, "second", title="My second", body=_mine(_base()))
    _add_lesson(edition, "own")
    page_of(edition, "third").move(page_of(edition, "first"), pos="left")
    edit(upstream, "second", title="Their second", body=_theirs(_base()))
    edit(upstream, "first", title="Their first")
    _add_lesson(upstream, "fourth")
    release(upstream)
    base, theirs = edition.base_release, upstream.latest_release
    assert base is not None
    assert theirs is not None
    return Scene(edition, base, theirs)


def take_and_audit(scene: Scene) -> list[str]:
    """Takes what is without conflict, writes a text of its own for one conflict; what the audit says."""
    before, _snapshot = record_edition(scene.edition)
    update = offer_update(scene.edition)
    decide_update(update, "take", Which(clean=True))
    own = update.items.filter(node="i", conflict="value").first()
    if own is not None:
        decide_update(update, "take", Which(ids=[own.key]), text="<p>Written together.</p>")
    apply_update(update)
    publish_update(update)
    after, _snapshot = record_edition(scene.edition)
    told = as_json(Update.objects.get(pk=update.pk))
    return audit(record_release(scene.base), record_release(scene.theirs), before, after, told)


def _add_lesson(edition: Edition, slug: str) -> None:
    parent = page_of(edition, "ready")
    page = Lesson(title=slug.capitalize(), slug=slug, locale=parent.locale)
    page.body = page.body.stream_block.to_python([text(f"{slug}-text", f"<p>{slug} says this.</p>")])
    parent.add_child(instance=page)
    page.save_revision().publish()


def _base() -> list[dict[str, Any]]:
    steps = [{"id": f"s{n}", "type": "item", "value": {"title": f"Step {n}", "text": ""}} for n in (1, 2, 3)]
    return [
        text("a", "<p>One. Two. Three.</p>"),
        text("b", "<p>Left alone by me.</p>"),
        text("c", "<p>Edited by me, deleted by them.</p>"),
        text("d", "<p>Deleted by them alone.</p>"),
        {"id": "e", "type": "steps", "value": {"title": "Steps", "steps": steps, "mandatory": False}},
        question("q", "Whom do you call?", ("The post", True), ("Nobody", False)),
        text("m", "<p>As everybody has it.</p>", mandatory=True),
        text("i", "<p>Changed on both sides.</p>"),
        text("x", "<p>First of three.</p>"),
        text("y", "<p>Second of three.</p>"),
        text("z", "<p>Third of three.</p>"),
    ]


def _changed(body: list[dict[str, Any]], **texts: str) -> dict[str, dict[str, Any]]:
    blocks = {block["id"]: deepcopy(block) for block in body}
    for identifier, html in texts.items():
        blocks[identifier]["value"]["text"] = html
    return blocks


def _mine(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    blocks = _changed(
        body, a="<p>Mine one. Two. Three.</p>", c="<p>Mine.</p>", m="<p>My way.</p>", i="<p>My change.</p>"
    )
    blocks["e"]["value"]["steps"][0]["value"]["title"] = "My step"
    blocks["q"]["value"]["options"][1]["value"]["text"] = "My mother"
    return [
        *(blocks[each] for each in "abcdeqmi"),
        text("own", "<p>Added by me.</p>"),
        *(blocks[each] for each in "xyz"),
    ]


def _theirs(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    blocks = _changed(
        body,
        a="<p>One. Two. Their three.</p>",
        b="<p>Their wording.</p>",
        m="<p>As everybody is to have it.</p>",
        i="<p>Their change.</p>",
    )
    steps = blocks["e"]["value"]["steps"]
    steps.append({"id": "s4", "type": "item", "value": {"title": "Their step", "text": ""}})
    blocks["q"]["value"]["options"][0]["value"]["text"] = "The embassy"
    return [*(blocks[each] for each in "abeqmizxy"), text("new", "<p>Added by them.</p>")]
