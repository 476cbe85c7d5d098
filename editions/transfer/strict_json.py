"""JSON that says one thing to every reader (RFC 8259 with the advice of RFC 7493).

Beside what JSON forbids, refused are: doubled keys, floats, NaN, numbers beyond 2⁵³, text that
is no text, and nesting and strings that are made to exhaust a reader.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from editions.documents.canonical import canonical_json
from editions.transfer import limits
from editions.transfer.refused import BundleRefused

__all__ = ["each_string", "read_json"]


class _Wrong(ValueError):
    """Said about the file that is being read."""


def read_json(content: bytes, name: str) -> Any:
    """The value of canonical JSON; raises `BundleRefused`, which names the file and the problem."""
    try:
        value = _parse(_text(content))
        _check(value)
        if canonical_json(value).encode() != content:
            raise _Wrong(_("it is not in canonical form"))
    except _Wrong as error:
        raise BundleRefused(_("“%(name)s”: %(problem)s.") % {"name": name, "problem": error}) from error
    return value


def each_string(value: Any) -> Iterator[str]:
    """Every string in `value`, keys included."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, dict):
            yield from here
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)


def _text(content: bytes) -> str:
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise _Wrong(_("it begins with a byte order mark"))
    if b"\0" in content[:4]:
        raise _Wrong(_("it is not in UTF-8"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _Wrong(_("it is not in UTF-8")) from error


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_float=_no_float, parse_constant=_no_constant, parse_int=_whole
        )
    except RecursionError as error:
        raise _Wrong(_("it is nested too deeply")) from error
    except json.JSONDecodeError as error:
        raise _Wrong(_("it is not JSON (line %(line)s)") % {"line": error.lineno}) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Wrong(_("the key “%(key)s” stands there twice") % {"key": key[:80]})
        found[key] = value
    return found


def _no_float(text: str) -> Any:
    raise _Wrong(_("it holds a number that is not whole"))


def _no_constant(text: str) -> Any:
    raise _Wrong(_("it holds %(word)s, which is no number") % {"word": text})


def _whole(text: str) -> int:
    # Turning a million digits into a number takes minutes, so they are counted first.
    if len(text) > 17 or abs(int(text)) > limits.LARGEST_NUMBER:
        raise _Wrong(_("it holds a number that is too large"))
    return int(text)


def _check(value: Any) -> None:
    waiting: list[tuple[Any, int]] = [(value, 1)]
    while waiting:
        here, depth = waiting.pop()
        if depth > limits.JSON_DEPTH:
            raise _Wrong(_("it is nested too deeply"))
        if isinstance(here, str):
            _check_string(here)
        elif isinstance(here, dict):
            for key, inner in here.items():
                _check_string(key)
                waiting.append((inner, depth + 1))
        elif isinstance(here, list):
            waiting.extend((inner, depth + 1) for inner in here)


def _check_string(text: str) -> None:
    if len(text) > limits.STRING_CHARACTERS:
        raise _Wrong(_("it holds a text that is too long"))
    if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
        raise _Wrong(_("it holds half a character (a lone surrogate)"))
