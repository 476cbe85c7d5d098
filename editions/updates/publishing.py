"""Making an update's drafts live, source language first, its translations with it."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.content.page import ContentPage
from editions.documents.media_references import MediaByHash
from editions.documents.snapshot import take_working_copy
from editions.models import Edition, PageIdentity, Update, UpdatePage
from editions.progress import Progress, counted, silent
from editions.translation_sync import follow_source
from editions.updates.drafts import pages_at, state_of
from editions.updates.remembering import remember, remembered
from editions.updates.sides import Place


def publish_pages(update: Update, user: Any, progress: Progress = silent) -> None:
    """Publishes exactly what the update wrote. Call it inside a transaction."""
    edition = update.edition
    source = edition.source_locale.language_code
    rows = _with_translations(update, source)
    media = MediaByHash.of_collection(edition.collection_id)
    pages = pages_at(edition, rows)
    lineages = list(dict.fromkeys(lineage for lineage, _code in rows))
    for lineage in counted(lineages, _("Publishing pages"), progress):
        _publish_lineage(lineage, source, rows, pages, media, user)
    _note_after(rows.values())


def _publish_lineage(
    lineage: str,
    source: str,
    rows: dict[Place, UpdatePage],
    pages: dict[Place, ContentPage],
    media: MediaByHash,
    user: Any,
) -> None:
    original = pages.get((lineage, source))
    translations = {place: row for place, row in rows.items() if place[0] == lineage and place[1] != source}
    if original is not None:
        for place, row in translations.items():
            if row.translation and place in pages:
                locale, before = pages[place].locale, row.translation.get("before") or {"overrides": []}
                row.translation["before"] = {**before, "strings": remembered(original, locale, row.translation)}
                remember(original, locale, row.translation, media)
    row = rows.get((lineage, source))
    if row is not None and row.revision_id and original is not None and original.live:
        _publish(row, user)
    elif original is not None and (codes := {place[1] for place, each in translations.items() if _brings_words(each)}):
        follow_source(original, codes)
    for place, each in translations.items():
        if each.revision_id and place in pages and pages[place].live:
            _publish(each, user)


def _brings_words(row: UpdatePage) -> bool:
    return bool(row.translation and (row.translation["strings"] or row.translation["overrides"]))


def _publish(row: UpdatePage, user: Any) -> None:
    revision = Revision.objects.filter(pk=row.revision_id).first()
    if revision is not None:
        revision.publish(user=user)


def _with_translations(update: Update, source: str) -> dict[Place, UpdatePage]:
    """The update's rows, and one for each translation that will follow its source."""
    rows = {(str(row.lineage), row.locale): row for row in update.pages.all()}
    lineages = {lineage for lineage, code in rows if code == source or rows[lineage, code].translation}
    identities = PageIdentity.objects.filter(edition=update.edition, lineage__in=lineages)
    for identity in identities.select_related("page", "locale"):
        place = (str(identity.lineage), identity.locale.language_code)
        if place not in rows:
            page = identity.page
            rows[place] = UpdatePage.objects.create(
                update=update,
                lineage=identity.lineage,
                locale=place[1],
                title=page.title,
                page_id=page.pk,
                before=state_of(page),
            )
    _keep_translations(update.edition, rows, lineages)
    return rows


def _keep_translations(edition: Edition, rows: dict[Place, UpdatePage], lineages: Collection[str]) -> None:
    """What translators had written before, for those pages whose strings the update brings."""
    working = take_working_copy(edition, lineages)
    for place, row in rows.items():
        if row.translation is not None and place in working.digests:
            row.translation["before"] = working.documents[working.digests[place]]["translation"]


def _note_after(rows: Iterable[UpdatePage]) -> None:
    kept = list(rows)
    pages = Page.objects.in_bulk([row.page_id for row in kept])
    for row in kept:
        page = pages.get(row.page_id)
        if page is not None:
            row.after = {"latest_revision_id": page.latest_revision_id, "live_revision_id": page.live_revision_id}
    UpdatePage.objects.bulk_update(kept, ["after"], batch_size=100)
    translated = [row for row in kept if row.translation is not None]
    UpdatePage.objects.bulk_update(translated, ["translation"], batch_size=100)
