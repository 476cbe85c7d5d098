"""Query texts, parsed and validated once.

Trusted operations are those of the contract, by name. They are kept apart from what strangers
send, so that no flood of odd queries can push them out.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from graphql import DocumentNode, GraphQLError, parse, validate

from api.graphql.errors import Refused
from api.graphql.limits import check_document, check_text
from api.graphql.schema import graphql_schema

OPERATIONS = Path(settings.BASE_DIR) / "frontend_contract" / "operations"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
# Telling of five mistakes is enough; looking for more costs time.
_MAX_ERRORS = 5


class NotValid(Exception):
    """The text is no query, or not one for this schema."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


def document_of(text: str) -> DocumentNode:
    """The document, checked against limits and schema. Raises `Refused` or `NotValid`."""
    return _kept_for_strangers(text)


def trusted_operation(name: str) -> DocumentNode:
    """The operation `name` of the contract. Raises `Refused` when there is none."""
    path = OPERATIONS / f"{name}.graphql"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise Refused("OPERATION_NOT_FOUND", "There is no operation of this name.", status=404)
    return _kept_for_the_contract(path, path.stat().st_mtime_ns)


def _document_of(text: str) -> DocumentNode:
    try:
        check_text(text)
        document = parse(text)
    except GraphQLError as error:
        raise NotValid([error]) from None
    check_document(graphql_schema, document)
    errors = validate(graphql_schema, document, max_errors=_MAX_ERRORS, hide_suggestions=True)
    if errors:
        raise NotValid(errors)
    return document


# A document of two thousand tokens takes about a megabyte.
_kept_for_strangers = lru_cache(maxsize=64)(_document_of)


@lru_cache(maxsize=64)
def _kept_for_the_contract(path: Path, _changed: int) -> DocumentNode:
    return _document_of(path.read_text(encoding="utf-8"))
