"""Limits that one caller meets, so that all others are served."""

from frontend_contract.conformance.promise import GUIDE, Broken, promise
from frontend_contract.conformance.visit import Visit

_TOO_MUCH = {
    "LIMIT_ALIASES": "{ " + " ".join(f"a{n}: __typename" for n in range(200)) + " }",
    "LIMIT_TOKENS": "{ " + "a " * 5_000 + "}",
    "LIMIT_DEPTH": "{ " * 100 + "a" + " }" * 100,
    "LIMIT_SIZE": "{ __typename }" + " " * 100_000,
}


def _define(code: str, query: str) -> None:
    @promise(
        f"limits.{code.removeprefix('LIMIT_').lower()}",
        f"A query that asks for too much is refused with {code}.",
        where=f"{GUIDE}, “Limits”",
        advice="Let no other GraphQL view answer here, and let errors of the server pass.",
    )
    def _refused(visit: Visit) -> None:
        reply = visit.post(query)
        if reply.code != code or not 400 <= reply.status < 500:
            raise Broken(f"{reply.asked} is answered with {reply.status} {reply.code}, not refused with {code}.")


for _code, _query in _TOO_MUCH.items():
    _define(_code, _query)
