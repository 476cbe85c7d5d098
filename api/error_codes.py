"""Every code that an answer can carry, with what it means and what to do about it.

Codes are part of the contract: one that was published keeps its meaning, and none goes without a
new major version. The reference is made from this list, and a code that is not in it cannot be
raised.
"""

from typing import NamedTuple


class ErrorCode(NamedTuple):
    """`meaning` is for the reference, `advice` goes with each answer; both are English, for developers."""

    code: str
    meaning: str
    advice: str


class UnknownCode(LookupError):
    """Code that is about to be raised and that the contract does not know: a mistake of ours."""


_ALL = (
    ErrorCode(
        "BAD_REQUEST",
        "Not JSON, not a valid query, or an argument that makes no sense.",
        "Correct the request as the message says; sent again as it is, it fails again.",
    ),
    ErrorCode(
        "EDITION_NOT_FOUND",
        "There is no such edition, it is not public, or it was archived.",
        "Check the code against the list of editions.",
    ),
    ErrorCode(
        "RELEASE_NOT_FOUND",
        "The edition has no such version, or has released nothing yet.",
        "Leave the version out to get the latest, or take one from `releases`.",
    ),
    ErrorCode(
        "RELEASE_WITHDRAWN",
        "The release must not be shown any longer; `reason` says why, `successor` which version stands in for it.",
        "Stop showing what you kept of this release, and go on with the successor if there is one.",
    ),
    ErrorCode(
        "LOCALE_NOT_OFFERED",
        "The edition is not in this language; `offered` lists those that it is in.",
        "Ask for one of the languages in `offered`.",
    ),
    ErrorCode(
        "LESSON_NOT_FOUND",
        "This release has no such lesson.",
        "Fetch the outline again: the lesson may have been removed, or its address was mistyped.",
    ),
    ErrorCode(
        "MODULE_NOT_FOUND",
        "This release has no such module.",
        "Fetch the outline again: the module may have been removed, or its address was mistyped.",
    ),
    ErrorCode(
        "CASE_STUDY_NOT_FOUND",
        "This release has no such case study.",
        "Fetch the outline again: the case study may have been removed, or its address was mistyped.",
    ),
    ErrorCode(
        "TOOL_NOT_FOUND",
        "This release has no such tool.",
        "Fetch the outline again: the tool may have been removed, or its address was mistyped.",
    ),
    ErrorCode(
        "FORBIDDEN",
        "What was shown to prove who asks is wrong, its time is over, or it does not open this (HTTP 401 for tokens).",
        "Ask for a new token, or open a new preview from the editor.",
    ),
    ErrorCode(
        "OPERATION_NOT_FOUND",
        "GET names an operation that the contract does not have (HTTP 404).",
        "Check the operation's name, or POST a query of your own.",
    ),
    ErrorCode(
        "OPERATION_NOT_TRUSTED",
        "The server runs the operations of the contract only (HTTP 403).",
        "GET an operation of the contract by its name, or POST its text unchanged.",
    ),
    ErrorCode(
        "INTROSPECTION_OFF",
        "The server does not tell its schema.",
        "Take the schema from `frontend_contract/schema.graphql` of the version in `Contract-Version`.",
    ),
    ErrorCode(
        "METHOD_NOT_ALLOWED",
        "Another method than GET, HEAD or POST (HTTP 405).",
        "POST the query as JSON, or GET a trusted operation.",
    ),
    ErrorCode(
        "NOT_FOUND",
        "There is nothing at this address, or not for whoever asks (REST, HTTP 404).",
        "Check the address against `/api/v1/openapi.json`.",
    ),
    ErrorCode(
        "BUNDLE_UNAVAILABLE",
        "No bundle can be made of the release (REST, HTTP 409).",
        "Tell whoever runs this server what the error says.",
    ),
    ErrorCode(
        "NOT_ACCEPTABLE",
        "The answer cannot be given in the form that `Accept` wants (REST, HTTP 406).",
        "Leave `Accept` out, or accept `application/json`; bundles are `application/zip`.",
    ),
    ErrorCode(
        "UNSUPPORTED_MEDIA_TYPE",
        "Another type than `application/json` (HTTP 415).",
        "Send JSON in UTF-8 with the header `Content-Type: application/json`.",
    ),
    ErrorCode(
        "LIMIT_SIZE",
        "The request is larger than is read (HTTP 413).",
        "Send a shorter query; put long values into variables, and fewer of them.",
    ),
    ErrorCode(
        "LIMIT_TOKENS",
        "The query has too many tokens.",
        "Split the query, or use fragments for what stands in it more than once.",
    ),
    ErrorCode("LIMIT_ALIASES", "The query has too many aliases.", "Split the query into several requests."),
    ErrorCode(
        "LIMIT_DEPTH",
        "Fields or brackets are nested too deep.",
        "Ask for what is deep down by its id, in a request of its own.",
    ),
    ErrorCode(
        "LIMIT_COST",
        "The query asks for too much at once.",
        "Ask for fewer fields or shorter lists at a time.",
    ),
    ErrorCode(
        "LIMIT_DIRECTIVES",
        "The query has too many directives.",
        "Leave out directives that change nothing, or split the query.",
    ),
    ErrorCode(
        "LIMIT_TIME",
        "The operation took too long and was given up (HTTP 503).",
        "Ask for less at a time; if it was little, try again later.",
    ),
    ErrorCode(
        "LIMIT_RATE",
        "Too many requests in a short time (HTTP 429).",
        "Wait as long as the header `Retry-After` says, and keep answers instead of asking again.",
    ),
    ErrorCode(
        "INTERNAL_ERROR",
        "A mistake of ours; it has been written down.",
        "Try again later. If it stays, tell whoever runs this server when it happened.",
    ),
)
CODES = {each.code: each for each in _ALL}


def advice_on(code: str) -> str:
    """What a client can do about an error of this code; raises `UnknownCode`."""
    try:
        return CODES[code].advice
    except KeyError:
        raise UnknownCode(f"{code} is not among the codes of the contract (api/error_codes.py).") from None
