"""What is generated is what the contract says, and stays so."""

import json
import shutil
from pathlib import Path

import pytest
from graphql import build_schema, is_abstract_type, parse
from graphql.language import FieldNode, InlineFragmentNode, Visitor, visit
from graphql.utilities import TypeInfo
from graphql.utilities.type_info import TypeInfoVisitor

from api.error_codes import CODES
from frontend_contract.client.__main__ import main
from frontend_contract.client.contract import CONTRACT, Contract
from frontend_contract.client.documents import merged
from tests.contract.clients.conftest import need_node

pytestmark = pytest.mark.once

CLIENTS = ("typescript", "python")


@pytest.fixture(params=CLIENTS)
def client(request) -> str:
    if request.param == "typescript":
        need_node()
    return request.param


@pytest.fixture
def contract(tmp_path) -> Contract:
    """A copy, to be changed."""
    for name in ("operations", "published"):
        shutil.copytree(CONTRACT / name, tmp_path / name)
    shutil.copy(CONTRACT / "schema.graphql", tmp_path)
    return Contract(tmp_path)


def append(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_committed_files_are_current(client, capsys):
    assert main([client, "--check", "--json"]) == 0, capsys.readouterr().err
    assert json.loads(capsys.readouterr().out) == {"current": True, "changed": {client: []}}


def test_the_codes_of_errors_are_those_that_are_served():
    assert Contract().codes == sorted(CODES), "Run make contract."


def test_a_schema_that_changes_is_noticed(client, contract, capsys):
    append(contract.schema_file, "enum Direction {\n", 'enum Direction {\n  """Top to bottom."""\n  TTB\n\n')

    assert main([client, "--check"], contract) == 1
    assert "run make clients" in capsys.readouterr().err


def test_an_operation_that_changes_is_noticed(client, contract, capsys):
    append(contract.folder / "operations" / "Glossary.graphql", "term definition", "id term definition")

    assert main([client, "--check"], contract) == 1
    assert client in capsys.readouterr().err


def test_an_operation_that_is_new_is_noticed(client, contract, capsys):
    text = "query Owner($code: ID!) { edition(code: $code) { owner } }"
    (contract.folder / "operations" / "Owner.graphql").write_text(text, encoding="utf-8")

    assert main([client, "--check"], contract) == 1


def test_a_call_that_is_wrong_is_told_apart(capsys):
    with pytest.raises(SystemExit) as wrong:
        main(["--unheard-of"])
    assert wrong.value.code == 2


def test_a_fragment_that_differs_between_operations_is_kept_for_each(contract):
    append(contract.folder / "operations" / "Module.graphql", "  stem\n", "  stem\n  points\n")
    text = merged(contract.folder / "operations")

    assert "fragment QuestionFields on" not in text
    assert "fragment ModuleQuestionFields on Question" in text
    # What is made of it differs too.
    assert "...LessonQuestionFields" in text
    assert "fragment LessonBlockFields" not in text.replace("fragment BlockFields", "")
    assert parse(text)


def test_what_is_told_apart_by_type_asks_for_it():
    """Clients choose a model by `__typename`."""
    schema = build_schema((CONTRACT / "schema.graphql").read_text("utf-8"))
    document, info = parse(merged(CONTRACT / "operations")), TypeInfo(schema)
    without: set[str] = set()

    class Look(Visitor):
        def enter_selection_set(self, node, _key, parent, *_):
            found = info.get_parent_type()
            conditional = any(isinstance(each, InlineFragmentNode) for each in node.selections)
            names = {each.name.value for each in node.selections if isinstance(each, FieldNode)}
            if is_abstract_type(found) and conditional and "__typename" not in names:
                without.add(str(found))

    visit(document, TypeInfoVisitor(info, Look()))
    assert without == set()
