"""The small course on a live server, and both clients driven in the same way."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontend_contract.client import python_package, typescript
from tests.integration.api.conftest import DIRECTORY
from tests.integration.api.release_maker import ReleaseMaker
from tests.integration.api.small_course import small_course

HERE = Path(__file__).parent
Drive = Callable[..., list[dict[str, Any]]]


def need_node() -> None:
    """Skips where there is no Node; where there is, what is amiss fails."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("No Node on this machine.")


@pytest.fixture
def maker(transactional_db) -> ReleaseMaker:
    maker = small_course()
    maker.release(notes="First")
    maker.directory(DIRECTORY)
    return maker


@pytest.fixture
def server(maker, live_server) -> str:
    return live_server.url


@pytest.fixture(params=["typescript", "python"])
def drive(request) -> Drive:
    """Runs steps, each an operation or a query with its variables, and gives what came of them."""
    if request.param == "typescript":
        need_node()
        command = ["node", str(HERE / "drive.mjs"), str(typescript.build() / "src" / "index.js")]
    else:
        command = [sys.executable, str(HERE / "drive.py")]

    def run(url: str, *steps: dict[str, Any], **options: Any) -> list[dict[str, Any]]:
        asked = json.dumps({"url": url, "options": options, "steps": steps})
        environment = {**os.environ, "PYTHONPATH": str(python_package.PACKAGE)}
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
