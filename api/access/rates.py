"""How much a token or an address may ask for in a minute.

A request costs points: one, and more the more a query of one's own asks for. They are counted in
windows of a minute in the cache `rates`, which all processes share where it is Redis; in the
memory of each process otherwise. Answers say how it stands in `RateLimit` and `RateLimit-Policy`
(IETF draft-ietf-httpapi-ratelimit-headers).
"""

import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase

from editions.client_address import address_of

__all__ = ["Rate", "TooMany", "spend"]

WINDOW = 60


class Rate(NamedTuple):
    """How a budget stands: points for each window, those that are left, seconds until the next."""

    name: str
    allowed: int
    left: int
    reset: int

    def tell(self, response: HttpResponseBase) -> None:
        response["RateLimit-Policy"] = f'"{self.name}";q={self.allowed};w={WINDOW}'
        response["RateLimit"] = f'"{self.name}";r={self.left};t={self.reset}'


class TooMany(Exception):
    """The budget is spent; `rate` says until when."""

    def __init__(self, rate: Rate) -> None:
        super().__init__(rate.name)
        self.rate = rate


def spend(request: HttpRequest, token: int | None, points: int = 1) -> Rate | None:
    """Takes points from the token's budget, or from the address's; raises `TooMany` when it has none left.

    `None` where nothing is limited.
    """
    if token is not None:
        name, who, allowed = "token", str(token), settings.RATE_LIMIT_TOKEN
    else:
        name, who, allowed = "address", address_of(request), settings.RATE_LIMIT_ADDRESS
    if not allowed:
        return None
    now = time.time()
    window, reset = int(now // WINDOW), int(WINDOW - now % WINDOW) + 1
    cache, key = caches["rates"], f"rate:{name}:{who}:{window}"
    try:
        spent = cache.incr(key, points)
    except ValueError:
        # Two processes may begin a window at once: only one of them adds it.
        spent = points if cache.add(key, points, WINDOW * 2) else cache.incr(key, points)
    rate = Rate(name, allowed, max(0, allowed - spent), reset)
    if spent > allowed:
        raise TooMany(rate)
    return rate
