"""Answers that may be used again, for as long as their headers say."""

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """`until`: when the server has to be asked again, in seconds of the clock that is asked."""

    body: bytes
    etag: str | None
    until: float


class Memory:
    """The answers that were used last, up to a number, by address."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def get(self, address: str) -> Kept | None:
        found = self._kept.get(address)
        if found:
            self._kept.move_to_end(address)
        return found

    def keep(self, address: str, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Keeps what its headers allow to keep, and forgets what they do not."""
        etag, seconds = headers.get("etag"), _fresh_for(headers)
        self._kept.pop(address, None)
        if seconds is None or (not etag and seconds <= 0):
            return
        self._kept[address] = Kept(body, etag, now + seconds)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        self._kept.clear()


def _fresh_for(headers: Mapping[str, str]) -> float | None:
    """How many seconds an answer is fresh (RFC 9111, 4.2); None when it must not be kept."""
    control = headers.get("cache-control", "").lower()
    if "no-store" in control:
        return None
    most = re.search(r"\bmax-age=(\d+)", control)
    if "no-cache" in control or not most:
        return 0
    age = headers.get("age", "")
    # What a shared cache has held for a while is that much older already.
    return max(0, int(most[1]) - (int(age) if age.isdigit() else 0))
