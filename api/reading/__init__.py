"""Releases and the directory as readers get them: between stored JSON and whatever serves it.

Plain Python over parsed documents; nothing in here knows GraphQL, and only `sources` and
`listings` ask the database.
"""

from api.reading.edition import ReadEdition, Wanted, WantedPage, read_edition
from api.reading.errors import ReadingError
from api.reading.listings import list_editions, list_releases

__all__ = [
    "ReadEdition",
    "ReadingError",
    "Wanted",
    "WantedPage",
    "list_editions",
    "list_releases",
    "read_edition",
]
