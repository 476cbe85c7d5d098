"""The page of the errors: every code, what it means and what to do; and what one looks like."""

from collections.abc import Iterator

from api.error_codes import CODES
from api.reference.example_answer import run
from api.reference.section import in_json, in_table

_INTRODUCTION = """# Errors

An answer may hold `errors` beside its `data`. Each has a `message` for people, the `path` to the field that failed
(empty when the request failed as a whole) and, in `extensions`, the `code` for programs and `advice` on what to do. A
code keeps its meaning while the contract's first number stays."""
_REFUSED = '{ edition(code: "atlantis") { title } }'


def errors_page() -> str:
    return "\n\n".join([_INTRODUCTION, "\n".join(_codes()), *_example()]) + "\n"


def _codes() -> Iterator[str]:
    yield "| code | means | what to do |"
    yield "| --- | --- | --- |"
    for each in CODES.values():
        yield f"| `{each.code}` | {in_table(each.meaning)} | {in_table(each.advice)} |"


def _example() -> Iterator[str]:
    yield f"```graphql\n{_REFUSED}\n```"
    yield "is answered with"
    yield in_json(run(_REFUSED))
