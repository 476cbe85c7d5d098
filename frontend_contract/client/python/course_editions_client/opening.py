"""A server that is newer than this client may send values and types that it does not know: they are no errors."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any


class OpenEnum(StrEnum):
    """Known values by name; one that is not known is there all the same, and equals its text."""

    @classmethod
    def _missing_(cls, value: object) -> "OpenEnum | None":
        if not isinstance(value, str):
            return None
        other = str.__new__(cls, value)
        other._name_, other._value_ = value, value
        return other


def known(interface: str, *typenames: str) -> Callable[[Any], Any]:
    """A step before validation: a type that is none of `typenames` is read as its interface."""

    def read(value: Any) -> Any:
        if isinstance(value, dict) and value.get("__typename") not in typenames:
            return {**value, "__typename": interface}
        return value

    return read
