"""The promises of the contract, by subject. Their order here is that of the report; `every_answer` comes last."""

from frontend_contract.conformance.promises import (  # noqa: I001  (the order of the report)
    requests,
    operations,
    identity,
    releases,
    pictures,
    rich_text,
    branding,
    errors,
    limits,
    caching,
    secrecy,
    every_answer,
)

__all__ = [
    "branding",
    "caching",
    "errors",
    "every_answer",
    "identity",
    "limits",
    "operations",
    "pictures",
    "releases",
    "requests",
    "rich_text",
    "secrecy",
]
