"""The commands' contract: exit codes, one JSON object on stdout, one plain sentence on stderr."""

import json
from importlib import import_module

import pytest
from django.core.management import call_command

from editions.models import Edition

pytestmark = pytest.mark.django_db


def run(name, *arguments):
    """Runs a command as the shell would, up to the exit code."""
    for package in ("editions", "cms.demo"):
        try:
            command = import_module(f"{package}.management.commands.{name}").Command()
        except ModuleNotFoundError:
            continue
        command._called_from_command_line = True
        return call_command(command, *arguments)
    raise AssertionError(f"no command {name}")


def test_list_editions_gives_one_json_object(demo, capsys):
    run("list_editions", "--json")
    rows = {row["code"]: row for row in json.loads(capsys.readouterr().out)["editions"]}
    assert rows["ph-sample"] == {
        "code": "ph-sample",
        "title": "Assisting Filipinos affected by crises abroad (sample)",
        "owner": rows["ph-sample"]["owner"],
        "upstream": "global",
        "base": "1.0",
        "locales": ["en", "fil"],
        "latest_release": "1.0",
    }
    assert rows["global"]["upstream"] is None


def test_fork_publish_and_withdraw_tell_what_they_did(demo, capsys):
    run("fork_edition", "global", "by-command", "--title", "T", "--owner", "O", "--locales", "en,fr", "--json")
    forked = json.loads(capsys.readouterr().out)
    assert {name: forked[name] for name in ("code", "base", "locales")} == {
        "code": "by-command",
        "base": "1.0",
        "locales": ["en", "fr"],
    }
    assert forked["pages"] >= 2 * 156
    run("publish_release", "by-command", "--notes", "Ours now.", "--json")
    published = json.loads(capsys.readouterr().out)
    assert published["version"] == "1.0"
    assert published["documents"] == 2 * 156
    assert published["new_documents"] <= 2
    assert len(published["digest"]) == 64
    run("withdraw_release", "by-command", "1.0", "--reason", "A wrong number", "--json")
    assert json.loads(capsys.readouterr().out) == {"edition": "by-command", "version": "1.0", "successor": None}


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (("publish_release", "nowhere"), "There is no edition with the code “nowhere”."),
        (("withdraw_release", "global", "9.9", "--reason", "x"), "global has no release 9.9."),
        (
            ("fork_edition", "global", "ph-sample", "--title", "T", "--owner", "O"),
            "There is an edition with the code “ph-sample” already.",
        ),
        (
            ("fork_edition", "global", "new-one", "--title", "T", "--owner", "O", "--locales", "en,xx-nope"),
            "“xx-nope” is not a language code of CLDR.",
        ),
    ],
)
def test_a_refusal_exits_1_with_one_plain_sentence_and_changes_nothing(demo, capsys, arguments, sentence):
    codes = set(Edition.objects.values_list("code", flat=True))
    with pytest.raises(SystemExit) as stopped:
        run(*arguments, "--json")
    captured = capsys.readouterr()
    assert stopped.value.code == 1
    assert captured.out == ""
    assert captured.err.strip().splitlines()[-1] == sentence
    assert set(Edition.objects.values_list("code", flat=True)) == codes


@pytest.mark.parametrize("arguments", [("fork_edition", "global"), ("publish_release",), ("list_editions", "--nope")])
def test_wrong_usage_exits_2(demo, arguments):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2


def test_load_demo_tells_the_same_when_repeated(demo, capsys):
    run("load_demo", "--json")
    first = json.loads(capsys.readouterr().out)
    run("load_demo", "--json")
    assert json.loads(capsys.readouterr().out) == first
    assert first["editions"] == 3
    assert first["releases"] == 3
