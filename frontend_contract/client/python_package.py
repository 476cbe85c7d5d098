"""The Python client: its operations and models are written by ariadne-codegen."""

import sys
from importlib.util import find_spec
from pathlib import Path

from frontend_contract.client.contract import Contract
from frontend_contract.client.tools import Missing, run

PACKAGE = Path(__file__).parent / "python"
GENERATED = PACKAGE / "course_editions_client" / "generated"
_ROOT = Path(__file__).parents[2]
_SETTINGS = """[tool.ariadne-codegen]
schema_path = "{schema}"
queries_path = "operations.graphql"
target_package_name = "generated"
target_package_path = "python"
base_client_name = "Base"
base_client_file_path = "base.py"
async_client = false
include_comments = "none"
plugins = ["frontend_contract.client.ariadne_plugin.OpenToWhatComes"]

[tool.ariadne-codegen.scalars.DateTime]
type = "datetime.datetime"

[tool.ariadne-codegen.scalars.Date]
type = "datetime.date"
"""
# What generated operations call.
_BASE = """from typing import Any

from ..asking import Asking
from .base_model import UnsetType


class Base(Asking):
    def execute(self, query: str, operation_name: str, variables: dict[str, object], **kwargs: Any) -> dict[str, Any]:
        given = {name: value for name, value in variables.items() if not isinstance(value, UnsetType)}
        return self.get(operation_name, given, **kwargs)

    def get_data(self, response: dict[str, Any]) -> dict[str, Any]:
        return response
"""


def generate(contract: Contract, scratch: Path) -> Path:
    """Writes the package of operations into a folder below `scratch`, and gives it. Raises `Missing`, `Failed`."""
    if find_spec("ariadne_codegen") is None:
        raise Missing("ariadne-codegen is not in this environment. Install what requirements-dev.txt lists.")
    (scratch / "python").mkdir()
    (scratch / "operations.graphql").write_text(contract.operations, encoding="utf-8")
    (scratch / "base.py").write_text(_BASE, encoding="utf-8")
    settings = _SETTINGS.format(schema=contract.schema_file.resolve().as_posix())
    (scratch / "pyproject.toml").write_text(settings, encoding="utf-8")
    # Found from the root of the checkout, so that it finds the plugin.
    code = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from ariadne_codegen.main import main; main()"
    run([sys.executable, "-c", code, "client"], scratch)
    return scratch / "python" / "generated"
