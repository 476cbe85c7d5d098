"""Undoing a published update: each page live again as it was, with its drafts and translations."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from cms.content.page import ContentPage
from editions.documents.media_references import MediaByHash
from editions.documents.store import load
from editions.live_pages import publish_beside_draft
from editions.materialise.build import translation_with_keys
from editions.materialise.localize import Translated, rebuild
from editions.materialise.resync import resync
from editions.models import Edition, Update, UpdatePage
from editions.progress import Progress, counted, silent
from editions.translation_sync import not_following
from editions.translations_in_review import ask_again_about
from editions.updates.drafts import pages_at
from editions.updates.remembering import forget
from editions.updates.sides import Place

_NOTHING: dict[str, list[Any]] = {"strings": [], "overrides": []}


def restore_pages(update: Update, user: Any, progress: Progress = silent) -> list[UpdatePage]:
    """Puts back what the update published; returns the rows that somebody has worked on since.

    A page and its translations go back together or stay together.
    """
    edition = update.edition
    rows = {(str(row.lineage), row.locale): row for row in update.pages.all()}
    pages = pages_at(edition, rows)
    touched = {place[0] for place, row in rows.items() if place not in pages or not _untouched(row, pages[place])}
    media = MediaByHash.of_collection(edition.collection_id)
    with not_following():
        lineages = list(dict.fromkeys(place[0] for place in rows if place[0] not in touched))
        for lineage in counted(lineages, _("Putting pages back"), progress):
            _restore(edition, lineage, rows, pages, media, user)
    return [row for place, row in rows.items() if place[0] in touched and place in pages and row.after]


def _untouched(row: UpdatePage, page: Page) -> bool:
    return row.after == {"latest_revision_id": page.latest_revision_id, "live_revision_id": page.live_revision_id}


def _restore(
    edition: Edition,
    lineage: str,
    rows: dict[Place, UpdatePage],
    pages: dict[Place, ContentPage],
    media: MediaByHash,
    user: Any,
) -> None:
    source = edition.source_locale.language_code
    own = {place: row for place, row in rows.items() if place[0] == lineage}
    for place in sorted(own, key=lambda place: place[1] != source):
        _restore_page(own[place], user)
        if place[1] == source:
            fresh = Page.objects.get(pk=own[place].page_id).specific
            known = TranslationSource.objects.get_for_instance_or_none(fresh)
            if known is not None:
                resync(known, fresh)
    original = pages_at(edition, [(lineage, source)]).get((lineage, source))
    for place, row in own.items():
        if row.translation and original is not None:
            forget(original, pages[place].locale, row.translation, row.translation.get("before") or _NOTHING, media)


def _restore_page(row: UpdatePage, user: Any) -> None:
    before = row.before
    page = Page.objects.get(pk=row.page_id)
    review = page.current_workflow_state
    if before["live"] and before["live_revision_id"] and page.live_revision_id != before["live_revision_id"]:
        revision = Revision.objects.get(pk=before["live_revision_id"])
        if review is None:
            revision.publish(user=user)
        else:
            _publish_beside_review(revision)
    Page.objects.filter(pk=row.page_id).update(**before)
    if review is not None and before["latest_revision_id"]:
        ask_again_about(review, Revision.objects.get(pk=before["latest_revision_id"]))


def _publish_beside_review(revision: Revision) -> None:
    """Makes it live. Wagtail would end the review of the page, in which somebody else's words wait."""
    page = revision.as_object()
    publish_beside_draft(page)
    copy, page.live_revision = page.live_revision, revision
    page.save(update_fields=["live_revision"], clean=False)
    copy.delete()


def resume_translations(edition: Edition, lineage: str, digests: Mapping[str, str]) -> None:
    """Ties the translations of a page whose source has come back to it, as its documents had them."""
    documents = load(digests.values())
    source = edition.source_locale.language_code
    pages = pages_at(edition, [(lineage, code) for code in digests])
    media = MediaByHash.of_collection(edition.collection_id)
    targets = {
        pages[lineage, code].locale: translation_with_keys(documents[digest], media)
        for code, digest in digests.items()
        if code != source and (lineage, code) in pages and documents[digest]["translation"]
    }
    if targets:
        rebuild([Translated(pages[lineage, source], targets)])
