"""Write what was decided: drafts on pages, operations on the tree for publication."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.content.indexing import indexed_together
from editions.actions.decide_update import locked, require_open
from editions.documents.store import load
from editions.errors import Invalid, Stale
from editions.models import Edition, Update, UpdateItem, UpdatePage
from editions.permissions import Action, require
from editions.progress import Progress, counted, silent
from editions.updates.base import base_pages, set_base
from editions.updates.compose import PutOff, compose_base
from editions.updates.compute import Computed, Found, compute
from editions.updates.drafts import pages_at, state_of, write_draft
from editions.updates.items import chosen_by, found_of, is_left_alone, is_structural, waits
from editions.updates.obstacles import obstacles
from editions.updates.sides import Place, Sides, read_sides, seen
from editions.updates.taking_media import take_media
from editions.updates.violations import violations_of


@transaction.atomic
def apply_update(update: Update, *, user: Any = None, progress: Progress = silent) -> Update:
    """Writes the update's decisions as drafts, and what it does to the tree as pending operations.

    The base moves with it: what was taken or declined is settled, what was put off or not
    decided comes back with the next offer. Pages that are locked, in review or scheduled are
    left alone and named in `skipped`. All or nothing. Raises `Stale` when a page changed since
    the offer, `Invalid` when the update is not open or nothing is decided.
    """
    update = locked(update)
    edition = update.edition
    require(user, Action.EDIT, edition)
    require_open(update)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    items = list(update.items.all())
    if items and all(waits(item) for item in items):
        raise Invalid(_("Nothing is decided in update %(id)s yet.") % {"id": update.pk})
    progress(_("Comparing with upstream"), 0, 0)
    sides = read_sides(edition, update.to_release)
    _require_fresh(update, sides, items)
    computed, left_alone = _leaving_alone(update, sides, items)
    update.before = _before(edition)
    update.violations = violations_of(edition, sides, computed)
    with indexed_together():
        _write(update, sides, computed, user, progress)
    put_off = PutOff(_waiting(items, left_alone))
    set_base(edition, compose_base(sides, put_off, left_alone))
    Edition.objects.filter(pk=edition.pk).update(base_release=update.to_release)
    kept = bool(items) and all(item.decision == UpdateItem.Decision.KEEP for item in items)
    # What is mandatory is written whatever was decided, and waits for publication.
    declined = kept and not update.pages.exists() and not update.pending_operations
    update.state = Update.State.DECLINED if declined else Update.State.APPLIED
    update.applied_at, update.applied_by = timezone.now(), user
    update.save()
    return update


def _require_fresh(update: Update, sides: Sides, items: list[UpdateItem]) -> None:
    now = seen(sides)
    places = {f"{item.lineage} {item.locale}": item.page_title for item in items if not is_structural(item)}
    changed = {title for place, title in places.items() if now.get(place) != update.seen.get(place)}
    if any(is_structural(item) for item in items) and now[""] != update.seen.get(""):
        changed.add(_("the tree of pages"))
    if changed:
        said = _("Changed since the update was offered: %(pages)s. Offer it again; decisions are kept where they hold.")
        raise Stale(said % {"pages": ", ".join(sorted(changed))})


def _leaving_alone(update: Update, sides: Sides, items: list[UpdateItem]) -> tuple[Computed, set[Place]]:
    """The merge as decided, without the pages that must not be written on now."""
    found = obstacles(update.edition, sides.lineages)
    computed = compute(sides, chosen_by(items))
    touched = computed.fields.keys() | computed.strings.keys() | computed.languages.keys() | _moved(computed, sides)
    alone = {place: reason for place, reason in found.items() if place in touched}
    if alone:
        alone = {**_holders(alone, computed, sides), **alone}
        computed = compute(sides, chosen_by(items, left_alone=alone))
    titles = {str(item.lineage): item.page_title for item in items}
    update.skipped = [
        {"lineage": lineage, "locale": code, "page_title": titles.get(lineage, ""), "reason": reason}
        for (lineage, code), reason in sorted(alone.items())
    ]
    return computed, set(alone)


def _holders(alone: dict[Place, str], computed: Computed, sides: Sides) -> dict[Place, str]:
    """The pages that would go with one of `alone` in them: they stay as well."""
    parents = {page["lineage"]: page["parent"] for page in sides.mine.pages}
    stays = {lineage for lineage, _parent in computed.outline.pages()}
    holders: dict[Place, str] = {}
    for lineage, _code in alone:
        above = parents[lineage] if lineage not in stays else None
        while above and above not in stays:
            holders[above, sides.source] = _("holds a page that must stay")
            above = parents[above]
    return holders


def _moved(computed: Computed, sides: Sides) -> set[Place]:
    """Pages that the merge moves or takes away."""
    before = {page["lineage"]: page["parent"] or "" for page in sides.mine.pages}
    after = dict(computed.outline.pages())
    return {
        (lineage, code) for lineage, parent in before.items() if after.get(lineage) != parent for code in sides.codes
    }


def _before(edition: Edition) -> dict[str, Any]:
    composed = hasattr(edition, "base")
    return {"base_release": edition.base_release_id, "base_pages": list(base_pages(edition)) if composed else None}


def _write(update: Update, sides: Sides, computed: Computed, user: Any, progress: Progress) -> None:
    edition = update.edition
    added = _added(sides, computed)
    documents = load(digest for row in added.values() for digest in row.values())
    media, new_media = take_media(edition, sides, [list(computed.fields.values()), list(documents.values())], user)
    pages = pages_at(edition, computed.fields.keys() | computed.strings.keys())
    rows = []
    stage = _("Writing drafts")
    for place, fields in counted(list(computed.fields.items()), stage, progress):
        page = pages[place]
        before = state_of(page)
        revision = write_draft(page, fields, media, user)
        rows.append(_row(update, place, fields["title"], page.pk, before=before, revision_id=revision.pk))
    for place, strings in computed.strings.items():
        page = pages[place]
        translation = {"strings": strings.strings, "overrides": strings.overrides}
        rows.append(_row(update, place, page.title, page.pk, before=state_of(page), translation=translation))
    UpdatePage.objects.bulk_create(rows, batch_size=100)
    update.plan = {
        "mine": [[page.id, page.parent, page.type] for page in sides.mine.outline(sides.codes)],
        "target": computed.outline.pages(),
        "added": added,
        "types": {page["lineage"]: page["type"] for page in sides.theirs.pages if page["lineage"] in added},
        "languages": [[*place, digest] for place, digest in computed.languages.items()],
        "media": new_media,
    }


def _row(update: Update, place: Place, title: str, page_id: int, **values: Any) -> UpdatePage:
    return UpdatePage(update=update, lineage=place[0], locale=place[1], title=title[:255], page_id=page_id, **values)


def _added(sides: Sides, computed: Computed) -> dict[str, dict[str, str]]:
    """Upstream's documents of the pages that the tree gains, by lineage and language."""
    mine = {page["lineage"] for page in sides.mine.pages}
    added: dict[str, dict[str, str]] = {}
    for lineage, _parent in computed.outline.pages():
        if lineage not in mine:
            added[lineage] = {code: digest for (each, code), digest in sides.theirs.digests.items() if each == lineage}
    for (lineage, code), digest in computed.languages.items():
        if digest is not None:
            added.setdefault(lineage, {})[code] = digest
    return added


def _waiting(items: list[UpdateItem], left_alone: set[Place]) -> list[Found]:
    """The changes that are not settled by this update."""
    return [found_of(item) for item in items if waits(item) or is_left_alone(item, left_alone)]
