"""The Python client's models: typed, and open to what a newer server sends."""

import tomllib

import httpx
import pytest

from frontend_contract.client.python_package import PACKAGE
from tests.contract.proxy import Answer, Proxy
from tests.integration.api.release_maker import lineage

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def client_of(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGE))
    from course_editions_client import Client

    return Client


def test_an_answer_is_read_into_models(client_of, server):
    with client_of(server) as client:
        edition = client.outline(code="lagoon", locale="fr").edition

    assert edition.locales[2].direction == "RTL"
    assert edition.release.published_at.tzinfo
    assert [module.title for module in edition.course.modules] == ["Module one (fr)", "Module two"]


def test_every_block_and_question_has_its_model(client_of, server):
    with client_of(server) as client:
        body = client.lesson(code="lagoon", locale="en", id=lineage("lesson-1")).edition.lesson.body
        modules = client.knowledge_check(code="lagoon", locale="en").edition.course.modules

    blocks = {block.typename__: block for block in body}
    assert blocks["SlotBlock"].slot.key
    assert blocks["ImageBlock"].image.width
    assert {question.typename__ for module in modules for question in module.knowledge_check} >= {
        "SingleQuestion",
        "OrderingQuestion",
    }


def test_types_and_values_of_a_newer_server_are_no_errors(client_of, server):
    def change(_method: str, _path: str, _body: bytes, answer: Answer) -> Answer:
        newer = answer[2].replace(b'"CalloutBlock"', b'"MapBlock"').replace(b'"ImageBlock"', b'"FilmBlock"')
        return answer[0], answer[1], newer.replace(b'"direction":"LTR"', b'"direction":"TTB"')

    # As it is, so that it can be changed on its way.
    plainly = httpx.Client(headers={"Accept-Encoding": "identity"})
    with plainly, Proxy(server, change) as url, client_of(url, http=plainly) as client:
        lesson = client.lesson(code="lagoon", locale="en", id=lineage("lesson-1")).edition.lesson

    assert lesson.direction.value == "TTB"
    plain = [block for block in lesson.body if block.typename__ == "Block"]
    assert len(plain) == 2
    assert all(block.id for block in plain)


def test_the_package_holds_all_that_it_is_made_of():
    listed = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    folders = {file.parent.relative_to(PACKAGE).as_posix() for file in (PACKAGE / listed[0]).rglob("*.py")}

    assert {name.replace(".", "/") for name in listed} == folders
