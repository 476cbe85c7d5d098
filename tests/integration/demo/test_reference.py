"""The reference of the contract is made from the schema that is served, with answers of the demo course."""

import json
import re

import pytest
from django.db import transaction
from graphql import is_introspection_type, is_specified_scalar_type

from api.graphql.schema import graphql_schema
from cms.demo.management.commands import make_reference
from cms.demo.reference import pages_of_the_reference

# Or there would be no database for tests.
pytestmark = [pytest.mark.deep, pytest.mark.django_db]


@pytest.fixture(scope="module")
def pages(loaded_demo, django_db_blocker) -> dict[str, str]:
    with django_db_blocker.unblock(), transaction.atomic():
        made = pages_of_the_reference()
        transaction.set_rollback(True)
    return made


def test_the_committed_reference_is_current(pages):
    assert make_reference.differences(pages) == {}, "Run make reference."


def test_every_type_stands_on_one_page(pages):
    # Operations have names like types.
    texts = (text for file, text in pages.items() if file != "operations.md")
    headings = [each for text in texts for each in re.findall(r"^## (\w+)$", text, re.MULTILINE)]
    own = {
        name
        for name, each in graphql_schema.type_map.items()
        if not is_introspection_type(each) and not is_specified_scalar_type(each)
    }

    assert own <= set(headings)
    assert sorted(name for name in headings if name in own) == sorted(own)


@pytest.mark.parametrize(
    "name",
    [
        *("Edition", "Release", "Locale", "Course", "Module", "Lesson", "CaseStudy", "Tool", "Term", "Block"),
        *("ImageBlock", "SlotBlock", "QuestionBlock", "ScenarioQuestion", "Answer", "Slot", "Institution"),
        *("SearchHit", "ChangedNode", "ParagraphNode", "TextSpan", "TermSpan", "ImageSource"),
    ],
)
def test_what_the_demo_course_has_is_shown(pages, name):
    text = next(text for text in pages.values() if f"\n## {name}\n" in text)
    section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    (answer,) = re.findall(r"^```json\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)

    assert '"errors"' not in answer
    assert json.loads(answer)["data"]


def test_nothing_of_this_installation_stands_in_it(pages):
    text = "".join(pages.values())
    tokens = set(re.findall(r"/media/[\w-]+/([0-9a-f]{40})/", text))

    assert len(tokens) == 1


def test_the_command_can_look_without_touching(tmp_path, monkeypatch, pages):
    monkeypatch.setattr(make_reference, "FOLDER", tmp_path)
    (tmp_path / "gone.md").write_text("An old page.")

    assert make_reference.differences(pages) == {**pages, "gone.md": None}
    make_reference.write(make_reference.differences(pages))
    assert make_reference.differences(pages) == {}
    assert not (tmp_path / "gone.md").exists()
