"""What the documentation shows is what one gets: its session, its queries with their answers, its Python."""

import io
import json
import re
import shlex
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.test import Client

from editions.models import Edition

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ANSWERED = re.compile(r"^```graphql\n(.*?)^```\n+```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"\d+(\.\d+)? s\b")

EXAMPLES = [
    pytest.param(query, answer, id=page.name)
    for page in PAGES
    for query, answer in ANSWERED.findall(page.read_text(encoding="utf-8"))
]


def run(line: str) -> list[str]:
    """What a command of the session prints, line by line."""
    name, *arguments = shlex.split(line)[2:]
    command = load_command_class(get_commands()[name], name)
    out = io.StringIO()
    # Nobody is at a terminal: what tells of progress goes elsewhere.
    call_command(command, *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue().splitlines()


def test_the_session_in_the_readme_is_what_the_commands_print(demo):
    (session,) = SESSION.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    steps = [step.splitlines() for step in session.split("$ ")[1:]]
    assert len(steps) > 5
    for line, *told in steps:
        if " migrate " in line or "--json" in line:
            continue
        # A line that ends in an ellipsis says what is going on.
        expected = [SECONDS.sub("… s", text) for text in told if not text.endswith("…")]
        assert [SECONDS.sub("… s", text) for text in run(line)] == expected, line


@pytest.mark.parametrize("query,answer", EXAMPLES)
def test_a_query_has_the_answer_that_stands_below_it(demo, query, answer):
    got = Client().post("/graphql/", {"query": query}, content_type="application/json").json()

    # What limits it met is told beside every answer.
    assert {name: value for name, value in got.items() if name != "extensions"} == json.loads(answer)


def test_the_shell_examples_of_the_adapting_guide_do_what_they_say(demo):
    guide = (ROOT / "docs" / "guides" / "adapting-an-edition.md").read_text(encoding="utf-8")
    fork = next(line for line in guide.splitlines() if "fork_edition" in line)
    run(fork)

    edition = Edition.objects.get(code="our-edition")
    offered = edition.edition_locales.filter(offered=True)
    assert set(offered.values_list("locale__language_code", flat=True)) == {"ar", "fr"}
    assert edition.upstream == Edition.objects.get(code="global")
