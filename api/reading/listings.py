"""Lists that are read a page at a time: public editions, releases of an edition."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from api.reading import sources
from api.reading.edition import ReadEdition, Wanted, load
from api.reading.errors import BadRequest
from editions.models import Edition, Release

DEFAULT_FIRST = 20
MAX_FIRST = 50
_MAX_SEARCH = 200


@dataclass(frozen=True)
class Edge:
    node: Any
    cursor: str


@dataclass(frozen=True)
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


class Connection:
    """A page of a list; counting everything costs a query of its own only when it is asked for."""

    def __init__(self, edges: Sequence[Edge], has_next_page: bool, count: Callable[[], int]) -> None:
        self.edges = edges
        self.page_info = PageInfo(has_next_page, edges[-1].cursor if edges else None)
        self._count = count

    @property
    def total_count(self) -> int:
        return self._count()


def list_editions(first: int | None, after: str | None, search: str | None, wanted: Wanted) -> Connection:
    """Public editions that have a release, by code; `search` looks in code, title and owner."""
    limit = page_size(first)
    found = sources.latest_releases(with_directory=wanted.directory).order_by("edition__code")
    if search:
        if len(search) > _MAX_SEARCH:
            raise BadRequest(f"Search for at most {_MAX_SEARCH} characters.")
        found = found.filter(
            Q(edition__code__icontains=search)
            | Q(edition__title__icontains=search)
            | Q(edition__owner__icontains=search)
        )
    page = found.filter(edition__code__gt=read_cursor("edition", after)) if after else found
    rows = list(page[: limit + 1])
    editions = [ReadEdition(release) for release in rows[:limit]]
    load(editions, wanted)
    edges = [Edge(edition, cursor_of("edition", edition.code)) for edition in editions]
    return Connection(edges, len(rows) > limit, found.count)


def list_releases(edition: Edition, first: int | None, after: str | None) -> Connection:
    """Releases of `edition`, the newest first, withdrawn ones too; one query, the count included."""
    limit = page_size(first)
    everything = Release.objects.filter(edition=edition)
    page = everything.order_by("-number").defer("manifest").annotate(total=Subquery(_count(everything)))
    if after:
        number = read_cursor("release", after)
        if not number.isdecimal() or len(number) > 9:
            raise _bad_cursor()
        page = page.filter(number__lt=int(number))
    rows: list[Any] = list(page[: limit + 1])
    edges = [Edge(release, cursor_of("release", str(release.number))) for release in rows[:limit]]
    count = (lambda: rows[0].total) if rows else everything.count
    return Connection(edges, len(rows) > limit, count)


def _count(everything: QuerySet[Release]) -> QuerySet[Any]:
    same = everything.filter(edition=OuterRef("edition")).order_by()
    return same.values("edition").annotate(total=Count("pk")).values("total")


def page_size(first: int | None) -> int:
    """How many are asked for; raises `BadRequest`."""
    if first is None:
        return DEFAULT_FIRST
    if not 1 <= first <= MAX_FIRST:
        raise BadRequest(f"Ask for 1 to {MAX_FIRST} at a time.")
    return first


def cursor_of(kind: str, key: str) -> str:
    return base64.urlsafe_b64encode(f"{kind}:{key}".encode()).decode()


def read_cursor(kind: str, cursor: str) -> str:
    try:
        found, _colon, key = base64.urlsafe_b64decode(cursor.encode("ascii")).decode().partition(":")
    except (binascii.Error, ValueError):
        raise _bad_cursor() from None
    if found != kind or "\x00" in key:
        raise _bad_cursor()
    return key


def _bad_cursor() -> BadRequest:
    return BadRequest("Use a cursor as `after` only as it was given.")
