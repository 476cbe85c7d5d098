"""Bytes by name, the most recently used, up to so many of them."""

from collections import OrderedDict
from threading import Lock


class KeptBytes:
    """Holds values of `room` bytes in all."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held = 0
        self._values: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        with self._lock:
            value = self._values.get(name)
            if value is not None:
                self._values.move_to_end(name)
            return value

    def put(self, name: str, value: bytes) -> None:
        """A value larger than an eighth of the room is not held: it would push out all others."""
        if len(value) > self._room // 8:
            return
        with self._lock:
            self._held += len(value) - len(self._values.pop(name, b""))
            self._values[name] = value
            while self._held > self._room:
                _name, gone = self._values.popitem(last=False)
                self._held -= len(gone)

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
            self._held = 0
