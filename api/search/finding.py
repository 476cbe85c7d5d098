"""Finds pages of a release by words: one question to the database.

Which pages a release has, and in which language its readers get each, is known from the manifest;
the database is asked for those of them that have every word. So nothing of another release or
edition can be among what is found.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import DatabaseError, connection, transaction

from api.reading import ReadEdition
from api.reading.course import ModuleNode
from api.reading.errors import BadRequest
from api.reading.languages import direction_of
from api.reading.listings import Connection, Edge, cursor_of, page_size, read_cursor
from api.reading.skeleton import MODULE, Page
from api.search.entries import index_language, searched_pages
from api.search.excerpt import Excerpt, excerpt_of
from api.search.words import asked_for

logger = logging.getLogger(__name__)

LONGEST_QUERY = 200
_CURSOR = "found"
_FURTHEST = 100_000

# What has every word, the best first: a word in a title weighs ten times as much as one below it.
_MATCHES = {
    "postgresql": """
        SELECT entry.key, entry.title, entry.locale, entry.passages,
               ts_rank('{{0.1, 0.1, 0.1, 1.0}}', entry.vector, asked.words) AS weight
        FROM to_tsquery('simple', %s) AS asked(words), api_searchentry AS entry
        WHERE entry.vector @@ asked.words AND entry.key IN ({keys})
    """,
    "sqlite": """
        SELECT entry.key, entry.title, entry.locale, entry.passages, found.weight
        FROM (SELECT rowid, -bm25(api_searchwords, 10.0, 1.0) AS weight
              FROM api_searchwords WHERE api_searchwords MATCH %s) AS found
        JOIN api_searchentry AS entry ON entry.id = found.rowid
        WHERE entry.key IN ({keys})
    """,
}
# Always at least one row, which says how many entries there are at all and how many match.
_QUESTION = """
    WITH matches AS ({matches})
    SELECT counted.known, counted.matching, page.key, page.title, page.locale, page.passages
    FROM (SELECT (SELECT COUNT(*) FROM api_searchentry WHERE key IN ({keys})) AS known,
                 (SELECT COUNT(*) FROM matches) AS matching) AS counted
    LEFT JOIN (SELECT * FROM matches ORDER BY weight DESC, key LIMIT %s OFFSET %s) AS page ON 1 = 1
    ORDER BY page.weight DESC, page.key
"""


@dataclass(frozen=True)
class Hit:
    """A page that was found; `locale` is that of its title."""

    page: Page
    title: str
    locale: str
    excerpt: Excerpt | None
    module: ModuleNode | None

    @property
    def id(self) -> str:
        return self.page.lineage

    @property
    def kind(self) -> str:
        return self.page.kind

    @property
    def slug(self) -> str:
        return self.page.slug

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


def find(edition: ReadEdition, locale: str, query: str, first: int | None, after: str | None) -> Connection:
    """Pages that have every word of `query`, or words that begin with it; the best first.

    Raises `BadRequest` for a query that is too long, and `LocaleNotOffered`.
    """
    limit = page_size(first)
    if len(query) > LONGEST_QUERY:
        raise BadRequest(f"Search for at most {LONGEST_QUERY} characters.")
    offset = _offset(after)
    course = edition.course(locale)
    asked = asked_for(query)
    if course is None or not asked:
        return Connection([], False, lambda: 0)
    pages = searched_pages(edition, course.reading_locale)
    known, matching, rows = _ask(pages, asked, limit, offset)
    if known < len(pages) and _made_good(edition, course.reading_locale):
        known, matching, rows = _ask(pages, asked, limit, offset)
    edges = []
    for number, (key, title, title_locale, passages) in enumerate(rows, offset + 1):
        page = pages[key]
        module = course.pages.get(page.parent or "")
        hit = Hit(
            page,
            title,
            title_locale,
            excerpt_of(orjson.loads(passages), asked),
            ModuleNode(course, module) if module and module.type == MODULE else None,
        )
        edges.append(Edge(hit, cursor_of(_CURSOR, str(number))))
    return Connection(edges, offset + len(rows) < matching, lambda: matching)


def _made_good(edition: ReadEdition, locale: str) -> bool:
    """Makes what the index lacks. A database that only reads finds what is there."""
    try:
        with transaction.atomic():
            return index_language(edition, locale) > 0
    except DatabaseError:
        logger.exception("The release %s could not be indexed.", edition.release.digest)
        return False


def _offset(after: str | None) -> int:
    if not after:
        return 0
    number = read_cursor(_CURSOR, after)
    if not number.isdecimal() or len(number) > 9 or int(number) > _FURTHEST:
        raise BadRequest("Use a cursor as `after` only as it was given.")
    return int(number)


def _ask(
    pages: dict[str, Page], asked: Sequence[tuple[str, ...]], limit: int, offset: int
) -> tuple[int, int, list[tuple[Any, ...]]]:
    """How many of `pages` are indexed, how many match, and `(key, title, locale, passages)` of the page of them."""
    keys = list(pages)
    marks = ", ".join(["%s"] * len(keys))
    matches = _MATCHES[connection.vendor].format(keys=marks)
    question = _QUESTION.format(matches=matches, keys=marks)
    with connection.cursor() as cursor:
        cursor.execute(question, [_LANGUAGE[connection.vendor](asked), *keys, *keys, limit, offset])
        rows = cursor.fetchall()
    known, matching = rows[0][:2]
    return known, matching, [row[2:] for row in rows if row[2] is not None]


def _for_postgresql(asked: Sequence[tuple[str, ...]]) -> str:
    return " & ".join("(" + " | ".join(f"'{form}':*" for form in forms) + ")" for forms in asked)


def _for_sqlite(asked: Sequence[tuple[str, ...]]) -> str:
    return " AND ".join("(" + " OR ".join(f'"{form}"*' for form in forms) + ")" for forms in asked)


# Words are letters and digits alone, so that there is nothing to escape.
_LANGUAGE = {"postgresql": _for_postgresql, "sqlite": _for_sqlite}
