"""Fork an edition: a new one, whole and independent, made from a release."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from editions.actions.add_language import start_language
from editions.actions.create_edition import create_edition, locale_for
from editions.actions.withdraw_release import newest_standing
from editions.documents.branding import restore_branding
from editions.documents.store import load, manifest_of
from editions.errors import Invalid, NotFound
from editions.materialise import materialise
from editions.models import Edition, Membership, Release, Role
from editions.permissions import Action, require
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
    sample: bool = False,
    user: Any = None,
    progress: Progress = silent,
) -> Forked:
    """Makes the edition `code` from `upstream`'s release `version` (the latest when left out).

    It holds what was released, not what happens to be live. `locales` are the languages that
    its readers are offered (all of upstream's when left out); the source language is carried in
    any case, because translations need it. `user` becomes its owner. Slot values and
    institutions are never copied. All or nothing. Raises `NotFound`, `Invalid`, `AlreadyExists`.
    """
    require(user, Action.VIEW, upstream)
    started = time.monotonic()
    base = _release_to_fork(upstream, version)
    manifest = manifest_of(base)
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
    restore_branding(edition, manifest["branding"], built.media)
    sync_roles(edition)
    if user is not None:
        Membership.objects.create(user=user, edition=edition, role=Role.OWNER)
    return Forked(edition, base, len(built.pages), round(time.monotonic() - started, 3))


def _release_to_fork(upstream: Edition, version: str | None) -> Release:
    if version is None:
        release = newest_standing(upstream)
        if release is None:
            raise NotFound(f"{upstream.code} has no release to fork; publish one first.")
        return release
    release = upstream.releases.filter(version=version).first()
    if release is None:
        raise NotFound(f"{upstream.code} has no release {version}.")
    if release.withdrawn:
        raise Invalid(f"{upstream.code} {version} is withdrawn ({release.withdrawn_reason}); fork another release.")
    return release
