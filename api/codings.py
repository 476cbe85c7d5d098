"""Content codings (RFC 9110, section 8.4): which one a client is sent, and the bytes in it."""

import gzip
import sys
from collections.abc import Callable, Mapping

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

IDENTITY = "identity"
# A shorter answer is not worth a coding.
WORTH = 1_000

# The smallest first: among equals, the client gets that.
_CODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "zstd": lambda body: zstd.compress(body, 6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


def coding_for(accepted: str, size: int) -> str:
    """The coding to send `size` bytes in, by the header Accept-Encoding; `identity` if none is worth it."""
    if size < WORTH or not accepted:
        return IDENTITY
    weights = _weights(accepted)
    rest = weights.get("*", 0.0)
    best = max(_CODERS, key=lambda name: weights.get(name, rest))
    weight = weights.get(best, rest)
    return best if weight > 0 and weight >= weights.get(IDENTITY, 0.0) else IDENTITY


def encoded(body: bytes, coding: str) -> bytes:
    """`body` in `coding`, one that `coding_for` gave."""
    return body if coding == IDENTITY else _CODERS[coding](body)


def _weights(accepted: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in accepted[:1000].lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        if name:
            weights[name] = weight
    return weights
