"""Publish what is live in an edition as an immutable release."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.media.models import CourseDocument, CourseImage
from editions.actions.offer_later import offer_later
from editions.audit import record
from editions.documents.canonical import canonical_json, digest_of
from editions.documents.snapshot import take_snapshot
from editions.documents.store import list_documents, store
from editions.errors import AlreadyExists, Broken, Invalid, Unchanged
from editions.focal_point import focal_point_of
from editions.media_store import keep, make_public
from editions.models import AuditAction, Edition, Release
from editions.permissions import Action, require
from editions.progress import Progress, counted, silent
from editions.release_obstacles import pending_update, release_obstacles
from editions.release_pictures import note_pictures
from editions.signals import release_published, tell

_VERSION = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$")


@dataclass(frozen=True)
class Published:
    release: Release
    documents: int
    new_documents: int


@transaction.atomic
def publish_release(
    edition: Edition,
    *,
    version: str | None = None,
    notes: str = "",
    user: Any = None,
    progress: Progress = silent,
    only_news: bool = False,
) -> Published:
    """Snapshots `edition` as a new release; `version` defaults to the one that follows.

    `user` is checked at the permission door; `None` is the installation itself (commands).
    Raises `AlreadyExists` for a version in use, `Invalid` for one that is not well formed and
    `Broken` (with a list of problems) when content cannot be released as it is. An update that
    is applied and would still change the tree stops it as well (`Invalid`), and an edition that is
    here as releases alone gets none here. With `only_news`, `Unchanged` is raised when the newest release,
    or the one that readers get, says the same.
    """
    require(user, Action.RELEASE, edition)
    edition = Edition.objects.select_for_update(of=("self",)).select_related("source_locale").get(pk=edition.pk)
    version = free_version(edition, version)
    _require_pages(edition)
    _require_no_pending_operations(edition)
    # What is published from here on may be in it, and counts as changed since: never the other way round.
    at = timezone.now()
    snapshot, used = take_snapshot(edition, progress)
    if problems := release_obstacles(edition, snapshot):
        said = _("%(edition)s was not released: %(count)s problem(s) in its content.")
        raise Broken(said % {"edition": edition.code, "count": len(problems)}, problems)
    snapshot.manifest["media"] = _keep_media(edition, used, progress)
    new_documents = store(snapshot.documents)
    manifest = canonical_json(snapshot.manifest)
    if only_news:
        _require_news(edition, digest_of(manifest))
    release = Release.objects.create(
        edition=edition,
        version=version,
        number=_following_number(edition),
        digest=digest_of(manifest),
        manifest=manifest,
        notes=notes,
        published_at=at,
        published_by=user,
    )
    count = list_documents(release, snapshot.manifest["pages"])
    note_pictures(release)
    Edition.objects.filter(pk=edition.pk).update(latest_release=release)
    record(edition, user, AuditAction.RELEASED, {"version": release.version})
    tell(release_published, edition, release=release)
    offer_later(edition)
    return Published(release, count, new_documents)


def _require_pages(edition: Edition) -> None:
    if not edition.identities.exists():
        said = _("%(edition)s has no pages here. Its releases are published where it is at home, and imported.")
        raise Invalid(said % {"edition": edition.code})


def _require_no_pending_operations(edition: Edition) -> None:
    """Before the long look at its content."""
    if pending := pending_update(edition):
        raise Invalid(pending)


def _require_news(edition: Edition, digest: str) -> None:
    """The newest may be withdrawn: what was wrong in it is not released again just because it is still there."""
    newest = edition.releases.order_by("-number").values_list("pk", flat=True)[:1]
    known = edition.releases.filter(pk__in=[*newest, edition.latest_release_id])
    if known.filter(digest=digest).exists():
        said = _("Nothing in %(edition)s has changed since its last release.")
        raise Unchanged(said % {"edition": edition.code})


def next_version(edition: Edition) -> str:
    """The version that a release gets when nobody names one: `1.0`, then what follows the last."""
    latest = edition.releases.order_by("-number").first()
    version = _following(latest.version) if latest else "1.0"
    while edition.releases.filter(version=version).exists():
        version = _following(version)
    return version


def _following_number(edition: Edition) -> int:
    latest = edition.releases.order_by("-number").first()
    return latest.number + 1 if latest else 1


def free_version(edition: Edition, version: str | None) -> str:
    """`version`, or the one that follows; raises `Invalid` and `AlreadyExists` as `publish_release` does."""
    if version is None:
        version = next_version(edition)
    if not _VERSION.match(version):
        said = _("“%(version)s” cannot be a version: use up to 40 letters, digits, dots, hyphens, underscores.")
        raise Invalid(said % {"version": version})
    if edition.releases.filter(version=version).exists():
        said = _("%(edition)s has a release %(version)s already; releases are never replaced.")
        raise AlreadyExists(said % {"edition": edition.code, "version": version})
    return version


def _following(version: str) -> str:
    """`1.0` → `1.1`, `2026-draft` → `2026-draft.1`."""
    head, _dot, last = version.rpartition(".")
    if last.isdigit():
        return f"{head}.{int(last) + 1}" if head else f"{last}.1"
    return f"{version}.1"


def _keep_media(edition: Edition, used: set[str], progress: Progress) -> dict[str, Any]:
    """Keeps and makes public the media that documents refer to; the manifest's `media`."""
    from wagtail.models import Collection

    collections = Collection.objects.get(pk=edition.collection_id).get_descendants(inclusive=True)
    listed: dict[str, Any] = {}
    for kind, model in (("image", CourseImage), ("document", CourseDocument)):
        items = list(model.objects.filter(collection__in=collections, content_hash__in=used).order_by("-pk"))
        stage = _("Making pictures public") if kind == "image" else _("Making files public")
        for item in counted(items, stage, progress):
            with item.file.open("rb") as file:
                media = keep(file.read(), item.file.name)
            public = make_public(edition, media, item.download_name)
            listed[media.digest] = {
                "kind": kind,
                "title": item.title,
                "alt": item.description if isinstance(item, CourseImage) else "",
                "credit": item.credit,
                "licence": item.licence,
                "source": item.source,
                "file_name": public.file_name,
                "mime": media.mime,
                "size": media.size,
                "width": media.width,
                "height": media.height,
                "renditions": [{"width": r["width"], "height": r["height"]} for r in media.renditions],
            }
            if isinstance(item, CourseImage) and (marked := focal_point_of(item)):
                listed[media.digest]["focal_point"] = marked
    return listed
