"""Answers to trusted operations, kept: what a release says once it says always.

An answer is named by all that it depends on: the edition and its secret, the release, the
formats that its pictures have, the directory with the day (institutions hold from one day to
another), the contract's version, the operation's text and the variables. One query tells which
of them hold now. An answer under such a name is never out of date, so that nothing has to be
thrown away but for room.

What depends on more is not kept: operations with fields that tell of other releases or of the
edition upstream, searches, and whatever failed.
"""

import hashlib
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import F, Q
from django.utils import timezone
from graphql import DocumentNode, FieldNode, Visitor, get_operation_ast, print_ast, visit
from graphql.language import ValueNode, VariableNode
from graphql.utilities import value_from_ast_untyped

from api.codings import IDENTITY, WORTH, coding_for, encoded
from api.graphql.asking import Asked
from api.graphql.contract import CONTRACT_VERSION
from api.kept_bytes import KeptBytes
from api.reading.sources import readable
from editions.models import Release

# How long a shared store may hold what nobody asks for, in seconds.
_KEEP_FOR = 3600
_NOT_KEPT = {"releases", "upstream", "search", "editions", "contract"}
# Before the body: whether it is lasting, and its validator of 32 digits in quotes.
_HEAD = 1 + 34


class Kept(NamedTuple):
    """An answer ready to send: `body` in `coding`, and the strong validator of exactly these bytes."""

    body: bytes
    etag: str
    lasting: bool


# In this process; a store that all processes share stands behind it, where there is one.
_near: KeptBytes[Kept] = KeptBytes(64 * 1024 * 1024)


class Place(NamedTuple):
    """Where the answer is kept, and what it is an answer about."""

    name: str
    edition: str
    release: str
    pinned: bool
    public: bool
    # Those that the owner named; `None` where none are named.
    origins: tuple[str, ...] | None


class _Shape(NamedTuple):
    """Where an operation says which edition and release it is about."""

    text: str
    code: ValueNode
    release: ValueNode | None


def place_of(asked: Asked, opened: int | None = None) -> Place | None:
    """One query. `None` where the answer is not kept, or where there is none but an error.

    `opened` is an edition that whoever asks may read although it is not public.
    """
    shape = _shape_of(asked.document)
    if shape is None:
        return None
    code, version = (_said(node, asked.variables) for node in (shape.code, shape.release))
    if not isinstance(code, str) or not isinstance(version, str | None):
        return None
    state = _state(code, version, opened)
    if state is None:
        return None
    edition, public, origins, *depends = state
    scope = "public" if public else f"edition {opened}"
    said = [CONTRACT_VERSION, shape.text, timezone.now().date().isoformat(), scope, *depends]
    text = orjson.dumps([said, asked.variables], option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    name = hashlib.sha256(text).hexdigest()
    named = tuple(orjson.loads(origins) if isinstance(origins, str) else origins) if origins is not None else None
    return Place(f"answer:{name}", edition, depends[1], version is not None, bool(public), named)


def find(place: Place, coding: str) -> Kept | None:
    key = f"{place.name}:{coding}"
    found = _near.get(key)
    if found is None and _shared() and (packed := cache.get(key)) is not None:
        # Taken apart once: a copy of a whole edition takes longer than all the rest of an answer.
        found = Kept(packed[_HEAD:], packed[1:_HEAD].decode(), packed[:1] == b"1")
        _near.put(key, found, len(packed))
    return found


def keep(place: Place, coding: str, body: bytes, *, lasting: bool) -> Kept:
    """Keeps `body` in `coding`."""
    sent = encoded(body, coding)
    kept = Kept(sent, etag_of(sent), lasting)
    key = f"{place.name}:{coding}"
    _near.put(key, kept, _HEAD + len(sent))
    if _shared():
        cache.set(key, (b"1" if lasting else b"0") + kept.etag.encode() + sent, _KEEP_FOR)
    return kept


def in_coding(place: Place, accepted: str) -> tuple[Kept, str] | None:
    """What is kept, in the best coding that is accepted; it is coded and kept so if it is there uncoded."""
    coding = coding_for(accepted, WORTH)
    found = find(place, coding)
    if found is not None or coding == IDENTITY:
        return (found, coding) if found is not None else None
    # What is too short for a coding is found as it is.
    whole = find(place, IDENTITY)
    if whole is None:
        return None
    coding = coding_for(accepted, len(whole.body))
    return (whole, coding) if coding == IDENTITY else (keep(place, coding, whole.body, lasting=whole.lasting), coding)


def put(place: Place | None, accepted: str, body: bytes, *, lasting: bool) -> tuple[Kept, str]:
    """The answer in the best coding that is accepted; kept, so and uncoded, where it has a place."""
    coding = coding_for(accepted, len(body))
    if place is None:
        sent = encoded(body, coding)
        return Kept(sent, etag_of(sent), False), coding
    whole = keep(place, IDENTITY, body, lasting=lasting)
    return (whole, coding) if coding == IDENTITY else (keep(place, coding, body, lasting=lasting), coding)


def forget() -> None:
    """Empties what this process keeps."""
    _near.clear()


def etag_of(body: bytes) -> str:
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


def _shared() -> bool:
    """Local memory would only hold the same bytes twice."""
    return not settings.CACHES["default"]["BACKEND"].endswith(".LocMemCache")


def _state(code: str, version: str | None, opened: int | None) -> tuple[Any, ...] | None:
    """The edition's code, who may read it, and what its answers depend on; `None` if there is nothing to read.

    The statement is written once: putting it together takes longer than running it.
    """
    sql, parameters = _statement(connection.vendor, version is not None, opened is not None)
    said = {_CODE: code, _VERSION: version, _OPENED: opened}
    with connection.cursor() as cursor:
        cursor.execute(sql, [said.get(each, each) for each in parameters])
        return cursor.fetchone()


# Places in the statement; the last is a number, which no primary key is.
_CODE, _VERSION, _OPENED = "the code", "the version", -1


@lru_cache(maxsize=8)
def _statement(vendor: str, pinned: bool, opened: bool) -> tuple[str, tuple[Any, ...]]:
    chosen = Q(version=_VERSION) if pinned else Q(pk=F("edition__latest_release"))
    found = Release.objects.filter(
        chosen, readable("edition__", _OPENED if opened else None), edition__code=_CODE, withdrawn_at=None
    )
    wanted = found.order_by().values_list(
        "edition__code",
        "edition__public",
        "edition__open_to__origins",
        "pk",
        "digest",
        "edition__pk",
        "edition__secret",
        "edition__latest_release",
        "edition__directory__digest",
        # Pictures may get more formats after their release.
        "pictures__digest",
    )
    sql, parameters = wanted.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters)


@lru_cache(maxsize=128)
def _shape_of(document: DocumentNode) -> _Shape | None:
    operation = get_operation_ast(document)
    roots = operation.selection_set.selections if operation else ()
    if len(roots) != 1 or not isinstance(root := roots[0], FieldNode) or root.name.value != "edition":
        return None
    names = _Names()
    visit(document, names)
    if names.found & _NOT_KEPT:
        return None
    arguments = {argument.name.value: argument.value for argument in root.arguments}
    text = hashlib.sha256(print_ast(document).encode()).hexdigest()
    return _Shape(text, arguments["code"], arguments.get("release"))


class _Names(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        self.found.add(node.name.value)


def _said(node: ValueNode | None, variables: dict[str, Any]) -> Any:
    if node is None:
        return None
    if isinstance(node, VariableNode):
        return variables.get(node.name.value)
    return value_from_ast_untyped(node)
