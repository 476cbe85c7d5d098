"""Wagtail's search in the database, that a quotation mark does not break on SQLite.

FTS5 reads a double quote in a word as the end of a phrase: what somebody types so is a syntax error. A typographic
one is no more to it than a comma.
"""

from typing import Any

from django.db import connection
from modelsearch.query import Phrase, PlainText
from wagtail.search.backends import database

__all__ = ["SearchBackend"]


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that is looked for
    """What `WAGTAILSEARCH_BACKENDS` names: the stock backend of this database."""
    backend = database.SearchBackend(params)
    if connection.vendor == "sqlite":
        backend.query_compiler_class = _reading_quotes(backend.query_compiler_class)
        backend.autocomplete_query_compiler_class = _reading_quotes(backend.autocomplete_query_compiler_class)
    return backend


def _reading_quotes(stock: type[Any]) -> type[Any]:
    """The stock compiler, which has no model to import on another database."""

    class ReadingQuotes(stock):
        def build_search_query_content(self, query: Any, config: Any = None) -> Any:
            if isinstance(query, PlainText):
                query = PlainText(query.query_string.replace('"', "”"), operator=query.operator, boost=query.boost)
            elif isinstance(query, Phrase):
                query = Phrase(query.query_string.replace('"', "”"))
            return super().build_search_query_content(query, config=config)

    return ReadingQuotes
