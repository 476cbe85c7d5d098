"""Two parts depend on nothing of the product's machinery; the layers are import-linter's affair."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MACHINERY = {"django", "wagtail", "wagtail_localize", "modelcluster", "rest_framework", "graphene", "graphene_django"}
PRODUCT = {"api", "cms", "editions"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize(
    "part,itself",
    [("frontend_contract", "frontend_contract"), ("editions/merging", "editions.merging")],
)
def test_a_part_that_stands_alone_imports_nothing_of_ours(part: str, itself: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / part).rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in MACHINERY | PRODUCT and not f"{name}.".startswith(f"{itself}.")
    }

    assert found == set()
