"""The promises of the contract, by subject. Their order here is that of the report; `every_answer` comes last."""

from frontend_contract.conformance.promises import (  # noqa: I001  (the order of the report)
    requests,
    operations,
    identity,
    releases,
    errors,
    limits,
    caching,
    secrecy,
    every_answer,
)

__all__ = [
    "caching",
    "errors",
    "every_answer",
    "identity",
    "limits",
    "operations",
    "releases",
    "requests",
    "secrecy",
]
