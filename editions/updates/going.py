"""Pages that an update takes away: what is kept of them, and how they come back as they were."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from editions.documents.canonical import canonical_json, digest_of
from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash
from editions.documents.snapshot import take_working_copy
from editions.documents.store import load, store
from editions.models import Edition
from editions.updates.drafts import pages_at, write_draft
from editions.updates.sides import Place

Kept = dict[str, dict[str, str]]
"""Digests by lineage and language."""


def keep_pages(edition: Edition, lineages: Collection[str]) -> tuple[Kept, dict[str, dict[str, Any]]]:
    """Stores what these pages say; the digests, and what else there is to know, by lineage and language.

    Of a page that is published, the digest is that of what readers have, and `draft` that of
    what somebody is at work on. One that is not published has `live` false.
    """
    working = take_working_copy(edition, lineages)
    media = MediaByHash.of_collection(edition.collection_id)
    kept: Kept = {}
    states: dict[str, dict[str, Any]] = {}
    bodies: dict[str, str] = {}
    for place, page in pages_at(edition, working.digests).items():
        document = working.documents[working.digests[place]]
        published = {**document, "fields": fields_of(page, media)} if page.live else document
        digest, draft = (_put(bodies, each) for each in (published, document))
        kept.setdefault(place[0], {})[place[1]] = digest
        state = {"live": page.live, "draft": draft if draft != digest else None}
        states.setdefault(place[0], {})[place[1]] = state
    store(bodies)
    return kept, states


def _put(bodies: dict[str, str], document: Mapping[str, Any]) -> str:
    body = canonical_json(document)
    digest = digest_of(body)
    bodies[digest] = body
    return digest


def come_back(edition: Edition, places: Iterable[Place], states: Mapping[str, Mapping[str, Any]], user: Any) -> None:
    """Pages that have just been added are offline if they were, and have the draft that they had."""
    known = {place: states[place[0]][place[1]] for place in places if place[1] in states.get(place[0], {})}
    drafts = load(state["draft"] for state in known.values() if state["draft"])
    media = MediaByHash.of_collection(edition.collection_id)
    for place, page in pages_at(edition, known).items():
        state = known[place]
        if not state["live"]:
            page.unpublish(user=user)
        elif state["draft"]:
            write_draft(page, drafts[state["draft"]]["fields"], media, user)
