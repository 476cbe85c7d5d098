"""Canonical JSON and its digest.

Keys sorted by code point, no white space, UTF-8, no floats and no NaN: the same content always
gives the same bytes, so a SHA-256 stands for it (in the spirit of RFC 8785).
"""

import hashlib
from typing import Any

import orjson


def canonical_json(value: Any) -> str:
    """The canonical form of `value`, made of dicts with string keys, lists, strings, ints, bools, None."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def digest_of(canonical: str) -> str:
    """SHA-256 in hexadecimal of canonical JSON."""
    return hashlib.sha256(canonical.encode()).hexdigest()
