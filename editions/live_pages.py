"""Publishing a live page with what it holds in memory.

Wagtail writes a revision, reads it back, and saves and checks the page twice. Where hundreds of
translations follow their sources, each thing is done once. What is left in the database is the
same (a test does it), and whoever listens hears the same.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision
from wagtail.signals import page_published, published

from cms.content.page import ContentPage

__all__ = ["publish_beside_draft", "publish_in_memory"]

# What Wagtail itself sets: whose row it is, its place, its history. Nothing that a page says.
_KEPT = {
    *("id", "page_ptr", "content_type", "path", "depth", "numchild", "slug", "url_path"),
    *("translation_key", "locale", "owner", "locked", "locked_at", "locked_by", "alias_of", "go_live_at", "expire_at"),
}
_HISTORY = {"latest_revision", "live_revision"}


def publish_in_memory(page: ContentPage, slug_before: str) -> None:
    """What `page.save_revision(log_action=False).publish(log_action=False)` does.

    `page` is as the database has it but for what it is to say now; there it has `slug_before`.
    Raises `ValidationError` as they do. Call it inside a transaction.
    """
    if page.slug != slug_before or not _is_plain(page):
        page.save_revision(log_action=False).publish(log_action=False)
        return
    # With the slug, its place and language as they were, nothing that makes it unique is new.
    page.clean_fields(exclude=_KEPT | _HISTORY)
    revision = _revision_of(page)
    page.latest_revision = page.live_revision = revision
    page.latest_revision_created_at = revision.created_at
    page.draft_title = page.title
    page.has_unpublished_changes = page.expired = False
    page.last_published_at = timezone.now()
    page.first_published_at = page.first_published_at or page.last_published_at
    page.save(clean=False, update_fields=_written(page._meta.model))
    _tell(page, revision)


def publish_beside_draft(page: ContentPage) -> None:
    """Makes live what `page`, the live row, holds in memory; its newer draft and its review go on.

    Raises `ValidationError`. Call it inside a transaction.
    """
    page.full_clean()
    page.live_revision = _revision_of(page)
    page.last_published_at = timezone.now()
    page.save(clean=False)
    _announce(page, page.live_revision)


def _revision_of(page: ContentPage) -> Revision:
    return Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
    )


def _is_plain(page: ContentPage) -> bool:
    """Whether it is live as it is, on no schedule, and wholly in its own row."""
    scheduled = page.has_unpublished_changes or page.go_live_at or page.expire_at
    return page.live and not scheduled and not page.alias_of_id and _is_one_row(page._meta.model)


@cache
def _is_one_row(model: Any) -> bool:
    """Whether nothing but comments lies in other tables, and its fields check themselves."""
    children = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    return children == {COMMENTS_RELATION_NAME} and not model._meta.many_to_many and model.clean is Page.clean


@cache
def _written(model: Any) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name not in _KEPT]


def _tell(page: ContentPage, revision: Revision) -> None:
    """What Wagtail does after it has published, in its order."""
    _announce(page, revision)
    if getattr(settings, "WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH", True) and (state := page.current_workflow_state):
        state.cancel(user=None)
    if Page.objects.filter(alias_of=page.pk).exists():
        page.update_aliases(revision=revision, _content=revision.content)


def _announce(page: ContentPage, revision: Revision) -> None:
    told: dict[str, Any] = {"sender": type(page), "instance": page, "revision": revision}
    page_published.send(**told)
    published.send(**told)
