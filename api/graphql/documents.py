"""Query texts, parsed and validated once.

Trusted operations are those of the contract, by name. They are kept apart from what strangers
send, so that no flood of odd queries can push them out.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from graphql import DocumentNode, FieldNode, GraphQLError, Visitor, parse, validate, visit
from graphql.utilities import strip_ignored_characters

from api.graphql.errors import Refused
from api.graphql.limits import check_document, check_text, told
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


class Checked(NamedTuple):
    """A document that is valid and asks for no more than it may."""

    document: DocumentNode
    limits: dict[str, dict[str, int]]
    introspects: bool
    cost: int


def document_of(text: str) -> Checked:
    """The document, checked against limits, schema and settings. Raises `Refused` or `NotValid`."""
    checked = _kept_for_strangers(text)
    if settings.TRUSTED_OPERATIONS_ONLY and _plain(text) not in _trusted_texts(OPERATIONS):
        raise Refused("OPERATION_NOT_TRUSTED", "This server runs the operations of the contract only.", status=403)
    if checked.introspects and not settings.GRAPHQL_INTROSPECTION:
        raise Refused("INTROSPECTION_OFF", "This server does not tell its schema; it is published with the contract.")
    return checked


def trusted_operation(name: str) -> Checked:
    """The operation `name` of the contract. Raises `Refused` when there is none."""
    path = OPERATIONS / f"{name}.graphql"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise Refused("OPERATION_NOT_FOUND", "There is no operation of this name.", status=404)
    return _kept_for_the_contract(path, path.stat().st_mtime_ns)


def _checked(text: str) -> Checked:
    try:
        tokens = check_text(text)
        document = parse(text)
    except GraphQLError as error:
        raise NotValid([error]) from None
    size = check_document(graphql_schema, document)
    errors = validate(graphql_schema, document, max_errors=_MAX_ERRORS, hide_suggestions=True)
    if errors:
        raise NotValid(errors)
    looking = _Introspection()
    visit(document, looking)
    return Checked(document, told(size, tokens), looking.found, size.cost)


class _Introspection(Visitor):
    found = False

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        self.found |= node.name.value in ("__schema", "__type")


# A document of two thousand tokens takes about a megabyte.
_kept_for_strangers = lru_cache(maxsize=64)(_checked)


@lru_cache(maxsize=64)
def _kept_for_the_contract(path: Path, _changed: int) -> Checked:
    return _checked(path.read_text(encoding="utf-8"))


def _plain(text: str) -> str:
    return strip_ignored_characters(text)


@lru_cache(maxsize=4)
def _trusted_texts(folder: Path) -> frozenset[str]:
    return frozenset(_plain(path.read_text(encoding="utf-8")) for path in folder.glob("*.graphql"))
