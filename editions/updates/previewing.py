"""A page as an update would leave it, as a draft to be laid over a release."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from editions.documents.media_references import references_in
from editions.drafts import Draft, readable
from editions.errors import NotFound
from editions.models import Update
from editions.updates.compute import Computed, compute
from editions.updates.items import chosen_by
from editions.updates.listed_media import listed_media
from editions.updates.sides import Place, Sides, read_sides
from editions.updates.strings import follows_source

__all__ = ["merged_draft"]


def merged_draft(update: Update, lineage: str, locale: str) -> Draft:
    """The page with what is decided; conflicts and what is undecided stay as they are.

    Pictures that the edition does not have yet are shown from upstream's releases. Raises
    `NotFound` for a page that would not be there.
    """
    sides = read_sides(update.edition, update.to_release)
    computed = compute(sides, chosen_by(update.items.all()))
    parents = dict(computed.outline.pages())
    if lineage not in parents:
        raise NotFound(_("The page would not be there."))
    document = _document(sides, computed, (lineage, locale))
    fields = readable(document["type"], document["fields"])
    page = {
        "parent": parents[lineage] or None,
        "slug": document["fields"].get("slug", ""),
        "document": {**document, "fields": fields, "translation": None},
    }
    media = listed_media(update)
    wanted = set(references_in(fields)) & media.keys()
    return {
        "lineage": lineage,
        "locale": locale,
        "type": document["type"],
        "pages": [page],
        "directory": None,
        "media": {digest: _listed(update, digest, media[digest]) for digest in wanted},
    }


def _listed(update: Update, digest: str, media: Mapping[str, Any]) -> dict[str, Any]:
    address = reverse("editions_admin:update_media", args=[update.edition.code, update.pk, digest])
    return {**media, "renditions": [], "address": address}


def _document(sides: Sides, computed: Computed, place: Place) -> Mapping[str, Any]:
    mine, theirs = sides.mine.documents.get(place), sides.theirs.documents.get(place)
    document = mine or theirs
    if document is None:
        raise NotFound(_("The page would not be there."))
    if place in computed.fields:
        return {**document, "fields": computed.fields[place]}
    if place[1] != sides.source and mine is not None and follows_source(mine) and place in computed.strings:
        return {**document, "fields": _with_strings(mine["fields"], mine, computed.strings[place].strings)}
    return document


def _with_strings(fields: Any, mine: Mapping[str, Any], strings: list[dict[str, Any]]) -> Any:
    """The translation with these targets in place of those that the edition has.

    Structure follows the source when the update is published, so it is as it was here.
    """
    known = {(row["path"], row["source"]): row["target"] for row in mine["translation"]["strings"]}
    changed = deepcopy(fields)
    for row in strings:
        old = known.get((row["path"], row["source"])) or row["source"]
        _replace(changed, row["path"].split("."), old, row["target"])
    return changed


def _replace(value: Any, path: list[str], old: str, new: str) -> None:
    """Puts `new` where `path` (names, and ids of items) leads."""
    name, *rest = path
    holder: Any = value
    if isinstance(value, list):
        holder, name = next((item for item in value if item.get("id") == name), None), "value"
    if not isinstance(holder, dict) or name not in holder:
        return
    if rest:
        _replace(holder[name], rest, old, new)
    elif isinstance(holder[name], str):
        # One string among several of a rich text, or the whole of a plain one.
        holder[name] = holder[name].replace(old, new)
