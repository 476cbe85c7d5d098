"""Writing merged fields as drafts, and taking the drafts back."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Comment, Locale, Page, Revision

from cms.content.page import ContentPage
from editions.documents.fields import attributes_from
from editions.documents.media_references import MediaByHash
from editions.models import Edition, PageIdentity, UpdatePage
from editions.updates.sides import Place

_KEPT = ("latest_revision_id", "live_revision_id", "live", "has_unpublished_changes", "draft_title")


def pages_at(edition: Edition, places: Iterable[Place]) -> dict[Place, ContentPage]:
    """The pages at these lineages and languages, in two queries for each page type."""
    wanted = set(places)
    identities = PageIdentity.objects.filter(
        edition=edition, lineage__in={lineage for lineage, _code in wanted}
    ).values_list("page_id", "lineage", "locale__language_code")
    at = {page_id: (str(lineage), code) for page_id, lineage, code in identities}
    keys = [page_id for page_id, place in at.items() if place in wanted]
    locales = Locale.objects.in_bulk()
    pages: dict[Place, ContentPage] = {}
    for page in Page.objects.filter(pk__in=keys).specific():
        page.locale = locales[page.locale_id]
        pages[at[page.pk]] = page
    return pages


def state_of(page: Page) -> dict[str, Any]:
    """What `take_back` needs to make the page as it was."""
    state = {name: getattr(page, name) for name in _KEPT}
    created = page.latest_revision_created_at
    return {**state, "latest_revision_created_at": created.isoformat() if created else None}


def write_draft(page: ContentPage, fields: dict[str, Any], media: MediaByHash, user: Any) -> Revision:
    """A new draft of `page` with these fields; what is live stays live."""
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else page
    for name, value in attributes_from(type(page), fields, media).items():
        setattr(draft, name, value)
    # A merged page may lack something: that is said in the update and stops its publication.
    return draft.save_revision(user=user, clean=False)


def take_back(row: UpdatePage) -> bool:
    """Makes the page's newest draft the one before the update's; `False` if somebody worked on."""
    if row.revision_id is None:
        return True
    page = Page.objects.filter(pk=row.page_id).first()
    if page is None or page.latest_revision_id != row.revision_id or page.live_revision_id == row.revision_id:
        return False
    Page.objects.filter(pk=page.pk).update(**row.before)
    # Comments hang on the revision in which they were made, and would go with it.
    if not Comment.objects.filter(revision_created_id=row.revision_id).exists():
        Revision.objects.filter(pk=row.revision_id).delete()
    return True
