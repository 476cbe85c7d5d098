"""Translations that wait for an answer follow their source too: what readers have, and what is to be approved.

Both keep the words that they have and no others: what translators write meanwhile waits until it is
sent in itself. Whoever has looked already is asked again, and told why.
"""

from typing import Any

from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import workflow_cancelled
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import Translation
from wagtail_localize.segments.ingest import ingest_segments

from cms.content.page import ContentPage
from editions.live_pages import publish_beside_draft
from editions.synced_source import SyncedSource

__all__ = ["ask_again_about", "connect", "follow_in_review", "source_changed_since"]


def follow_in_review(source: ContentPage, target: ContentPage, synced: SyncedSource, state: WorkflowState) -> None:
    """Brings `target` and its draft, which `state` is about, up to date. Call it inside a transaction."""
    draft = target.get_latest_revision_as_object()
    if target.live and _take_over(source, target, synced):
        publish_beside_draft(target)
    if _take_over(source, draft, synced):
        ask_again_about(state, draft.save_revision())


def source_changed_since(state: WorkflowState) -> bool:
    """Whether the source was published anew since the page was sent in, or sent in again."""
    steps = TaskState.objects.filter(workflow_state=state)
    rejected = steps.filter(status=TaskState.STATUS_REJECTED).order_by("-finished_at").first()
    stopped = steps.filter(status=TaskState.STATUS_CANCELLED)
    return (stopped.filter(started_at__gt=rejected.finished_at) if rejected else stopped).exists()


def _take_over(source: ContentPage, page: ContentPage, synced: SyncedSource) -> bool:
    """Puts the source, in the words of `page`, into `page`; whether that changes anything."""
    # A fresh copy each time: wagtail-localize writes into the streams of the page that it reads.
    fresh = type(source).objects.select_related("locale").get(pk=source.pk)
    before = get_serializable_data_for_fields(page)
    segments = synced.segments_as_in(page.locale, page)
    copy_synchronised_fields(fresh, page)
    ingest_segments(fresh, page, fresh.locale, page.locale, segments)
    return get_serializable_data_for_fields(page) != before


def ask_again_about(state: WorkflowState, revision: Revision) -> None:
    """A step that waits begins anew with `revision`: an answer to what was seen before is not taken for it.

    `revision` is the latest of the page. Nothing happens where the step is about it already.
    """
    step = state.current_task_state
    if step is None or step.revision_id == revision.pk:
        return
    if step.status == TaskState.STATUS_IN_PROGRESS:
        step.specific.cancel(resume=True)
    else:
        # It was sent back: whoever sends it in again is asked for it then.
        TaskState.objects.filter(pk=step.pk).update(revision=revision)


def _on_cancelled(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    """Drops the draft that was sent in, so that the page follows its source as before.

    What translators wrote is kept apart from it, and stays.
    """
    page = Page.objects.filter(pk=instance.object_id).first() if instance.base_content_type.model == "page" else None
    if page is None or not (page.live and page.has_unpublished_changes and _is_translated(page)):
        return
    if not instance.revisions().filter(pk=page.latest_revision_id).exists():
        return
    live = page.live_revision
    Page.objects.filter(pk=page.pk).update(
        latest_revision=live, latest_revision_created_at=live and live.created_at, has_unpublished_changes=False
    )


def _is_translated(page: Page) -> bool:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).exists()


def connect() -> None:
    """Called once at start-up."""
    workflow_cancelled.connect(_on_cancelled, dispatch_uid="editions.translations_in_review")
