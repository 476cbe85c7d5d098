"""Every code that can be raised is in the contract's one list, with what to do about it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.error_codes import CODES, UnknownCode
from api.graphql.errors import Refused
from api.reading.errors import ReadingError

API = Path(__file__).parents[2] / "api"


def codes_in(tree: ast.AST) -> Iterator[str]:
    """What is given to `Refused` first, and every class attribute `code`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
            yield from (str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant))
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    yield from (str(line.value.value) for name in line.targets if getattr(name, "id", "") == "code")


def raised() -> dict[str, set[str]]:
    """The codes that are written in the code of the API, with the files."""
    found: dict[str, set[str]] = {}
    for path in API.rglob("*.py"):
        for code in codes_in(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(code, set()).add(path.name)
    return found


def test_every_code_that_is_raised_is_in_the_list():
    found = raised()

    assert {"LIMIT_DEPTH", "RELEASE_WITHDRAWN", "OPERATION_NOT_FOUND"} <= set(found)
    assert {code: files for code, files in found.items() if code not in CODES} == {}


def test_a_code_that_is_not_in_the_list_would_be_found():
    planted = ast.parse('class Lost(ReadingError):\n    code = "LOST"\nraise Refused("ODD", "No.")')

    assert set(codes_in(planted)) == {"LOST", "ODD"}


def test_a_code_that_is_not_in_the_list_cannot_be_raised():
    with pytest.raises(UnknownCode, match="ODD"):
        Refused("ODD", "No.")
    with pytest.raises(UnknownCode, match="LOST"):
        type("Lost", (ReadingError,), {"code": "LOST"})


def test_every_code_says_what_it_means_and_what_to_do():
    for each in CODES.values():
        assert each.meaning.endswith((".", ").")), each
        assert each.advice.endswith("."), each


def test_the_guide_tells_of_every_code_what_it_means():
    guide = (API.parent / "docs" / "guides" / "building-a-front-end.md").read_text(encoding="utf-8")

    assert [each.code for each in CODES.values() if f"| `{each.code}` | {each.meaning} |" not in guide] == []
