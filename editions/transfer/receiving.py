"""A bundle's releases become rows: of a new edition, or of one that is known here."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from editions.actions.add_language import start_language
from editions.actions.create_edition import create_edition, locale_for
from editions.actions.offer_later import offer_later
from editions.actions.withdraw_release import newest_standing
from editions.case_studies.decisions import restore_decisions
from editions.directory import rebuild_directory
from editions.documents.branding import restore_branding
from editions.documents.case_studies import before_decisions
from editions.documents.store import list_documents, store
from editions.materialise import materialise
from editions.media_store import keep, make_public
from editions.models import Edition, EditionLocale, Release, SlotChange
from editions.progress import Progress, counted, silent
from editions.release_pictures import note_pictures
from editions.roles import sync_roles
from editions.signals import release_published, release_withdrawn, tell
from editions.transfer.bundle import Bundle, Json, document_digests
from editions.transfer.recognising import News
from editions.withdrawn_media import settle_media

__all__ = ["build_pages", "new_edition", "receive"]


def new_edition(manifest: Mapping[str, Any], code: str, upstream: Edition | None) -> Edition:
    """An edition without pages, as `manifest` describes it. No reader sees it until its people say so."""
    about = manifest["edition"]
    rows = manifest["locales"]
    edition = create_edition(
        code,
        title=about["title"],
        owner=about["owner"],
        source=locale_for(about["source_locale"]),
        offered=[locale_for(row["code"]) for row in rows if row["offered"]],
        sample=about["sample"],
        upstream=upstream,
    )
    edition.public = False
    edition.save(update_fields=["public"])
    for position, row in enumerate(rows):
        fallback = locale_for(row["fallback"]) if row["fallback"] else None
        EditionLocale.objects.update_or_create(
            edition=edition,
            locale=locale_for(row["code"]),
            defaults={"offered": row["offered"], "fallback": fallback, "position": position},
        )
    return edition


def receive(bundle: Bundle, side: Mapping[str, Any], news: News, edition: Edition, progress: Progress = silent) -> None:
    """Adds to `edition` the releases that are new, with their documents and media, and withdraws what was withdrawn."""
    digests = {release["digest"] for release in news.releases}
    _keep_media(bundle, side, edition, digests, progress)
    for release in news.releases:
        _add_release(bundle, edition, release)
    for known, withdrawn in news.withdrawn:
        _withdraw(known, withdrawn)
        known.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    edition.latest_release = newest_standing(edition)
    edition.save(update_fields=["latest_release"])
    settle_media(edition)
    _tell(edition, news)
    offer_later(edition)


def _tell(edition: Edition, news: News) -> None:
    """What readers notice: the release that they get now, if it is new, and each one that they no longer get."""
    for known, _withdrawn in news.withdrawn:
        tell(release_withdrawn, edition, release=known, successor=edition.latest_release)
    newest = edition.latest_release
    if newest is not None and newest.digest in {release["digest"] for release in news.releases}:
        tell(release_published, edition, release=newest)


def _keep_media(
    bundle: Bundle, side: Mapping[str, Any], edition: Edition, digests: set[str], progress: Progress
) -> None:
    wanted = {digest for each in digests for digest in bundle.manifests[each]["media"]}
    files = [found for found in bundle.files_of(side) if found[0] in wanted]
    for _digest, entry, about in counted(files, _("Keeping pictures and files"), progress):
        make_public(edition, keep(bundle.content(entry), about["file_name"]), about["file_name"])


def _add_release(bundle: Bundle, edition: Edition, told: Json) -> None:
    manifest = bundle.manifests[told["digest"]]
    pages = manifest["pages"]
    digests = document_digests([*pages, *before_decisions(manifest)])
    store({digest: bundle.document_texts[digest] for digest in digests})
    release = Release(
        edition=edition,
        version=told["version"],
        number=told["number"],
        digest=told["digest"],
        manifest=bundle.manifest_texts[told["digest"]],
        notes=told["notes"],
        published_at=datetime.fromisoformat(told["published_at"]),
    )
    if told["withdrawn"] is not None:
        _withdraw(release, told["withdrawn"])
    release.save(force_insert=True)
    list_documents(release, pages)
    note_pictures(release)


def _withdraw(release: Release, told: Json) -> None:
    release.withdrawn_at = datetime.fromisoformat(told["at"])
    release.withdrawn_reason = told["reason"]


def build_pages(
    bundle: Bundle, edition: Edition, directory: Sequence[Json], user: Any = None, progress: Progress = silent
) -> int:
    """Makes the pages of a new edition from its newest standing release; returns how many."""
    manifest = bundle.manifests[bundle.newest["digest"]]
    manifest = {**manifest, "pages": before_decisions(manifest)}
    locales = [row.locale for row in edition.edition_locales.select_related("locale")]
    built = materialise(manifest, bundle.documents, edition, locales, directory=directory, user=user, progress=progress)
    for locale in locales:
        start_language(edition, locale, user)
    restore_branding(edition, manifest["branding"], built.media)
    restore_decisions(edition, manifest)
    sync_roles(edition)
    rebuild_directory(edition, by=user, how=SlotChange.How.IMPORT)
    return len(built.pages)
