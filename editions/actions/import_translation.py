"""Take translations that came back in a file: all that was looked at, or nothing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from editions.audit import record
from editions.errors import Invalid, Stale
from editions.models import AuditAction, Edition
from editions.permissions import Action, require
from editions.translating.incoming import Row, checked
from editions.translating.limits import Limits
from editions.translating.markup import BrokenMarkup
from editions.translating.packet import digest_of
from editions.translating.units import Unit, read_pages
from editions.translating.writing import keep_translations

__all__ = ["Taken", "import_translation", "taken_from"]


class Taken(NamedTuple):
    """A text to take: what its source and its translation were when somebody looked, by digest."""

    key: str
    source: str
    before: str
    after: str


def taken_from(rows: Sequence[Row]) -> list[Taken]:
    """What these rows of a plan ask for."""
    return [Taken(row.unit.key, digest_of(row.source), digest_of(row.before), row.after) for row in rows if row.unit]


@transaction.atomic
def import_translation(
    edition: Edition, locale: Locale, taken: Sequence[Taken], *, user: Any = None, tool: str = "XLIFF"
) -> int:
    """Keeps `taken` as translations that wait to be published, and says how many there were.

    Nothing is published, and reviews that are under way go on. Raises `NotPermitted`; `Stale` where
    a source or a translation was changed since it was looked at; `Invalid` for broken tags and locked pages.
    """
    require(user, Action.TRANSLATE, edition)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    pages = read_pages(edition, locale, {each.key.partition("/")[0] for each in taken})
    units = {unit.key: unit for page in pages for unit in page.units}
    locked = {page.lineage: page.title for page in pages if page.locked}
    stale = [each for each in taken if not _fresh(each, units.get(each.key))]
    if stale:
        titles = {page.lineage: page.title for page in pages}
        names = sorted({titles.get(each.key.partition("/")[0], each.key) for each in stale})
        said = _("Changed since you looked: %(pages)s. Upload the file once more.")
        raise Stale(said % {"pages": ", ".join(names)})
    texts, limits = [], Limits(pages)
    for each in taken:
        unit = units[each.key]
        if unit.lineage in locked:
            raise Invalid(_("The page “%(page)s” is locked. Have it unlocked first.") % {"page": locked[unit.lineage]})
        try:
            text = checked(unit.source, each.after)
            limits.check(unit, text)
        except BrokenMarkup as error:
            raise Invalid(f"{unit.key}: {error}") from error
        texts.append((unit, text))
    count = keep_translations(locale, texts, user=user, tool=tool)
    if count:
        details = {"language": locale.language_code, "texts": count, "from": tool}
        record(edition, user, AuditAction.TRANSLATED, details)
    return count


def _fresh(taken: Taken, unit: Unit | None) -> bool:
    return unit is not None and (digest_of(unit.source), digest_of(unit.target)) == (taken.source, taken.before)
