"""The history of an edition: who did what to which of its pages, and when.

Pictures and files are left out. Their log entries name no edition and outlive them, so that what
was done to one that is gone could be tied to nobody.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import PageLogEntry

from editions.models import DeletedPage, Edition, PageIdentity

__all__ = ["Line", "entries_of", "lines", "lines_in_steps"]

_A_STEP = 500


class Line(NamedTuple):
    """An entry as it is shown; `there` says whether its page still is."""

    entry: PageLogEntry
    language: str
    there: bool


def entries_of(edition: Edition) -> QuerySet[PageLogEntry]:
    """What was done to the pages of `edition`, newest first; those that are gone by now included.

    Of the many times that a draft is saved while somebody writes, the last.
    """
    here = PageIdentity.objects.filter(edition=edition).values("page_id")
    gone = DeletedPage.objects.filter(edition=edition).values("page_id")
    again = PageLogEntry.objects.filter(
        uuid=OuterRef("uuid"), action=OuterRef("action"), page=OuterRef("page"), pk__gt=OuterRef("pk")
    )
    entries = PageLogEntry.objects.filter(Q(page__in=here) | Q(page__in=gone)).filter(~Exists(again))
    return entries.select_related("user").order_by("-timestamp", "-pk")


def lines(edition: Edition, entries: Iterable[PageLogEntry]) -> list[Line]:
    """`entries` of `edition` with what is to be told of their pages: two queries, however many they are."""
    entries = list(entries)
    pages = {entry.page_id for entry in entries}
    here = dict(_languages(PageIdentity.objects.filter(edition=edition, page_id__in=pages)))
    gone = dict(_languages(DeletedPage.objects.filter(edition=edition, page_id__in=pages)))
    return [Line(entry, (here | gone).get(entry.page_id) or "", entry.page_id in here) for entry in entries]


def _languages(rows: QuerySet) -> Iterable[tuple[int, str | None]]:
    return rows.values_list("page_id", "locale__language_code")


def lines_in_steps(edition: Edition, entries: QuerySet[PageLogEntry]) -> Iterator[Line]:
    """The same without holding all of a long history at once."""
    found = entries.iterator(chunk_size=_A_STEP)
    while step := list(islice(found, _A_STEP)):
        yield from lines(edition, step)
