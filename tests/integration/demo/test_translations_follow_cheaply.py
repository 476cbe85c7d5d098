"""Translations follow their source by fewer statements than Wagtail's own, and leave the same behind."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published, published
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)

from cms.content.models import Lesson, Module
from editions.live_pages import publish_in_memory
from editions.materialise.resync import resync

# When, and by which row's number: these differ between any two runs.
_PASSING = {"latest_revision_id", "live_revision_id", "latest_revision_created_at", "last_published_at"}


def undone(work: Callable[[], Any]) -> Any:
    """What `work` returns; what it changed is rolled back."""
    with transaction.atomic():
        found = work()
        transaction.set_rollback(True)
    return found


# What wagtail-localize knows ------------------------------------------------------------------------


def reworded(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A string changed, one more, one block gone, one moved, one twice."""
    first = next(block for block in raw if block["type"] == "rich_text")
    first["value"]["text"] = first["value"]["text"].replace("</p>", " One more.</p><p>And another.</p>", 1)
    twice = {**deepcopy(first), "id": "00000000-0000-4000-8000-00000000000f"}
    return [raw[-1], *raw[:1], *raw[2:-1], twice]


def known(source: TranslationSource) -> dict[str, Any]:
    """All that is known of a source, by what it says."""
    source.refresh_from_db()
    return {
        "content": source.content_json,
        "facts": (source.schema_version, source.object_repr),
        "strings": sorted(
            StringSegment.objects.filter(source=source).values_list("context__path", "order", "string__data", "attrs")
        ),
        "templates": sorted(
            TemplateSegment.objects.filter(source=source).values_list("context__path", "order", "template__template")
        ),
        "overridable": sorted(
            OverridableSegment.objects.filter(source=source).values_list("context__path", "order", "data_json")
        ),
        "contexts": sorted(
            TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "path_id", "field_path")
        ),
    }


def changed_lesson(edition: Any) -> tuple[Lesson, TranslationSource]:
    lesson = Lesson.objects.filter(identity__edition=edition, locale=edition.source_locale).order_by("path")[1]
    lesson.title += " today"
    lesson.body = lesson.body.stream_block.to_python(reworded(list(lesson.body.raw_data)))
    lesson.save()
    return Lesson.objects.get(pk=lesson.pk), TranslationSource.objects.get_for_instance(lesson)


def test_a_resync_leaves_what_wagtail_localize_leaves(upstream):
    lesson, source = changed_lesson(upstream)

    def theirs() -> dict[str, Any]:
        source.update_from_db()
        return known(source)

    def ours() -> dict[str, Any]:
        resync(source, lesson)
        return known(source)

    before = known(source)
    assert undone(ours) == undone(theirs) != before


def test_a_resync_of_what_has_not_changed_changes_no_row(upstream):
    for model in (Lesson, Module):
        page = model.objects.filter(identity__edition=upstream, locale=upstream.source_locale).first()
        source = TranslationSource.objects.get_for_instance(page)
        rows = [list(kind.objects.filter(source=source).order_by("pk").values()) for kind in _SEGMENTS]
        resync(source, page)
        assert [list(kind.objects.filter(source=source).order_by("pk").values()) for kind in _SEGMENTS] == rows


_SEGMENTS = (StringSegment, TemplateSegment, OverridableSegment)


# Publishing --------------------------------------------------------------------------------------------


def translation(edition: Any) -> Lesson:
    page = Lesson.objects.filter(identity__edition=edition, locale__language_code="fr").order_by("path").first()
    page.title = "Un autre titre"
    page.body = page.body.stream_block.to_python(list(page.body.raw_data)[1:])
    return page


def left_by(publish: Callable[[Lesson], None], page: Lesson) -> dict[str, Any]:
    """Rows and signals after `publish`."""
    heard = []

    def hear(sender: Any, instance: Any, revision: Any, **kwargs: Any) -> None:
        heard.append((kwargs["signal"] is page_published, sender, instance.pk, instance.title, revision.object_str))

    for signal in (page_published, published):
        signal.connect(hear)
    try:
        publish(page)
    finally:
        for signal in (page_published, published):
            signal.disconnect(hear)
    row = Lesson.objects.filter(pk=page.pk).values().get()
    newest = Revision.objects.get(pk=row["latest_revision_id"])
    assert row["live_revision_id"] == newest.pk
    assert row["latest_revision_created_at"] == newest.created_at <= row["last_published_at"]
    told = {"user": newest.user_id, "object": newest.object_id, "type": newest.content_type_id}
    told |= {"base": newest.base_content_type_id, "as": newest.object_str, "scheduled": newest.approved_go_live_at}
    return {
        "page": {name: value for name, value in row.items() if name not in _PASSING},
        "content": {name: value for name, value in newest.content.items() if name not in _PASSING},
        "revision": told,
        "revisions": Revision.objects.for_instance(page).count(),
        "log": PageLogEntry.objects.filter(page=page.pk).count(),
        "heard": heard,
    }


def theirs(page: Lesson) -> None:
    page.save_revision(log_action=False).publish(log_action=False)


def ours(page: Lesson) -> None:
    publish_in_memory(page, page.slug)


def test_publishing_in_memory_leaves_what_wagtail_leaves(upstream):
    found = [undone(lambda how=how: left_by(how, translation(upstream))) for how in (theirs, ours)]

    assert found[0] == found[1]
    assert found[1]["page"]["title"] == "Un autre titre"
    assert found[1]["heard"]


@pytest.mark.parametrize("state", [{"has_unpublished_changes": True}, {"live": False}])
def test_a_page_in_an_uncommon_state_is_published_as_wagtail_does(upstream, state):
    page = translation(upstream)
    Page.objects.filter(pk=page.pk).update(**state)

    def changed() -> Lesson:
        page = translation(upstream)
        page.refresh_from_db(fields=list(state))
        return page

    found = [undone(lambda how=how: left_by(how, changed())) for how in (theirs, ours)]
    assert found[0] == found[1]


def test_a_new_slug_reaches_the_addresses_below(upstream):
    module = Module.objects.filter(identity__edition=upstream, locale__language_code="fr").order_by("path").first()
    before, module.slug = module.slug, "ailleurs"
    publish_in_memory(module, before)

    assert all("/ailleurs/" in page.url_path for page in Page.objects.descendant_of(module))
