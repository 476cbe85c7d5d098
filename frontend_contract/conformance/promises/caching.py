"""Answers that caches may keep, and how they are asked whether theirs still holds."""

import gzip
import zlib

from frontend_contract.conformance.promise import GUIDE, Broken, Skipped, promise
from frontend_contract.conformance.visit import Visit

_WHERE = f"{GUIDE}, “Asking”"


@promise(
    "caching.strong-validator",
    "The answer to a trusted operation has a strong ETag.",
    where=_WHERE,
    advice="Let nothing in front of the server take ETags away, or weaken them by compressing anew.",
)
def _etag(visit: Visit) -> None:
    etag = visit.server.ask("GET", visit.outline_address()).header("ETag")
    if not (len(etag) > 2 and etag.startswith('"') and etag.endswith('"')):
        raise Broken(f"The ETag is {etag or 'missing'}.")


@promise(
    "caching.not-modified",
    "Asked again with its ETag, an answer that still holds is 304, without a body.",
    where=_WHERE,
    advice="Pass If-None-Match on, or answer it from the cache.",
)
def _not_modified(visit: Visit) -> None:
    address = visit.outline_address()
    etag = visit.server.ask("GET", address).header("ETag")
    again = visit.server.ask("GET", address, headers={"If-None-Match": etag})
    if again.status != 304 or again.body:
        raise Broken(f"Asked again with its ETag, the answer is {again.status} with {len(again.body)} bytes.")


@promise(
    "caching.half-a-minute",
    "What can change is fresh for half a minute at most, so that a new number reaches readers within one.",
    where=_WHERE,
    advice="Keep the server's Cache-Control; no longer times of your own.",
)
def _fresh(visit: Visit) -> None:
    said = visit.get("Slots", code=visit.code, locale=visit.locale).header("Cache-Control")
    times = [part.partition("=")[2] for part in said.replace(" ", "").split(",") if part.startswith("max-age=")]
    if "public" not in said or not times or not times[0].isdigit() or int(times[0]) > 30:
        raise Broken(f"Cache-Control of Slots is {said or 'missing'}.")


@promise(
    "caching.for-ever",
    "A release that is asked for by its version may be kept for ever, where no directory has a part in the answer.",
    where=_WHERE,
    advice="Keep the server's Cache-Control.",
)
def _immutable(visit: Visit) -> None:
    if visit.server.token:
        raise Skipped("Answers to a token are nobody else's.")
    address = visit.address("Outline", code=visit.code, locale=visit.locale, release=visit.version)
    said = visit.server.ask("GET", address).header("Cache-Control")
    if "immutable" not in said:
        raise Broken(f"Cache-Control of a pinned Outline is {said or 'missing'}.")


@promise(
    "caching.compressed",
    "Who accepts gzip is sent the same answer, compressed, and caches are told to tell the two apart.",
    where=_WHERE,
    advice="Let the server's compression pass, or compress in front of it and say Vary: Accept-Encoding.",
)
def _compressed(visit: Visit) -> str:
    address = visit.outline_address()
    plain = visit.server.ask("GET", address, headers={"Accept-Encoding": "identity"})
    packed = visit.server.ask("GET", address, headers={"Accept-Encoding": "gzip"})
    if packed.header("Content-Encoding") != "gzip":
        raise Broken(f"{len(plain.body)} bytes are sent uncompressed to who accepts gzip.")
    try:
        same = gzip.decompress(packed.body) == plain.body
    except (OSError, EOFError, zlib.error) as error:
        raise Broken(f"The compressed answer is no gzip: {error}.") from None
    if not same:
        raise Broken("The compressed answer says something else.")
    if "accept-encoding" not in packed.header("Vary").lower():
        raise Broken("Vary does not name Accept-Encoding.")
    return f"{len(packed.body)} of {len(plain.body)} bytes"
