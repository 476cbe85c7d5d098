"""Take an update back: contents, tree and base as they were before."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.content.indexing import indexed_together
from editions.actions.decide_update import locked
from editions.actions.publish_update import edited_since
from editions.automatic_releases import expect_release_after_commit
from editions.documents.store import manifest_of
from editions.errors import Invalid
from editions.merging import OutlinePage, merge_outline
from editions.models import Edition, EditionBase, Release, Update, UpdatePage
from editions.permissions import Action, require
from editions.progress import Progress, silent
from editions.updates.arranging import arrange, outline_now
from editions.updates.base import base_pages, set_base
from editions.updates.drafts import take_back
from editions.updates.going import come_back
from editions.updates.restoring import restore_pages, resume_translations
from editions.updates.taking_media import give_up_media


@transaction.atomic
def undo_update(update: Update, *, user: Any = None, progress: Progress = silent) -> Update:
    """Makes an applied or published update undone, all or nothing.

    Pages that somebody has edited since keep what they have, and are named in `skipped`; their
    base stays as well. Work on other pages is not touched. Raises `Invalid` when there is
    nothing to undo, or when a later update was applied on top of it.
    """
    update = locked(update)
    edition = update.edition
    if update.state not in (Update.State.APPLIED, Update.State.PUBLISHED, Update.State.DECLINED):
        said = _("Update %(id)s is %(state)s: there is nothing to undo.")
        raise Invalid(said % {"id": update.pk, "state": Update.State(update.state).label.lower()})
    published = update.state == Update.State.PUBLISHED
    require(user, Action.PUBLISH if published else Action.EDIT, edition)
    _require_newest(update)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if published:
        with indexed_together():
            left = restore_pages(update, user, progress)
            left += _arrange_back(update, user)
        expect_release_after_commit(edition)
    else:
        left = [row for row in update.pages.all() if not take_back(row)]
    _restore_base(update, {str(row.lineage) for row in left})
    update.skipped = [
        {"lineage": str(row.lineage), "locale": row.locale, "page_title": row.title, "reason": _("edited since")}
        for row in left
    ]
    if not left:
        give_up_media(edition, update.plan.get("media", []))
    update.state = Update.State.UNDONE
    update.undone_at, update.undone_by = timezone.now(), user
    update.save()
    return update


def _require_newest(update: Update) -> None:
    done = (Update.State.APPLIED, Update.State.PUBLISHED, Update.State.DECLINED)
    later = update.edition.updates.filter(pk__gt=update.pk, state__in=done).order_by("pk").first()
    if later is not None:
        said = _("Update %(later)s was applied after update %(id)s: undo that one first.")
        raise Invalid(said % {"later": later.pk, "id": update.pk})


def _arrange_back(update: Update, user: Any) -> list[UpdatePage]:
    """The tree as it was, merged with what was done to it since; pages that have to stay."""
    edition, plan = update.edition, update.plan
    before = [OutlinePage(lineage, kind, parent) for lineage, parent, kind in plan["mine"]]
    after = [OutlinePage(lineage, kind, parent) for lineage, parent, kind in plan["after"]]
    types = {page.id: page.type for page in [*before, *after]}
    edited = edited_since(edition, update.published_at)
    now = outline_now(edition, edited)
    outline = merge_outline(after, now, before)
    stood = {page.id for page in before}
    languages: list[tuple[str, str, str | None]] = [
        (lineage, code, None) for lineage, code in plan["gained"] if lineage in stood
    ]
    standing = {page.id for page in now}
    for lineage, code, digest in plan["languages"]:
        if digest is None and lineage in standing:
            languages.append((lineage, code, plan["deleted"][lineage][code]))
    gained = arrange(edition, now, outline, plan["deleted"], types, languages, user)
    source = edition.source_locale.language_code
    for lineage, code in gained:
        if code == source and lineage in standing:
            resume_translations(edition, lineage, plan["deleted"][lineage])
    come_back(edition, gained, plan.get("states", {}), user)
    return [
        UpdatePage(update=update, lineage=change.node, locale=source, title=_title(edition, change.node))
        for change in outline.changes
        if change.conflict == "theirs_deleted"
    ]


def _title(edition: Edition, lineage: str) -> str:
    identity = edition.identities.filter(lineage=lineage).select_related("page").first()
    return identity.page.title if identity else ""


def _restore_base(update: Update, left: set[str]) -> None:
    edition, before = update.edition, update.before
    release = Release.objects.get(pk=before["base_release"])
    settled: dict[str, Any] = {page["lineage"]: page for page in base_pages(edition)} if left else {}
    Edition.objects.filter(pk=edition.pk).update(base_release=release)
    pages: Any = before["base_pages"]
    if left:
        old = manifest_of(release)["pages"] if pages is None else pages
        set_base(edition, [settled.get(page["lineage"], page) if page["lineage"] in left else page for page in old])
    elif pages is None:
        EditionBase.objects.filter(edition=edition).delete()
    else:
        set_base(edition, pages)
