"""Publish what an update wrote: its pages, and its changes of the tree."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.content.indexing import indexed_together
from editions.actions.decide_update import locked
from editions.automatic_releases import expect_release_after_commit
from editions.errors import Broken, Invalid
from editions.merging import MergedOutline, OutlinePage, merge_outline
from editions.models import Edition, PageIdentity, Update
from editions.permissions import Action, require
from editions.progress import Progress, silent
from editions.updates.arranging import arrange, outline_now
from editions.updates.going import keep_pages
from editions.updates.publishing import publish_pages
from editions.updates.sides import Place


@transaction.atomic
def publish_update(update: Update, *, user: Any = None, progress: Progress = silent) -> Update:
    """Runs the pending operations and publishes exactly the update's drafts, all or nothing.

    Pages that the edition had taken offline stay offline. Raises `Invalid` when the update is
    not applied, and `Broken` when merged content could not be published as it is.
    """
    update = locked(update)
    edition = update.edition
    require(user, Action.PUBLISH, edition)
    if update.state != Update.State.APPLIED:
        said = _("Update %(id)s is %(state)s; only an applied one can be published.")
        raise Invalid(said % {"id": update.pk, "state": Update.State(update.state).label.lower()})
    if update.violations:
        said = _("Update %(id)s cannot be published: %(count)s problem(s) in the merged content.")
        problems = [f"“{each['page_title']}” ({each['locale']}): {each['message']}" for each in update.violations]
        raise Broken(said % {"id": update.pk, "count": len(problems)}, problems)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    with indexed_together():
        progress(_("Arranging pages"), 0, 0)
        _arrange(update, user)
        publish_pages(update, user, progress)
    update.state = Update.State.PUBLISHED
    update.published_at, update.published_by = timezone.now(), user
    update.save()
    # Pages that it adds come without being published one by one.
    expect_release_after_commit(edition)
    return update


def _arrange(update: Update, user: Any) -> None:
    """What the update does to the tree, merged with what was done to the tree since."""
    edition, plan = update.edition, update.plan
    mine = [OutlinePage(lineage, kind, parent) for lineage, parent, kind in plan["mine"]]
    types = {**{page.id: page.type for page in mine}, **plan["types"]}
    target = [OutlinePage(lineage, types[lineage], parent) for lineage, parent in plan["target"]]
    now = outline_now(edition, edited_since(edition, update.applied_at))
    outline = merge_outline(mine, now, target)
    languages = [tuple(row) for row in plan["languages"]]
    going = _going(now, outline, {(lineage, code) for lineage, code, kept in languages if not kept})
    plan["deleted"], plan["states"] = keep_pages(edition, going)
    for change in outline.changes:
        if change.conflict == "theirs_deleted":
            update.skipped.append(_left(edition, change.node, _("edited since")))
    added = arrange(edition, now, outline, plan["added"], types, languages, user)
    plan["gained"] = [list(place) for place in added]
    plan["after"] = [[page.id, page.parent, page.type] for page in outline_now(edition)]


def edited_since(edition: Edition, moment: Any) -> set[str]:
    """The lineages of pages that somebody has worked on since `moment`."""
    rows = PageIdentity.objects.filter(edition=edition, page__latest_revision_created_at__gt=moment)
    return {str(lineage) for lineage in rows.values_list("lineage", flat=True)}


def _going(now: Collection[OutlinePage], outline: MergedOutline, languages: Collection[Place]) -> set[str]:
    """The pages that are about to go, in one language or in all."""
    wanted = {lineage for lineage, _parent in outline.pages()}
    # A translation loses what translators wrote when its source goes.
    return {page.id for page in now} - wanted | {lineage for lineage, _code in languages}


def _left(edition: Edition, lineage: str, reason: str) -> dict[str, Any]:
    identity = PageIdentity.objects.filter(edition=edition, lineage=lineage).select_related("page").first()
    title = identity.page.title if identity else ""
    return {
        "lineage": lineage,
        "locale": edition.source_locale.language_code,
        "page_title": title,
        "reason": reason,
    }
