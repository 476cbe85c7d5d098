"""Between changes as they are computed and items as they are decided."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any

from editions.documents.canonical import canonical_json
from editions.merging import Change, Decision, Decisions, Edited
from editions.models import Update, UpdateItem
from editions.updates.compute import STRUCTURE, Found
from editions.updates.sides import Place, Sides

_DECIDED = ("decision", "edited", "decided_by_id", "decided_at")


def write_items(update: Update, sides: Sides, found: Iterable[Found]) -> list[UpdateItem]:
    """Replaces the update's items; what was decided about an unchanged one stays decided."""
    known = {item.key: item for item in update.items.all()}
    titles, modules = _titles(sides), _modules(sides)
    order = {page["lineage"]: index for index, page in enumerate(sides.theirs.pages)}
    arranged = sorted(found, key=lambda each: (order.get(each.place[0], len(order)), not each.structural))
    items: dict[str, UpdateItem] = {}
    for each in arranged:
        item = _item(update, each, titles, modules)
        item.position = len(items)
        old = known.get(item.key)
        if old is not None and _alike(old, item):
            for name in _DECIDED:
                setattr(item, name, getattr(old, name))
        items.setdefault(item.key, item)
    update.items.all().delete()
    return UpdateItem.objects.bulk_create(list(items.values()), batch_size=200)


def _item(update: Update, found: Found, titles: Mapping[str, str], modules: Mapping[str, str | None]) -> UpdateItem:
    change, (lineage, locale) = found.change, found.place
    name = [found.structural, lineage, locale, change.change, change.node, *change.path, *change.group]
    return UpdateItem(
        update=update,
        key=blake2b(canonical_json(name).encode(), digest_size=12).hexdigest(),
        lineage=lineage,
        locale=locale,
        page_title=titles.get(lineage, "")[:255],
        module=modules.get(lineage),
        node=change.node,
        path=list(change.path),
        group=list(change.group),
        change=change.change,
        conflict=change.conflict or "",
        base=change.base,
        mine=change.mine,
        theirs=change.theirs,
        source=found.source,
    )


def _alike(old: UpdateItem, new: UpdateItem) -> bool:
    """Whether the same is offered against the same: else somebody has to look again."""
    return (old.conflict, old.mine, old.theirs) == (new.conflict, new.mine, new.theirs)


def _titles(sides: Sides) -> dict[str, str]:
    """A page's title in the source language: mine, else upstream's."""
    titles: dict[str, str] = {}
    for side in (sides.base, sides.theirs, sides.mine):
        for (lineage, code), document in side.documents.items():
            if code == sides.source or lineage not in titles:
                titles[lineage] = document["fields"]["title"]
    # Of pages that only moved, no document is read.
    for page in sides.theirs.pages:
        said = page["locales"].get(sides.source, {}).get("title")
        if said is not None:
            titles.setdefault(page["lineage"], said)
    return titles


def _modules(sides: Sides) -> dict[str, str | None]:
    """By page, the module that it is or stands in."""
    modules: dict[str, str | None] = {}
    for pages in (sides.base.pages, sides.mine.pages, sides.theirs.pages):
        for page in pages:
            lineage, parent = page["lineage"], page["parent"]
            modules[lineage] = lineage if page["type"] == "content.Module" else modules.get(parent or "")
    return modules


# Decisions -------------------------------------------------------------------------------------


def place_of(item: UpdateItem) -> Place:
    """Under which place the item's decision is looked up when merging."""
    return STRUCTURE if is_structural(item) else (str(item.lineage), item.locale)


def is_structural(item: UpdateItem) -> bool:
    """Whether the item is about the tree of pages: its node is a page, and no field of it."""
    return item.node == str(item.lineage) and not item.path


def is_left_alone(item: UpdateItem, alone: Collection[Place]) -> bool:
    """Whether the item is about one of the pages in `alone`.

    The tree is the same in all languages: where one language's page must stay, all stay.
    """
    lineage = str(item.lineage)
    return (lineage, item.locale) in alone or (is_structural(item) and any(place[0] == lineage for place in alone))


def chosen_by(items: Iterable[UpdateItem], *, left_alone: Collection[Place] = ()) -> Mapping[Place, Decisions]:
    """What to merge with: what nobody decided, or put off, stays as it is."""
    chosen: dict[Place, dict[Any, Decision]] = {}
    for item in items:
        taken = item.decision == UpdateItem.Decision.TAKE and not is_left_alone(item, left_alone)
        decision: Decision = "keep"
        if taken:
            decision = Edited(item.edited["value"]) if item.edited else "take"
        chosen.setdefault(place_of(item), {})[item.change_key] = decision
    return chosen


def stamp_of(item: UpdateItem) -> str:
    """Another one as soon as the item is decided otherwise, or something else is offered."""
    at = item.decided_at.isoformat() if item.decided_at else ""
    said = [item.conflict, item.base, item.mine, item.theirs, item.decision, item.edited, at]
    return blake2b(canonical_json(said).encode(), digest_size=12).hexdigest()


def found_of(item: UpdateItem) -> Found:
    """The change that the item was made of."""
    change: Any = Change(  # pyright: ignore[reportArgumentType]
        item.change,
        item.node,
        tuple(item.path),
        item.conflict or None,
        item.base,
        item.mine,
        item.theirs,
        tuple(item.group),
    )
    return Found((str(item.lineage), item.locale), change, structural=is_structural(item), source=item.source)


def waits(item: UpdateItem) -> bool:
    """Whether the item is to come back with the next offer."""
    return item.decision in ("", UpdateItem.Decision.DEFER)


# For people and scripts ------------------------------------------------------------------------


def as_json(update: Update) -> dict[str, Any]:
    """The update in the shape of its contract."""
    items = list(update.items.select_related("decided_by"))
    return {
        "id": update.pk,
        "edition": update.edition.code,
        "from": update.from_release.version,
        "to": update.to_release.version,
        "state": update.state,
        "items": [item_json(item) for item in items],
        "notices": update.notices,
        "violations": update.violations,
        "skipped": update.skipped,
        "counts": counts(items, update),
    }


def counts(items: Iterable[UpdateItem], update: Update) -> dict[str, int]:
    conflicts = [bool(item.conflict) for item in items]
    return {
        "clean": len(conflicts) - sum(conflicts),
        "conflict": sum(conflicts),
        "notice": len(update.notices),
    }


def item_json(item: UpdateItem) -> dict[str, Any]:
    lineage = str(item.lineage)
    at: datetime | None = item.decided_at
    return {
        "id": item.key,
        "lineage": lineage,
        "locale": item.locale,
        "page_title": item.page_title,
        "node": "" if item.node == lineage else item.node,
        "path": [*item.path, *item.group],
        "change": shown_change(item),
        "conflict": item.conflict or None,
        "base": item.base,
        "mine": item.mine,
        "theirs": item.theirs,
        "source": item.source,
        "decision": item.decision or None,
        "edited": item.edited["value"] if item.edited else None,
        "decided_by": item.decided_by.get_username() if item.decided_by else None,
        "decided_at": at.isoformat() if at else None,
    }


def shown_change(item: UpdateItem) -> str:
    """`changed`, in finer words: of a translation, or of a picture or file."""
    if item.change == "changed" and item.locale != item.update.edition.source_locale.language_code:
        return "translation"
    if item.change == "changed" and any(_is_media(value) for value in (item.base, item.mine, item.theirs)):
        return "media"
    return item.change


def _is_media(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("sha256:")
