"""The history of an edition's pages: its own alone, filtered, as a file, and of pages that are gone."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext, log
from wagtail.models import Page, PageLogEntry

from cms.content.models import Tool
from editions.actions.archive_edition import archive_edition
from editions.actions.change_language import drop_language
from editions.actions.delete_edition import delete_edition
from editions.admin.overview import Overview
from editions.history import entries_of
from editions.models import DeletedPage, Role
from tests.factories import make_member, make_page, make_user


def address(name: str = "history", code: str = "alpha") -> str:
    return reverse(f"editions_admin:{name}", args=[code])


def shown(client: Client, **asked: Any) -> list[Any]:
    """The entries that the screen shows."""
    answer = client.get(address(), asked)
    assert answer.status_code == 200
    return [line.entry for line in answer.context["object_list"]]


def rows(client: Client, **asked: Any) -> list[list[str]]:
    """The file's rows below its heads."""
    answer: Any = client.get(address(), {"export": "csv", **asked})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    found = list(csv.reader(StringIO(body)))
    assert found[0] == ["at", "who", "page", "language", "what", "comment"]
    return found[1:]


@pytest.fixture
def reader(small) -> Any:
    return make_member(small.edition, Role.EDITOR, make_user("reader"))


@pytest.fixture
def client_(reader, sign_in) -> Client:
    return sign_in(reader)


@pytest.fixture
def writer(small) -> Any:
    return make_member(small.edition, Role.EDITOR, make_user("writer", first_name="Wanda", last_name="Writer"))


@pytest.fixture
def stranger(foreign) -> Any:
    """Somebody of another edition, who has worked there."""
    person = make_member(foreign.edition, Role.EDITOR, make_user("stranger", last_name="Stranger"))
    log(foreign.pages["lesson"], "wagtail.edit", user=person, title="Foreign lesson")
    return person


def test_it_tells_who_did_what_to_which_page_newest_first(small, writer, client_):
    log(small.pages["lesson"], "wagtail.edit", user=writer, title="Once")
    log(small.pages["arabic"], "wagtail.lock", user=writer, title="Then")

    newest, before, *_rest = shown(client_)
    assert (newest.label, newest.action) == ("Then", "wagtail.lock")
    assert (before.label, before.action) == ("Once", "wagtail.edit")
    html = client_.get(address()).content.decode()
    assert "Wanda Writer" in html
    assert "(<bdi>ar</bdi>)" in html
    assert reverse("wagtailadmin_pages:edit", args=[small.pages["lesson"].pk]) in html


def test_nothing_of_other_editions_is_told_nor_offered_to_choose(small, stranger, writer, client_):
    log(small.pages["lesson"], "wagtail.lock", user=writer)
    make_page(Tool, small.pages["module"], "Own")
    html = client_.get(address()).content.decode() + client_.get(address("history_results")).content.decode()

    assert "Foreign lesson" not in html
    assert "Stranger" not in html
    assert "stranger" not in html
    assert f'value="{stranger.pk}"' not in html
    assert not [row for row in rows(client_) if "Foreign lesson" in row]


def test_who_asks_for_a_foreign_person_gets_nothing_of_theirs(small, writer, stranger, client_):
    log(small.pages["lesson"], "wagtail.lock", user=writer)
    answer = client_.get(address(), {"user": stranger.pk})

    assert answer.context["filters"].errors["user"]
    assert stranger.pk not in {line.entry.user_id for line in answer.context["object_list"]}


def test_people_are_offered_who_acted_here_and_no_others(small, writer, client_):
    idle = make_member(small.edition, Role.EDITOR, make_user("idle"))
    log(small.pages["lesson"], "wagtail.edit", user=writer)
    offered = set(client_.get(address()).context["filters"].form.fields["user"].queryset)

    assert writer in offered
    assert idle not in offered


def test_actions_are_offered_that_were_done_here_and_no_others(small, foreign, client_):
    log(foreign.pages["lesson"], "wagtail.unlock")
    log(small.pages["lesson"], "wagtail.lock")
    offered = {code for code, _name in client_.get(address()).context["filters"].form.fields["action"].choices}

    assert "wagtail.lock" in offered
    assert "wagtail.unlock" not in offered


@pytest.mark.parametrize("role", Role.values)
def test_it_is_for_those_who_work_on_the_source(small, sign_in, role):
    client = sign_in(small.member(role))
    # Who is known and may not is sent home, with words that say so.
    status = 200 if role != Role.TRANSLATOR else 302
    home = client.get(reverse("editions_admin:edition", args=["alpha"])).content.decode()

    assert client.get(address()).status_code == status
    assert client.get(address("history_results")).status_code == status
    assert client.get(address(), {"export": "csv"}).status_code == status
    assert (address() in home) == (role != Role.TRANSLATOR)


def test_to_strangers_it_does_not_exist(small, stranger, sign_in):
    assert sign_in(stranger).get(address()).status_code == 404
    assert sign_in(stranger).get(address(), {"export": "csv"}).status_code == 404


def test_recently_leads_to_all_of_it(small, client_):
    log(small.pages["lesson"], "wagtail.edit")
    html = client_.get(reverse("editions_admin:edition", args=["alpha"])).content.decode()

    assert f'<a href="{address()}">All of it</a>' in html


# Filters ------------------------------------------------------------------------------------


def test_it_is_filtered_by_action_and_by_person(small, writer, reader, client_):
    log(small.pages["lesson"], "wagtail.edit", user=writer, title="By the writer")
    log(small.pages["lesson"], "wagtail.lock", user=writer, title="Locked")
    log(small.pages["lesson"], "wagtail.edit", user=reader, title="By the reader")

    assert {entry.label for entry in shown(client_, user=writer.pk)} == {"By the writer", "Locked"}
    assert [entry.label for entry in shown(client_, user=writer.pk, action="wagtail.edit")] == ["By the writer"]
    assert [row[2] for row in rows(client_, user=writer.pk, action="wagtail.edit")] == ["By the writer"]


def test_it_is_filtered_by_day(small, writer, client_):
    at = timezone.now() - timedelta(days=400)
    log(small.pages["lesson"], "wagtail.edit", user=writer, title="Long ago", timestamp=at)
    day = at.date().isoformat()

    assert [entry.label for entry in shown(client_, timestamp_from=day, timestamp_to=day)] == ["Long ago"]
    assert "Long ago" not in {entry.label for entry in shown(client_, timestamp_from=timezone.now().date().isoformat())}


@pytest.mark.parametrize("words,count", [("flood", 2), ("HOURS flood", 1), ("flood drought", 0), ("%", 0)])
def test_it_is_filtered_by_words_in_the_title(small, client_, words, count):
    log(small.pages["lesson"], "wagtail.edit", title="First hours of a flood")
    log(small.pages["tool"], "wagtail.edit", title="After a flood")

    assert len(shown(client_, label=words)) == count


def test_what_matches_nothing_is_said(client_):
    assert "Nothing is like that." in client_.get(address(), {"label": "nowhere"}).content.decode()


def test_the_file_keeps_what_was_filtered(client_):
    html = client_.get(address(), {"label": "flood", "p": "2"}).content.decode()

    assert f"{address()}?label=flood&amp;export=csv" in html


# Pages and queries --------------------------------------------------------------------------


def make_entries(small, count: int) -> None:
    for number in range(count):
        person = make_user()
        log(small.pages["lesson" if number % 2 else "tool"], "wagtail.edit", user=person, title=f"Entry {number}")


def test_there_are_fifty_on_a_page(small, client_):
    make_entries(small, 60)

    assert len(shown(client_)) == 50
    assert len(shown(client_, p=2)) == entries_of(small.edition).count() - 50


def cost(client: Client, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer: Any = client.get(address(), asked)
        if answer.streaming:
            list(answer.streaming_content)
    return len(queries)


@pytest.mark.parametrize("asked", [{}, {"export": "csv"}])
def test_it_costs_the_same_for_ten_entries_and_for_two_hundred(small, client_, asked):
    PageLogEntry.objects.all().delete()
    small.pages["institution"].delete()
    make_entries(small, 9)
    assert entries_of(small.edition).count() == 10
    few = cost(client_, **asked)
    make_entries(small, 190)

    assert entries_of(small.edition).count() == 200
    assert cost(client_, **asked) == few


# Pages that are gone, drafts saved many times, people who are gone ----------------------------


def test_what_was_done_to_a_page_that_is_gone_stays_with_its_edition(small, foreign, writer, client_):
    pk = small.pages["tool"].pk
    foreign_pk = foreign.pages["tool"].pk
    for each in (small, foreign):
        log(each.pages["tool"], "wagtail.edit", user=writer, title=f"A plan of {each.edition.code}")
        Page.objects.get(pk=each.pages["tool"].pk).specific.delete()

    found = [entry for entry in shown(client_) if entry.page_id in (pk, foreign_pk)]
    assert {(entry.label, entry.action) for entry in found} >= {
        ("A plan of alpha", "wagtail.edit"),
        ("Plan on a page", "wagtail.delete"),
    }
    assert {entry.page_id for entry in found} == {pk}
    html = client_.get(address()).content.decode()
    assert "A plan of beta" not in html
    assert "Deleted" in html
    assert reverse("wagtailadmin_pages:edit", args=[pk]) not in html


def test_a_branch_that_is_deleted_leaves_all_its_pages(small, writer, client_):
    branch = Page.objects.get(pk=small.pages["module"].pk)
    titles = set(branch.get_descendants(inclusive=True).values_list("title", flat=True))
    with LogContext(user=writer):
        branch.specific.delete()

    assert {row[2] for row in rows(client_, action="wagtail.delete")} == titles
    assert {row[3] for row in rows(client_, action="wagtail.delete")} == {"en"}


def test_a_language_that_is_dropped_leaves_its_pages(small, client_):
    drop_language(small.edition, "ar")

    assert ["دورة", "ar"] in [row[2:4] for row in rows(client_, action="wagtail.delete")]


def test_with_its_edition_goes_what_was_noted_of_its_pages(small, foreign):
    for each in (small, foreign):
        Page.objects.get(pk=each.pages["tool"].pk).specific.delete()
    delete_edition(archive_edition(small.edition, reason="Enough"), confirm="alpha")

    assert set(DeletedPage.objects.values_list("edition", flat=True)) == {foreign.edition.pk}
    assert not entries_of(small.edition).exists()


def test_a_draft_that_is_saved_over_and_over_is_one_entry_for_each_page(small, writer, client_):
    together = uuid4()
    for number in range(3):
        log(small.pages["lesson"], "wagtail.edit", user=writer, uuid=together, title=f"Saved {number}")
    log(small.pages["tool"], "wagtail.edit", user=writer, uuid=together, title="Saved beside it")

    assert [entry.label for entry in shown(client_, label="Saved")] == ["Saved beside it", "Saved 2"]


def test_who_is_gone_is_told_as_gone(small, writer, client_):
    log(small.pages["lesson"], "wagtail.lock", user=writer, title="Left behind")
    pk = writer.pk
    get_user_model().objects.filter(pk=pk).delete()

    assert [row[1] for row in rows(client_, label="Left behind")] == [f"user {pk} (deleted)"]


# The file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_file_is_run_by_a_spreadsheet(small, client_, begins):
    person = make_user("cunning", first_name=f"{begins}cmd()")
    log(small.pages["lesson"], "wagtail.edit", user=person, title=f"{begins}cmd()|calc")
    row, *_rest = rows(client_)

    assert row[2] == f"'{begins}cmd()|calc"
    assert not [cell for cell in row if cell.startswith(begins)]


def test_the_file_has_all_that_is_found_and_not_one_page_of_it(small, client_):
    make_entries(small, 60)

    assert len(rows(client_, label="Entry", p=2)) == 60


def test_only_csv_is_offered(client_):
    answer = client_.get(address(), {"export": "xlsx"})

    assert answer["Content-Type"].startswith("text/html")


def test_who_may_see_it_is_asked_at_the_door(small, foreign):
    editor = small.member(Role.EDITOR)

    assert Overview(small.edition, editor).may_see_history
    assert not Overview(foreign.edition, editor).may_see_history
