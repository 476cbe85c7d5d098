"""The examples of both clients run against a server of the demo course."""

import os
import subprocess
import sys

import pytest

from frontend_contract.client import python_package, typescript
from tests.contract.clients.conftest import need_node

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def typescript_example() -> list[str]:
    need_node()
    return ["node", str(typescript.build() / "example" / "course.js")]


def python_example() -> list[str]:
    return [sys.executable, str(python_package.PACKAGE / "example" / "course.py")]


def run(command: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(python_package.PACKAGE)}
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(params=[typescript_example, python_example], ids=["typescript", "python"])
def example(request) -> list[str]:
    return request.param()


def test_an_example_prints_the_modules_and_a_lesson(demo_server, example):
    done = run(example, demo_server, "lb-sample", "ar")

    assert done.returncode == 0, done.stderr
    title, *modules = done.stdout.split("\n\n")[0].splitlines()
    assert title.endswith("[ar, RTL]")
    assert len(modules) == 14
    assert "\nمن هم الرعايا في الخارج؟ [ar, RTL]\n" in done.stdout
    assert "[ ] Seafarers" in done.stdout


def test_an_example_says_what_is_wrong(demo_server, example):
    done = run(example, demo_server, "atlantis", "ar")

    assert done.returncode == 1
    assert done.stderr.startswith("EDITION_NOT_FOUND: ")


def test_both_examples_print_the_same(demo_server):
    asked = (demo_server, "global", "fr")

    assert run(typescript_example(), *asked).stdout == run(python_example(), *asked).stdout
