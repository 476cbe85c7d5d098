"""The TypeScript client's types: they let through what the contract has, and stop what it does not."""

import subprocess
from pathlib import Path

import pytest

from frontend_contract.client import typescript
from tests.contract.clients.conftest import need_node

pytestmark = pytest.mark.once

HEAD = "import { CourseClient } from '{package}';\nconst client = new CourseClient('https://courses.example');\n"


@pytest.fixture
def complaints(tmp_path):
    """What the compiler says of some lines that use the client."""
    need_node()
    package = (typescript.build() / "src" / "index.js").as_posix()

    def compile_lines(lines: str) -> str:
        file: Path = tmp_path / "use.mts"
        file.write_text(HEAD.replace("{package}", package) + lines, encoding="utf-8")
        compiler = typescript.PACKAGE / "node_modules" / "typescript" / "bin" / "tsc"
        options = [
            "--noEmit",
            "--strict",
            "--module",
            "nodenext",
            "--target",
            "es2022",
            "--skipLibCheck",
        ]
        command = ["node", str(compiler), *options, "use.mts"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout

    return compile_lines


def test_what_the_contract_has_is_let_through(complaints):
    assert (
        complaints("""
const { edition } = await client.get('Lesson', { code: 'global', locale: 'ar', id: 'x', release: undefined });
for (const block of edition?.lesson?.body ?? []) {
  if (block.__typename === 'StepsBlock') block.steps.map((step) => step.title.trim());
  if (block.__typename !== 'QuestionBlock') continue;
  if (block.question.__typename === 'MatchingQuestion') block.question.left.map((option) => option.text);
}
""")
        == ""
    )


@pytest.mark.parametrize(
    "line,what",
    [
        ("await client.get('Lessons', { code: 'global', locale: 'ar' });", "Lessons"),
        ("await client.get('Lesson', { code: 'global', locale: 'ar' });", "id"),
        ("await client.get('Slots', { code: 'global', locale: 1 });", "number"),
        ("(await client.get('Outline', { code: 'x', locale: 'y' })).edition.code;", "null"),
        ("(await client.get('Outline', { code: 'x', locale: 'y' })).edition?.kode;", "kode"),
    ],
)
def test_what_the_contract_does_not_have_is_stopped(complaints, line, what):
    said = complaints(line)

    assert said.count("error TS") == 1
    assert what in said
