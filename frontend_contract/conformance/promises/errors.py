"""Errors that programs can rely on."""

from collections.abc import Callable

from frontend_contract.conformance.asking import Reply
from frontend_contract.conformance.promise import GUIDE, Broken, promise
from frontend_contract.conformance.visit import Visit

_NOBODY = "no-such-edition-0"
_EDITION = "query($code: ID!, $release: String) { edition(code: $code, release: $release) { code } }"
_COURSE = "query($code: ID!, $locale: String!) { edition(code: $code) { course(locale: $locale) { title } } }"
_LESSON = (
    "query($code: ID!, $locale: String!) "
    '{ edition(code: $code) { lesson(locale: $locale, slug: "no-such-lesson-0") { id } } }'
)
_WAYS: dict[str, Callable[[Visit], Reply]] = {
    "EDITION_NOT_FOUND": lambda visit: visit.post(_EDITION, code=_NOBODY),
    "RELEASE_NOT_FOUND": lambda visit: visit.post(_EDITION, code=visit.code, release="no-such-release"),
    "LOCALE_NOT_OFFERED": lambda visit: visit.post(_COURSE, code=visit.code, locale="tlh"),
    "LESSON_NOT_FOUND": lambda visit: visit.post(_LESSON, code=visit.code, locale=visit.locale),
    "OPERATION_NOT_FOUND": lambda visit: visit.get("NoSuchOperation"),
    "BAD_REQUEST": lambda visit: visit.send(b"{"),
}


def _define(code: str) -> None:
    @promise(
        f"errors.{code.lower().replace('_', '-')}",
        f"{code} is told by its code, with a sentence and a path.",
        where=f"{GUIDE}, “Errors”",
        advice="Let errors of the server pass: whatever stands in front of it may be showing pages of its own.",
    )
    def _told(visit: Visit) -> None:
        reply = _WAYS[code](visit)
        if reply.code != code:
            raise Broken(f"{reply.asked} is answered with {reply.status} {reply.code}, not with {code}.")
        if not reply.error.get("message"):
            raise Broken(f"{code} has no message.")
        if not isinstance(reply.error.get("path"), list):
            raise Broken(f"{code} has no path.")


for _code in _WAYS:
    _define(_code)


@promise(
    "errors.no-hints",
    "A name that does not exist is not answered with one that does.",
    where=f"{GUIDE}, “Errors”",
    advice="Let no other GraphQL view answer here.",
)
def _no_hints(visit: Visit) -> None:
    reply = visit.post("{ editionz { code } }")
    if "Did you mean" in str(reply.json):
        raise Broken("An unknown field is answered with a suggestion.")
