"""Previews: a signed address under which one person, for a while, reads a draft in the reader.

    token = make_token(user, page)       # the draft is kept as it is in memory, saved or not
    preview = overlay_for(token)         # what readers would get if that draft were released

The token names a draft in the database, a person and an edition; it is signed and ends after
`LIFETIME`. What it opens is checked anew each time: who has left the edition sees nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import orjson
from django.core import signing
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.content.page import ContentPage
from editions.actions.withdraw_release import newest_standing
from editions.documents.snapshot import take_snapshot
from editions.documents.store import manifest_of
from editions.drafts import Draft, draft_of, lay_over, readable, unreleased_media
from editions.errors import NotFound, NotPermitted
from editions.identity import edition_of
from editions.models import Edition, PreviewDraft, Release
from editions.permissions import Action, can, require

__all__ = ["LIFETIME", "Preview", "live_state", "make_token", "make_token_for", "overlay_for", "resolve_token"]

LIFETIME = timedelta(minutes=30)

_SALT = "editions.preview"
# How long the live state of an edition without any release is kept, in seconds: it is slow to take.
_LIVE_FOR = 60


@dataclass(frozen=True)
class Preview:
    """An edition as it would be read with the draft in it.

    `manifest` is a manifest like a release's, and `digest` a name for it that no other has.
    `documents` are those that are not in the store, by the digests that `manifest` uses;
    all others are. `directory` is the draft directory, or `None` for the published one.
    `lineage`, `locale` and `type` say what the draft is a draft of.
    """

    edition: Edition
    release: Release | None
    lineage: str
    locale: str
    type: str
    digest: str
    manifest: Mapping[str, Any]
    documents: Mapping[str, Mapping[str, Any]]
    directory: Mapping[str, Any] | None


def make_token(user: Any, page: ContentPage, *beside: ContentPage) -> str:
    """A token for `page` as it is in memory, and for translations of it; raises `NotFound`, `NotPermitted`."""
    edition = edition_of(page)
    if edition is None:
        raise NotFound(_("This page belongs to no edition."))
    require(user, Action.VIEW, edition)
    _release, manifest, _documents = _base(edition)
    return make_token_for(user, edition, draft_of(edition, page, manifest, *beside))


def make_token_for(user: Any, edition: Edition, draft: Draft) -> str:
    """A token for a draft that is JSON already; raises `NotPermitted`."""
    require(user, Action.VIEW, edition)
    PreviewDraft.objects.filter(created_at__lt=timezone.now() - LIFETIME).delete()
    kept = PreviewDraft.objects.create(user=user, edition=edition, body=orjson.dumps(draft).decode())
    return signing.dumps({"draft": kept.pk.hex, "user": user.pk, "edition": edition.pk}, salt=_SALT)


def resolve_token(token: str) -> PreviewDraft:
    """The draft behind a token, with its person and edition; raises `NotPermitted`.

    Forged, out of time, somebody who has been sent away: all are answered alike.
    """
    refusal = NotPermitted(_("This preview has ended. Open it again from the editor."))
    try:
        named = signing.loads(token, salt=_SALT, max_age=LIFETIME)
    except signing.BadSignature:
        raise refusal from None
    drafts = PreviewDraft.objects.select_related("user", "edition__source_locale", "edition__collection")
    draft = drafts.filter(pk=named["draft"], user=named["user"], edition=named["edition"]).first()
    if draft is None or not draft.user.is_active or not can(draft.user, Action.VIEW, draft.edition):
        raise refusal
    return draft


def overlay_for(token: str) -> Preview:
    """What a reader with this token gets; raises `NotPermitted`."""
    kept = resolve_token(token)
    draft = orjson.loads(kept.body)
    release, manifest, documents = _base(kept.edition)
    name = f"preview/{kept.pk.hex}"
    laid, drafted = lay_over(kept.edition, manifest, draft, name)
    laid["media"] = {digest: _with_token(listed, token) for digest, listed in laid["media"].items()} | manifest["media"]
    return Preview(
        edition=kept.edition,
        release=release,
        lineage=draft["lineage"],
        locale=draft["locale"],
        type=draft["type"],
        # A release that is made meanwhile changes what is below the draft.
        digest=f"{name}/{release.digest if release else 'live'}",
        manifest=laid,
        documents={**documents, **drafted},
        directory=draft["directory"],
    )


def _with_token(listed: dict[str, Any], token: str) -> dict[str, Any]:
    """What no release holds is loaded with the preview's token: a front end elsewhere has no session."""
    return {**listed, "address": f"{listed['address']}?preview={token}"} if listed.get("address") else listed


def _base(edition: Edition) -> tuple[Release | None, dict[str, Any], dict[str, Any]]:
    """What drafts are laid over: the latest standing release, or what is live while there is none."""
    release = newest_standing(edition)
    if release is not None:
        return release, manifest_of(release), {}
    return None, *live_state(edition)


def live_state(edition: Edition) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a release made now would say: its manifest, and its documents by digest. A minute old at most.

    Media that no release holds have addresses with a key.
    """
    key = f"editions.preview.live.{edition.pk}"
    live = cache.get(key)
    if live is None:
        live = _live(edition)
        cache.set(key, live, _LIVE_FOR)
    return live


def _live(edition: Edition) -> tuple[dict[str, Any], dict[str, Any]]:
    snapshot, used = take_snapshot(edition)
    documents = snapshot.parsed()
    for document in documents.values():
        document["fields"] = readable(document["type"], document["fields"])
    release = newest_standing(edition)
    held = manifest_of(release)["media"] if release else {}
    released = {digest: held[digest] for digest in used & held.keys()}
    media = {**released, **unreleased_media(edition, used - released.keys(), with_key=True)}
    return {**snapshot.manifest, "media": media}, documents
