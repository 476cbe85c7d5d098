"""Bytes by name, the most recently used, up to so many of them."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class KeptBytes(Generic[Value]):
    """Holds values of `room` bytes in all. What it gives is what was put, never a copy."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held = 0
        self._values: OrderedDict[str, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> Value | None:
        with self._lock:
            found = self._values.get(name)
            if found is None:
                return None
            self._values.move_to_end(name)
            return found[0]

    def put(self, name: str, value: Value, size: int) -> None:
        """A value of more bytes than an eighth of the room is not held: it would push out all others."""
        if size > self._room // 8:
            return
        with self._lock:
            if (old := self._values.pop(name, None)) is not None:
                self._held -= old[1]
            self._held += size
            self._values[name] = (value, size)
            while self._held > self._room:
                _name, (_gone, freed) = self._values.popitem(last=False)
                self._held -= freed

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
            self._held = 0
