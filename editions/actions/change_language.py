"""A language of an edition: whether readers are offered it, where they fall back to, and its end."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from editions.automatic_releases import expect_release_after_commit
from editions.documents.branding import TEXTS
from editions.errors import Invalid, NotFound
from editions.models import Branding, Edition, EditionLocale, PageIdentity
from editions.permissions import Action, require
from editions.roles import sync_roles

__all__ = ["change_language", "drop_language", "language_of"]


def language_of(edition: Edition, code: str) -> EditionLocale:
    """Raises `NotFound` for a language that the edition has not."""
    rows = edition.edition_locales.select_related("locale", "fallback")
    row = rows.filter(locale__language_code=code).first()
    if row is None:
        raise NotFound(_("%(edition)s has no language %(language)s.") % {"edition": edition.code, "language": code})
    return row


@transaction.atomic
def change_language(
    edition: Edition, code: str, *, offered: bool, fallback: str | None, user: Any = None
) -> EditionLocale:
    """Says whether readers are offered the language `code`, and which one they get where it says nothing.

    Without a `fallback` that is the source language. With the next release. Raises `NotFound`, and
    `Invalid` where languages would fall back in a circle or readers were offered none.
    """
    require(user, Action.MANAGE_EDITION, edition)
    _hold(edition)
    row = language_of(edition, code)
    other = language_of(edition, fallback).locale if fallback else None
    steps = dict(edition.edition_locales.values_list("locale_id", "fallback_id"))
    steps[row.locale_id] = other.pk if other else None
    _check_chain(row.locale_id, steps)
    if not offered:
        _keep_one(edition, row)
    row.offered, row.fallback = offered, other
    row.save(update_fields=["offered", "fallback"])
    expect_release_after_commit(edition)
    return row


@transaction.atomic
def drop_language(edition: Edition, code: str, *, user: Any = None) -> int:
    """Takes the language out of `edition` with all its pages, and says how many they were.

    Releases keep what they have. Raises `NotFound`, and `Invalid` for the source language and for
    the only one that readers are offered.
    """
    require(user, Action.MANAGE_EDITION, edition)
    _hold(edition)
    row = language_of(edition, code)
    if row.locale_id == edition.source_locale_id:
        raise Invalid(_("Every other language is translated from this one: it stays."))
    _keep_one(edition, row)
    pages = list(
        PageIdentity.objects.filter(edition=edition, locale=row.locale).order_by("-page__depth").values_list("page_id")
    )
    keys = Page.objects.filter(identity__edition=edition, locale=row.locale).values("translation_key")
    Translation.objects.filter(target_locale=row.locale, source__object_id__in=keys).delete()
    for (pk,) in pages:
        Page.objects.get(pk=pk).specific.delete()
    edition.edition_locales.filter(fallback=row.locale).update(fallback=None)
    row.delete()
    _drop_branding(edition, code)
    sync_roles(edition)
    expect_release_after_commit(edition)
    return len(pages)


def _drop_branding(edition: Edition, code: str) -> None:
    """What the edition calls itself in a language goes with it."""
    branding = Branding.objects.select_for_update().filter(edition=edition).first()
    if branding is not None:
        for name in TEXTS:
            getattr(branding, name).pop(code, None)
        branding.save(update_fields=TEXTS)


def _hold(edition: Edition) -> None:
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)


def _check_chain(start: int, steps: dict[int, int | None]) -> None:
    seen, here = set(), steps.get(start)
    while here is not None and here not in seen:
        if here == start:
            raise Invalid(_("These languages would fall back to each other in a circle."))
        seen.add(here)
        here = steps.get(here)


def _keep_one(edition: Edition, row: EditionLocale) -> None:
    if not edition.edition_locales.filter(offered=True).exclude(pk=row.pk).exists():
        raise Invalid(_("It is the only language that readers are offered."))
