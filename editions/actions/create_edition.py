"""A new edition: its row, its collection, its languages; no pages yet."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale

from editions.errors import AlreadyExists, Invalid
from editions.models import Branding, Edition, EditionLocale


def locale_for(code: str) -> Locale:
    """The `Locale` for a CLDR language code, made when it is first wanted; raises `Invalid`."""
    from wagtail.coreutils import get_content_languages

    normal = code.strip().replace("_", "-").lower()
    if normal not in get_content_languages():
        raise Invalid(_("“%(code)s” is not a language code of CLDR.") % {"code": code})
    return Locale.objects.get_or_create(language_code=normal)[0]


@transaction.atomic
def create_edition(
    code: str,
    *,
    title: str,
    owner: str,
    source: Locale,
    offered: Sequence[Locale],
    sample: bool = False,
    upstream: Edition | None = None,
) -> Edition:
    """Creates the edition with `offered` languages; the source language is always carried.

    Raises `AlreadyExists` for a code in use and `Invalid` for one that is not well formed.
    """
    if Edition.objects.filter(code=code).exists():
        raise AlreadyExists(_("There is an edition with the code “%(code)s” already.") % {"code": code})
    collection = Collection.get_first_root_node().add_child(name=title)
    edition = Edition(
        code=code,
        title=title,
        owner=owner,
        sample=sample,
        source_locale=source,
        collection=collection,
        upstream=upstream,
    )
    try:
        edition.full_clean(exclude=["base_release", "latest_release"])
    except ValidationError as error:
        raise Invalid(
            "; ".join(f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items())
        ) from error
    edition.save()
    Branding.objects.create(edition=edition)
    carried = list(dict.fromkeys([*offered, source]))
    EditionLocale.objects.bulk_create(
        EditionLocale(edition=edition, locale=locale, offered=locale in offered, position=position)
        for position, locale in enumerate(carried)
    )
    return edition
