"""Fork an edition: a new one, whole and independent, made from a release."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.content.models import Module
from editions.actions.add_language import start_language
from editions.actions.create_edition import create_edition, locale_for
from editions.actions.withdraw_release import newest_standing
from editions.documents.branding import look_of, restore_branding
from editions.documents.store import load, manifest_of
from editions.errors import Invalid, NotFound
from editions.materialise import materialise
from editions.models import Edition, Membership, PageIdentity, Release, Role
from editions.permissions import require_fork
from editions.progress import Progress, silent
from editions.roles import sync_roles


@dataclass(frozen=True)
class Forked:
    edition: Edition
    base: Release
    pages: int
    seconds: float


@transaction.atomic
def fork_edition(
    upstream: Edition,
    code: str,
    *,
    title: str,
    owner: str,
    locales: Sequence[str] | None = None,
    version: str | None = None,
    branding: bool = True,
    left_out: Sequence[str] = (),
    sample: bool = False,
    user: Any = None,
    progress: Progress = silent,
) -> Forked:
    """Makes the edition `code` from `upstream`'s release `version` (the latest when left out).

    It holds what was released, not what happens to be live. `locales` are the languages that
    its readers are offered (all of upstream's when left out); the source language is carried in
    any case, because translations need it. `left_out` are lineages of modules that it does without:
    updates treat them like modules that its people deleted. `user` becomes its owner. Slot values and
    institutions are never copied. All or nothing. Raises `NotFound`, `Invalid`, `AlreadyExists`,
    `NotPermitted`.
    """
    require_fork(user, upstream)
    started = time.monotonic()
    base = release_to_fork(upstream, version)
    manifest = manifest_of(base)
    _check_left_out(manifest, left_out)
    codes = list(locales) if locales else [row["code"] for row in manifest["locales"] if row["offered"]]
    offered = [locale_for(each) for each in codes]
    source = locale_for(manifest["edition"]["source_locale"])
    edition = create_edition(
        code, title=title, owner=owner, source=source, offered=offered, sample=sample, upstream=upstream
    )
    edition.base_release = base
    edition.save(update_fields=["base_release"])
    carried = [row.locale for row in edition.edition_locales.select_related("locale")]
    wanted = {locale.language_code for locale in carried}
    digests = [
        found["digest"] for page in manifest["pages"] for each, found in page["locales"].items() if each in wanted
    ]
    built = materialise(manifest, load(digests), edition, carried, title=title, user=user, progress=progress)
    for locale in carried:
        start_language(edition, locale, user)
    if branding:
        restore_branding(edition, look_of(manifest["branding"]), built.media)
    _leave_out(edition, left_out)
    sync_roles(edition)
    if user is not None:
        Membership.objects.create(user=user, edition=edition, role=Role.OWNER)
    pages = PageIdentity.objects.filter(edition=edition).count() if left_out else len(built.pages)
    return Forked(edition, base, pages, round(time.monotonic() - started, 3))


def modules_of(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The titles of a release's modules in its source language, by lineage, in the course's order."""
    source = manifest["edition"]["source_locale"]
    pages = [page for page in manifest["pages"] if page["type"] == Module._meta.label and source in page["locales"]]
    return {page["lineage"]: page["locales"][source]["title"] for page in pages}


def _check_left_out(manifest: Mapping[str, Any], left_out: Sequence[str]) -> None:
    modules = modules_of(manifest)
    if unknown := set(left_out) - modules.keys():
        said = _("The release has no module %(lineage)s that could be left out.")
        raise Invalid(said % {"lineage": ", ".join(sorted(unknown))})
    if left_out and len(set(left_out)) == len(modules):
        raise Invalid(_("Keep at least one module."))


def _leave_out(edition: Edition, lineages: Sequence[str]) -> None:
    found = PageIdentity.objects.filter(edition=edition, lineage__in=lineages)
    for pk in list(found.values_list("page_id", flat=True)):
        # Each delete moves what stands in the tree.
        Page.objects.get(pk=pk).specific.delete()


def release_to_fork(upstream: Edition, version: str | None) -> Release:
    """The release of that version, or the newest that stands. Raises `NotFound`, `Invalid`."""
    if version is None:
        release = newest_standing(upstream)
        if release is None:
            said = _("%(edition)s has no release to fork; publish one first.")
            raise NotFound(said % {"edition": upstream.code})
        return release
    release = upstream.releases.filter(version=version).first()
    if release is None:
        said = _("%(edition)s has no release %(version)s.")
        raise NotFound(said % {"edition": upstream.code, "version": version})
    if release.withdrawn:
        said = _("%(edition)s %(version)s is withdrawn (%(reason)s); fork another release.")
        raise Invalid(said % {"edition": upstream.code, "version": version, "reason": release.withdrawn_reason})
    return release
