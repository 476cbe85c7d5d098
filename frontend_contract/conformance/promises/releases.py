"""A release that is asked for by its version stays what it is."""

from frontend_contract.conformance.promise import GUIDE, Broken, promise
from frontend_contract.conformance.visit import Visit

_WHERE = f"{GUIDE}, “Editions, releases, versions”"


@promise(
    "releases.pinned",
    "Asked for by its version, an edition answers from that release.",
    where=_WHERE,
    advice="Let caches tell answers apart by the whole address, variables included.",
)
def _pinned(visit: Visit) -> None:
    query = "query($code: ID!, $release: String) { edition(code: $code, release: $release) { release { version } } }"
    said = visit.post(query, code=visit.code, release=visit.version).data["edition"]["release"]["version"]
    if said != visit.version:
        raise Broken(f"Asked for {visit.version}, the server answers from {said}.")


@promise(
    "releases.same-bytes",
    "The same question about a release has the same answer, to the byte.",
    where=_WHERE,
    advice="Put nothing into answers on their way: no time, no number of the request, no other order.",
)
def _same_bytes(visit: Visit) -> None:
    address = visit.address("Outline", code=visit.code, locale=visit.locale, release=visit.version)
    first, again = visit.server.ask("GET", address), visit.server.ask("GET", address)
    if first.body != again.body:
        raise Broken(f"{first.asked} is answered with {len(first.body)} bytes, and then with others.")
