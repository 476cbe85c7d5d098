"""Add a language to an edition: readers fall back until something is translated."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.content.models import Course
from editions.actions.create_edition import locale_for
from editions.automatic_releases import expect_release_after_commit
from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash
from editions.documents.snapshot import SCHEMA_VERSION
from editions.errors import AlreadyExists
from editions.materialise import add_pages
from editions.models import Edition, EditionLocale, PageIdentity
from editions.permissions import Action, require
from editions.roles import sync_roles


@transaction.atomic
def add_language(edition: Edition, code: str, *, offered: bool = True, user: Any = None) -> EditionLocale:
    """Gives `edition` the CLDR language `code`, with a course to translate into.

    Raises `Invalid` for what is no language and `AlreadyExists` for one that it has.
    """
    require(user, Action.MANAGE_EDITION, edition)
    locale = locale_for(code)
    if edition.edition_locales.filter(locale=locale).exists():
        said = _("%(edition)s has the language %(language)s already.")
        raise AlreadyExists(said % {"edition": edition.code, "language": locale.language_code})
    row = EditionLocale.objects.create(
        edition=edition, locale=locale, offered=offered, position=edition.edition_locales.count()
    )
    start_language(edition, locale, user)
    sync_roles(edition)
    expect_release_after_commit(edition)
    return row


def start_language(edition: Edition, locale: Locale, user: Any = None) -> None:
    """Puts the course's first page in `locale` where it is missing, untranslated; and its directory."""
    roots = PageIdentity.objects.filter(edition=edition, page__in=Course.objects.all())
    if roots.filter(locale=locale).exists():
        return
    root = roots.select_related("page").get(locale=edition.source_locale)
    course = root.page.specific
    media = MediaByHash.of_collection(edition.collection_id)
    document = {
        "schema_version": SCHEMA_VERSION,
        "type": Course._meta.label,
        "lineage": str(root.lineage),
        "locale": locale.language_code,
        "fields": fields_of(course, media),
        "untranslated": [],
        "translation": {
            "enabled": True,
            "source_locale": edition.source_locale.language_code,
            "strings": [],
            "overrides": [],
        },
    }
    entry = {
        "lineage": str(root.lineage),
        "type": Course._meta.label,
        "parent": None,
        "locales": {locale.language_code: {"digest": "course"}},
    }
    add_pages([entry], {"course": document}, edition, [locale], media, user, with_directory=True)
