"""The page of the trusted operations: what each is for, and what it wants to be told."""

import json
from collections.abc import Iterator
from pathlib import Path

from graphql import OperationDefinitionNode, parse, print_ast

from api.reference.place import Place

_INTRODUCTION = """# Trusted operations

Queries that the contract names. GET one by its name, and caches on the way keep the answer:
`/graphql/?operation=NAME&variables=…`, the variables as JSON. A variable whose type ends in `!` has to be given.
Clients in [TypeScript and Python](../../frontend_contract/client/README.md) have a method or a name for each."""


def operations_page(folder: Path, place: Place) -> str:
    parts = [_INTRODUCTION]
    for file in sorted(folder.glob("*.graphql")):
        parts += _operation(file, place)
    return "\n\n".join(parts) + "\n"


def _operation(file: Path, place: Place) -> Iterator[str]:
    text = file.read_text("utf-8")
    yield f"## {file.stem}"
    yield _what_it_says(text)
    yield f"[{file.name}](../../frontend_contract/operations/{file.name})"
    variables = list(_variables(text))
    yield "\n".join(["| variable | type |", "| --- | --- |", *(f"| `{name}` | `{type}` |" for name, type in variables)])
    given = {name: value for name, type in variables if type.endswith("!") and (value := _value(name, file, place))}
    written = json.dumps(given, ensure_ascii=False)
    yield (
        "```sh\ncurl --get http://127.0.0.1:8000/graphql/ \\\n"
        f"  --data-urlencode 'operation={file.stem}' \\\n"
        f"  --data-urlencode 'variables={written}'\n```"
    )


def _what_it_says(text: str) -> str:
    """The comment at its head."""
    lines = text.splitlines()
    head = lines[: next(number for number, line in enumerate(lines) if not line.startswith("#"))]
    return " ".join(line.lstrip("# ").rstrip() for line in head)


def _variables(text: str) -> Iterator[tuple[str, str]]:
    operation = next(each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode))
    for each in operation.variable_definitions:
        yield each.variable.name.value, print_ast(each.type)


def _value(name: str, file: Path, place: Place) -> str | None:
    slugs = place.slugs.get("lesson", [""])
    values = {
        "code": place.code,
        "locale": place.locale,
        "since": place.since,
        "query": place.words,
        "slug": slugs[0],
        "id": place.ids.get("lesson"),
    }
    return values.get(name)
