"""Long commands show a bar to a person at a terminal, and to nobody else."""

import io
import json

import pytest
from django.core.management import call_command

from editions.errors import Broken
from tests.integration.admin.conftest import text_block


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def publish(small, stderr: io.StringIO, **options) -> str:
    stdout = io.StringIO()
    call_command("publish_release", small.edition.code, stdout=stdout, stderr=stderr, **options)
    return stdout.getvalue()


def test_a_terminal_sees_how_far_it_is(small):
    terminal = Terminal()
    publish(small, terminal)

    assert "Making documents [" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_a_file_gets_no_bar(small):
    log = io.StringIO()
    publish(small, log)

    assert log.getvalue() == ""


def test_a_program_that_reads_json_gets_json_alone(small):
    terminal = Terminal()
    printed = publish(small, terminal, json=True)

    assert json.loads(printed)["version"] == "1.0"
    assert terminal.getvalue() == ""


def test_a_refusal_stands_on_a_line_of_its_own(small):
    lesson = small.pages["lesson"]
    lesson.body = [text_block('<p><a linktype="slot" ref="nowhere">x</a></p>')]
    lesson.save()
    terminal = Terminal()
    with pytest.raises(Exception, match="not released") as refused:
        publish(small, terminal)

    assert isinstance(refused.value.__cause__, Broken)
    assert terminal.getvalue().endswith("\r")


def test_a_fork_tells_its_stages(small):
    publish(small, io.StringIO())
    terminal = Terminal()
    call_command("fork_edition", "alpha", "gamma", title="T", owner="O", stdout=io.StringIO(), stderr=terminal)

    for stage in ("Making pages (en)", "Making pages (ar)", "Noting what pages refer to"):
        assert f"{stage} [" in terminal.getvalue()
