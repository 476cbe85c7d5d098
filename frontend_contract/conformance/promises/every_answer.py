"""What holds for all answers that were got: looked at last."""

from frontend_contract.conformance.promise import GUIDE, Broken, promise
from frontend_contract.conformance.visit import Visit

_WHERE = f"{GUIDE}, “Asking”"


@promise(
    "every-answer.no-cookies",
    "No answer sets a cookie, nor differs by one: shared caches would not keep it.",
    where=_WHERE,
    advice="Let nothing in front of the server set cookies at this address.",
)
def _no_cookies(visit: Visit) -> str:
    for reply in visit.server.replies:
        if reply.header("Set-Cookie"):
            raise Broken(f"{reply.asked} sets a cookie.")
        if "cookie" in reply.header("Vary").lower():
            raise Broken(f"{reply.asked} says Vary: {reply.header('Vary')}.")
    return f"{len(visit.server.replies)} answers"


@promise(
    "every-answer.json",
    "Every answer with a body is JSON, and says so.",
    where=_WHERE,
    advice="Let nothing in front of the server answer with pages of its own.",
)
def _json(visit: Visit) -> None:
    for reply in visit.server.replies:
        if reply.body and not reply.header("Content-Type").startswith("application/json"):
            raise Broken(f"{reply.asked} is answered as {reply.header('Content-Type') or 'nothing'}.")


@promise(
    "every-answer.version",
    "Every answer names the version of the contract that the server keeps to.",
    where="frontend_contract/README.md",
    advice="Let the header Contract-Version pass.",
)
def _version(visit: Visit) -> str:
    said = {reply.header("Contract-Version") for reply in visit.server.replies if reply.status not in (429, 502, 503)}
    if said == {""} or "" in said:
        raise Broken("There are answers without Contract-Version.")
    return ", ".join(sorted(said))
