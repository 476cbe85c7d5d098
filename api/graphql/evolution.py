"""Whether the contract that is served keeps what the last published one promised.

| change since the last published contract        | wants                                                   |
| ----------------------------------------------- | ------------------------------------------------------- |
| something that can break a front end             | a higher first number, and a line in the changelog      |
| something added                                  | a higher second number at least, and a line             |
| a deprecation                                    | a higher second number, and a reason that says what to use |

While the changelog calls a version "in the making", it may grow without a new number; what it
holds already may not break even then.

What is published is kept as files that never change: `published/schema-1.0.graphql` and, for
what a schema does not hold, `published/names-1.0.json`: operations with their variables, and
error codes.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from graphql import (
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
    is_introspection_type,
    is_specified_scalar_type,
    parse,
    print_ast,
)

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


class Version(NamedTuple):
    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))


def version_of(text: str) -> Version:
    """`1.2.0`; raises `ValueError` for anything else."""
    found = _VERSION.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no version of the contract: write MAJOR.MINOR.PATCH.")
    return Version(*map(int, found.groups()))


class Contract(NamedTuple):
    """All that front ends rely on: the SDL, operations with their variables as written, error codes."""

    version: Version
    schema: GraphQLSchema
    operations: Mapping[str, Mapping[str, str]]
    codes: frozenset[str]


def read_contract(version: str, sdl: str, names: Mapping[str, Any]) -> Contract:
    return Contract(version_of(version), build_schema(sdl), names["operations"], frozenset(names["codes"]))


def names_of(operations: Path, codes: Iterable[str]) -> dict[str, Any]:
    """What a schema does not hold, as it is published."""
    return {
        "operations": {path.stem: _variables(path.read_text("utf-8")) for path in sorted(operations.glob("*.graphql"))},
        "codes": sorted(codes),
    }


def _variables(text: str) -> dict[str, str]:
    node = next(each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode))
    return {each.variable.name.value: print_ast(each.type) for each in node.variable_definitions}


def published_contracts(folder: Path) -> list[Contract]:
    """What was published, the oldest first. `schema-1.2.graphql` is of the version 1.2.0."""
    found = []
    for path in folder.glob("schema-*.graphql"):
        number = path.stem.removeprefix("schema-")
        names = json.loads((folder / f"names-{number}.json").read_text("utf-8"))
        found.append(read_contract(f"{number}.0", path.read_text("utf-8"), names))
    return sorted(found, key=lambda contract: contract.version)


def problems_between(before: Contract, now: Contract, changelog: str) -> list[str]:
    """What `now` would have to say or do first; nothing when all is well."""
    breaking, added = breaking_in(before, now), additions_in(before, now)
    problems = []
    if breaking and now.version.major <= before.version.major:
        problems += [f"Breaks what {before.version} promised: {change}" for change in breaking]
    growing = in_the_making(changelog, now.version)
    if added and now.version[:2] <= before.version[:2] and not growing:
        problems += [f"Is new since {before.version}, so the second number has to rise: {name}" for name in added]
    if now.version < before.version:
        problems.append(f"The version {now.version} is lower than {before.version}, which was published.")
    section = section_of(changelog, now.version)
    if section is None:
        return [*problems, f"The changelog has no section “## {now.version}”."]
    untold = [name for name in added if not growing and not _is_told(name, section)]
    problems += [f"The changelog's section {now.version} does not name what is new: {name}" for name in untold]
    if breaking and "### Breaking" not in section:
        problems.append(f"The changelog's section {now.version} has no heading “### Breaking”.")
    return [*problems, *deprecations_without_advice(now.schema)]


def breaking_in(before: Contract, now: Contract) -> list[str]:
    """What a front end that was made for `before` may trip over. A new type of block or question is no break."""
    changes = [change.description for change in find_breaking_changes(before.schema, now.schema)]
    changes += [
        change.description
        for change in find_dangerous_changes(before.schema, now.schema)
        if change.type.name == "ARG_DEFAULT_VALUE_CHANGE"
    ]
    for name, variables in before.operations.items():
        if name not in now.operations:
            changes.append(f"The operation {name} is gone.")
            continue
        changes += _broken_variables(name, variables, now.operations[name])
    return [*changes, *(f"The error code {code} is gone." for code in sorted(before.codes - now.codes))]


def _broken_variables(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    changed = [each for each, kind in before.items() if each in now and now[each] not in (kind, kind.rstrip("!"))]
    gone = [each for each in before if each not in now]
    wanted = [each for each, kind in now.items() if each not in before and kind.endswith("!")]
    return [f"The operation {name} takes ${each} differently." for each in (*changed, *gone, *wanted)]


def additions_in(before: Contract, now: Contract) -> list[str]:
    """What is new, as a front end names it: `Edition.search`, `PageKind`, `operation Search`, `code LIMIT_RATE`."""
    new = names_in(now.schema) - names_in(before.schema)
    # Of a new type, the type's own name says it.
    found = {name for name in new if "." not in name or name.partition(".")[0] not in new}
    found |= {f"operation {name}" for name in now.operations.keys() - before.operations.keys()}
    found |= {f"code {code}" for code in now.codes - before.codes}
    return sorted(found)


def names_in(schema: GraphQLSchema) -> set[str]:
    """Every type, field, argument and enum value."""
    found: set[str] = set()
    types: Mapping[str, Any] = schema.type_map
    for name, each in types.items():
        if is_introspection_type(each) or is_specified_scalar_type(each):
            continue
        found.add(name)
        for part, definition in _parts_of(each).items():
            found.add(f"{name}.{part}")
            found |= {f"{name}.{part}.{argument}" for argument in getattr(definition, "args", ())}
    return found


def _parts_of(each: Any) -> Mapping[str, Any]:
    """The fields of a type, or the values of an enum."""
    return getattr(each, "fields", None) or getattr(each, "values", {})


def deprecations_without_advice(schema: GraphQLSchema) -> list[str]:
    """What is deprecated has to say what to use instead, or since when there is nothing to tell."""
    found = []
    types: Mapping[str, Any] = schema.type_map
    for name, each in types.items():
        for part, definition in _parts_of(each).items():
            reason = getattr(definition, "deprecation_reason", None)
            if reason is not None and not re.search(r"`\w+`|since \d", reason):
                found.append(f"{name}.{part} is deprecated and does not say what to use instead.")
    return found


def section_of(changelog: str, version: Version) -> str | None:
    """The text under `## 1.2.0`, whatever stands after the number in its heading."""
    found = re.search(rf"^## {re.escape(str(version))}\b.*?$(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1] if found else None


def in_the_making(changelog: str, version: Version) -> bool:
    """Whether the version is not out yet: `## 1.2.0 (in the making)`."""
    return re.search(rf"^## {re.escape(str(version))} \(in the making\)$", changelog, re.MULTILINE) is not None


def _is_told(name: str, section: str) -> bool:
    return f"`{name.removeprefix('operation ').removeprefix('code ')}`" in section
