"""Publishing a live page with what it holds in memory.

Wagtail writes a revision, reads it back, and saves and checks the page twice. Where hundreds of
translations follow their sources, each thing is done once. What is left in the database is the
same (a test does it), and whoever listens hears the same.
"""

from typing import Any

from django.conf import settings
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Revision
from wagtail.signals import page_published, published

from cms.content.page import ContentPage

__all__ = ["publish_in_memory"]

# What Wagtail itself sets; nothing that a page says.
_NOT_CONTENT = {
    *("page_ptr", "content_type", "owner", "locked_by", "locale"),
    *("latest_revision", "live_revision", "alias_of"),
}


def publish_in_memory(page: ContentPage) -> None:
    """What `page.save_revision(log_action=False).publish(log_action=False)` does.

    `page` is live, and as the database has it but for what it is to say now. Raises
    `ValidationError` as they do. Call it inside a transaction.
    """
    if not page.live or page.go_live_at or page.alias_of_id or _has_children(type(page)):
        page.save_revision(log_action=False).publish(log_action=False)
        return
    page.full_clean(exclude=_NOT_CONTENT)
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
    )
    page.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
    page.latest_revision = page.live_revision = revision
    page.latest_revision_created_at = revision.created_at
    page.draft_title = page.title
    page.has_unpublished_changes = page.expired = False
    page.last_published_at = timezone.now()
    page.first_published_at = page.first_published_at or page.last_published_at
    page.save(clean=False)
    _tell(page, revision)


def _has_children(model: type[ContentPage]) -> bool:
    """Whether rows of other tables belong to such pages, comments aside."""
    return any(relation.get_accessor_name() != COMMENTS_RELATION_NAME for relation in get_all_child_relations(model))


def _tell(page: ContentPage, revision: Revision) -> None:
    """What Wagtail does after it has published, in its order."""
    told: dict[str, Any] = {"sender": type(page), "instance": page, "revision": revision}
    page_published.send(**told)
    published.send(**told)
    if getattr(settings, "WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH", True) and (state := page.current_workflow_state):
        state.cancel(user=None)
    page.update_aliases(revision=revision, _content=revision.content)
