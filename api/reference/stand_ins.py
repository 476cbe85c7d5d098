"""What differs from one installation to the next is shown the same in every example."""

import re
from typing import Any

_HEXADECIMAL = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])")
# Version 4: those of version 5 are made from names, and the same everywhere.
_RANDOM_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*(?:[+-]\d\d:\d\d|Z)")
_DIGITS = "5e1f0c9ad7b83642" * 4


def stand_in(value: Any) -> Any:
    """The same value, with digests, tokens in addresses, moments and random ids replaced."""
    return _replaced(value, {})


def _replaced(value: Any, ids: dict[str, str]) -> Any:
    """`ids` holds those that were met, so that one is the same wherever it stands."""
    if isinstance(value, dict):
        return {name: _replaced(each, ids) for name, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, ids) for each in value]
    if isinstance(value, str):
        plain = _HEXADECIMAL.sub(lambda found: _DIGITS[: len(found[0])], value)
        plain = _MOMENT.sub("2026-01-15T09:00:00+00:00", plain)
        return _RANDOM_ID.sub(lambda found: ids.setdefault(found[0], _numbered(len(ids) + 1)), plain)
    return value


def _numbered(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"
