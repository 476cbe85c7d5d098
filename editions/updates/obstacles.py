"""Pages that an update leaves alone, because somebody or something else is at work on them."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from editions.models import Edition, PageIdentity
from editions.updates.sides import Place


def obstacles(edition: Edition, lineages: Collection[str]) -> dict[Place, str]:
    """By lineage and language, why the page must not be written on: locked, in review, scheduled."""
    identities = PageIdentity.objects.filter(edition=edition, lineage__in=lineages).select_related("page", "locale")
    pages: dict[int, Place] = {}
    found: dict[Place, str] = {}
    for identity in identities:
        place = (str(identity.lineage), identity.locale.language_code)
        pages[identity.page_id] = place
        if reason := _reason(identity.page):
            found[place] = reason
    keys = [str(page) for page in pages]
    base_type = get_default_page_content_type()
    in_review = WorkflowState.objects.active().filter(base_content_type=base_type, object_id__in=keys)
    for key in in_review.values_list("object_id", flat=True):
        found.setdefault(pages[int(key)], _("in review"))
    scheduled = Revision.objects.filter(
        base_content_type=base_type, object_id__in=keys, approved_go_live_at__isnull=False
    )
    for key in scheduled.values_list("object_id", flat=True):
        found.setdefault(pages[int(key)], _("scheduled"))
    return found


def _reason(page: Page) -> str | None:
    if page.locked:
        return _("locked")
    if page.go_live_at or page.expire_at:
        return _("scheduled")
    return None
