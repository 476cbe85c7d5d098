"""Updates from a shell: what commands print, and how they end."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.integration.updates.school import edit, fork, make_school, page_of, release

pytestmark = pytest.mark.django_db

ITEM = {
    *("id", "lineage", "locale", "page_title", "node", "path", "change", "conflict"),
    *("base", "mine", "theirs", "decision", "decided_by"),
}


def run(command: str, *arguments: Any) -> dict[str, Any]:
    out = StringIO()
    call_command(command, *map(str, arguments), "--json", stdout=out)
    return json.loads(out.getvalue())


def test_an_update_goes_from_offer_to_undoing_by_commands() -> None:
    upstream = make_school()
    fork(upstream, "adapted")
    edit(upstream, "second", title="Second, better")
    release(upstream)

    offered = run("offer_update", "adapted")
    number = offered["id"]
    assert {name: offered[name] for name in ("edition", "from", "to", "state", "counts", "violations")} == {
        "edition": "adapted",
        "from": "1.0",
        "to": "1.1",
        "state": "offered",
        "counts": {"clean": 1, "conflict": 0, "notice": 0},
        "violations": [],
    }
    (item,) = offered["items"]
    assert set(item) >= ITEM
    assert (item["page_title"], item["node"], item["path"], item["change"]) == ("Second", "", ["title"], "changed")
    assert run("offer_update", "adapted")["items"][0]["id"] == item["id"]
    assert run("decide_update", number, "--take", item["id"])["state"] == "decided"
    assert run("apply_update", number)["state"] == "applied"
    assert run("publish_update", number)["state"] == "published"
    assert run("undo_update", number)["state"] == "undone"


def test_refusals_are_one_sentence_and_end_with_1_wrong_usage_with_2() -> None:
    edition = make_school()

    with pytest.raises(CommandError, match="not made from another edition") as refused:
        call_command("offer_update", edition.code)
    with pytest.raises(CommandError, match="no update 99") as unknown:
        call_command("apply_update", "99")
    with pytest.raises(CommandError, match="one of the three") as misused:
        call_command("decide_update", "99", "--take")

    assert [error.value.returncode for error in (refused, unknown, misused)] == [1, 1, 2]
    assert "\n" not in str(refused.value)


def test_an_item_that_the_update_does_not_have_is_named() -> None:
    upstream = make_school()
    edition = fork(upstream, "adapted")
    edit(upstream, "second", title="Second, better")
    release(upstream)
    number = run("offer_update", "adapted")["id"]

    with pytest.raises(CommandError, match="no item nonsense"):
        call_command("decide_update", str(number), "--take", "nonsense")

    assert page_of(edition, "second").title == "Second"
