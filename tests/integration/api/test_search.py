"""Search: what the served release says to its readers, found by words, and nothing else."""

import json

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from api.models import SearchEntry
from api.search.entries import index_release
from cms.content.models import Lesson
from editions.actions.publish_release import publish_release
from editions.models import ReleaseDocument
from tests.factories import make_course, make_edition, make_module, make_page
from tests.integration.api.release_maker import lineage
from tests.integration.api.sample_blocks import block
from tests.integration.api.small_course import SECRET, small_course

pytestmark = pytest.mark.django_db

SEARCH = """
query S($code: ID!, $release: String, $locale: String!, $words: String!, $first: Int, $after: String) {
  edition(code: $code, release: $release) {
    search(locale: $locale, query: $words, first: $first, after: $after) {
      edges { cursor node {
        id kind slug title locale module { id title } excerpt { block locale direction parts { text marked } }
      } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
}
"""


@pytest.fixture
def search(ask):
    def found(query: str, locale: str = "en", **variables):
        variables = {"code": "lagoon", **variables}
        return ask(SEARCH, locale=locale, words=query, **variables)["edition"]["search"]

    return found


def titles(found) -> list[str]:
    return [edge["node"]["title"] for edge in found["edges"]]


def said(hit) -> str:
    return "".join(f"[{part['text']}]" if part["marked"] else part["text"] for part in hit["excerpt"]["parts"])


def test_a_hit_says_what_it_is_and_where_it_says_so(lagoon, search):
    [edge] = search("passport")["edges"]

    hit = edge["node"]
    assert (hit["id"], hit["kind"], hit["slug"], hit["title"]) == (
        lineage("lesson-1"),
        "LESSON",
        "lesson-1",
        "Lesson one",
    )
    assert hit["module"] == {"id": lineage("module-1"), "title": "Module one"}
    assert (hit["excerpt"]["block"], said(hit)) == ("b-checklist", "Bring · [Passport]")


@pytest.mark.parametrize(
    "query,kind",
    [
        ("lesson two", "LESSON"),
        ("module two", "MODULE"),
        ("what it is for", "COURSE"),
        ("understanding", "COURSE"),
        ("lebanon", "CASE_STUDY"),
        ("teach point fact", None),
        ("facts", "CASE_STUDY"),
        ("use it tool", "TOOL"),
        ("a tool", "TOOL"),
        ("hand over", "GLOSSARY"),
        ("desk answers", "LESSON"),
        ("PASSP", "LESSON"),
    ],
)
def test_every_kind_of_page_can_be_found_by_all_of_its_words_or_their_beginnings(lagoon, search, query, kind):
    found = [edge["node"]["kind"] for edge in search(query)["edges"]]

    assert kind in found if kind else found == []


def test_what_is_not_translated_is_found_in_the_language_that_readers_get(lagoon, search):
    [edge] = search("mind the step", locale="fr")["edges"]

    assert (edge["node"]["title"], edge["node"]["locale"]) == ("Lesson one (fr)", "fr")
    assert edge["node"]["excerpt"]["locale"] == "en"
    assert titles(search("three", locale="fr")) == ["Lesson three"]
    assert titles(search("درس", locale="ar")) == ["درس"]
    assert search("درس", locale="en")["totalCount"] == 0


def test_a_language_that_is_not_offered_is_refused(lagoon, refused):
    error = refused(SEARCH, code="lagoon", locale="xx", words="post")

    assert error["extensions"]["code"] == "LOCALE_NOT_OFFERED"


@pytest.mark.parametrize(
    "query",
    [SECRET, "well done", "look again", "which one", "option", "nobody is helped", "assessment", "hologram", "CC BY"],
)
def test_questions_keys_and_the_assessment_are_not_searched(lagoon, search, query):
    assert search(query)["totalCount"] == 0


def test_questions_are_not_even_kept(lagoon, search):
    search("post")

    kept = "\n".join(f"{entry.title} {entry.words} {entry.passages}" for entry in SearchEntry.objects.all())
    for words in (SECRET, "Option", "Well done", "Which one"):
        assert words.lower() not in kept.lower()


@pytest.mark.parametrize(
    "query",
    ['"', "'", "post OR zebra", "post NOT zebra", "zebra*", "NEAR(a b, 3)", "title_words:post zebra", "^a ^zebra",
     "a' | 'b':* zebra", "(((", ":*", "\\", "%", "zebra\x00", "-- zebra", "'; DROP TABLE api_searchentry; -- zebra"],
)  # fmt: skip
def test_operators_are_words_like_any_other(lagoon, search, query):
    assert search(query)["totalCount"] == 0


@pytest.mark.parametrize("query", ["", "   ", "…!?", "\u0640"])
def test_no_words_find_nothing(lagoon, search, query):
    found = search(query)

    assert (found["totalCount"], found["edges"]) == (0, [])
    assert found["pageInfo"] == {"hasNextPage": False, "endCursor": None}


@pytest.mark.parametrize("query", ["x" * 201, "post " * 2_000, "\u064b" * 10_000])
def test_a_question_that_is_too_long_is_refused(lagoon, refused, query):
    error = refused(SEARCH, code="lagoon", locale="en", words=query)

    assert (error["extensions"]["code"], error["path"]) == ("BAD_REQUEST", ["edition", "search"])
    assert "200 characters" in error["message"]


@pytest.mark.parametrize(
    "query", ["a b c d e f g h i j " * 10, " ".join(chr(0x4E00 + n) for n in range(100)), "\u4e00" * 200, "ا" * 200]
)
def test_as_many_words_as_there_is_room_for_are_answered(lagoon, search, query):
    assert search(query)["totalCount"] == 0


def test_titles_come_first(search):
    maker = small_course()
    maker.page("lesson-9", "content.Lesson", "module-1", {"en": "Passport"}, {"guidelines": [], "body": []})
    maker.release()

    assert titles(search("passport")) == ["Passport", "Lesson one"]


def test_hits_come_a_page_at_a_time(lagoon, search):
    everything = search("o", first=50)
    assert everything["totalCount"] == len(everything["edges"]) > 2

    seen, after = [], None
    while True:
        page = search("o", first=1, after=after)
        assert page["totalCount"] == everything["totalCount"]
        seen += titles(page)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == titles(everything)


@pytest.mark.parametrize("after", ["x", "Zm91bmQ6LTE=", "ZWRpdGlvbjpsYWdvb24=", "Zm91bmQ6OTk5OTk5OTk5OQ=="])
def test_a_cursor_of_anything_else_is_refused(lagoon, refused, after):
    error = refused(SEARCH, code="lagoon", locale="en", words="post", after=after)

    assert error["extensions"]["code"] == "BAD_REQUEST"


def test_only_the_release_that_is_served_is_searched(lagoon, search):
    lagoon.page(
        "lesson-1",
        "content.Lesson",
        "module-1",
        {"en": "Lesson one"},
        {"guidelines": [], "body": [block("b-new", "quote", quote="Zebra", attribution="")]},
    )
    lagoon.release("2.0")
    other = small_course("delta")
    other.page("lesson-9", "content.Lesson", "module-1", {"en": "Walrus"}, {"guidelines": [], "body": []})
    other.release()

    assert [search(query)["totalCount"] for query in ("zebra", "passport", "walrus")] == [1, 0, 0]
    assert [search(query, release="1.0")["totalCount"] for query in ("zebra", "passport", "walrus")] == [0, 1, 0]
    assert search("walrus", code="delta")["totalCount"] == 1


def test_a_withdrawn_release_is_not_searched(lagoon, refused):
    release = lagoon.edition.latest_release
    release.withdrawn_at = timezone.now()
    release.save()

    assert refused(SEARCH, code="lagoon", release="1.0", locale="en", words="post")["path"] == ["edition"]


def test_searching_takes_one_question_more(lagoon, search, ask):
    index_release(lagoon.edition.latest_release)
    with CaptureQueriesContext(connection) as bare:
        ask('{ edition(code: "lagoon") { title } }')
    found = """{ edition(code: "lagoon") { title search(locale: "fr", query: "lesson") {
      totalCount pageInfo { endCursor } edges { node { title excerpt { parts { text } } } } } } }"""
    with CaptureQueriesContext(connection) as searched:
        assert ask(found)["edition"]["search"]["totalCount"] > 1

    assert (len(bare), len(searched)) == (1, 2)


@pytest.fixture
def harbour():
    edition = make_edition("harbour", title="Harbour")
    lesson = make_page(Lesson, make_module(make_course(edition), "First module"), "First lesson", slug="first")
    lesson.body = json.dumps([{"type": "quote", "value": {"quote": "Released words", "attribution": ""}}])
    lesson.save_revision().publish()
    return edition, lesson


def kept() -> set[str]:
    return set(SearchEntry.objects.values_list("title", flat=True))


def test_a_release_is_searchable_as_soon_as_it_is_published(harbour, django_capture_on_commit_callbacks):
    edition, _lesson = harbour
    with django_capture_on_commit_callbacks(execute=True):
        publish_release(edition)

    assert {"First module", "First lesson"} <= kept()


def test_drafts_are_not_found(harbour, search):
    edition, lesson = harbour
    publish_release(edition)
    lesson.body = json.dumps([{"type": "quote", "value": {"quote": "Drafted words", "attribution": ""}}])
    lesson.title = "Drafted title"
    lesson.save_revision()

    assert titles(search("released words", code="harbour")) == ["First lesson"]
    assert search("drafted", code="harbour")["totalCount"] == 0


def test_what_no_release_holds_any_longer_is_forgotten(harbour, django_capture_on_commit_callbacks):
    edition, lesson = harbour
    with django_capture_on_commit_callbacks(execute=True):
        first = publish_release(edition).release
        lesson.title = "Another title"
        lesson.save_revision().publish()
        publish_release(edition)
    assert {"First lesson", "Another title", "First module"} <= kept()

    first.delete()

    assert {"Another title", "First module"} <= kept()
    assert "First lesson" not in kept()
    edition.releases.all().delete()
    assert not ReleaseDocument.objects.exists()
    assert kept() == set()


def test_a_database_that_only_reads_finds_what_is_there(lagoon, search, monkeypatch):
    index_release(lagoon.edition.latest_release)
    lagoon.page("lesson-9", "content.Lesson", "module-1", {"en": "Passport"}, {"guidelines": [], "body": []})
    lagoon.release("2.0")

    def refuse(*_args, **_options):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(SearchEntry.objects, "bulk_create", refuse)
    assert titles(search("passport")) == ["Lesson one"]


def test_releases_of_before_are_indexed_once_by_the_command(lagoon, capsys):
    small_course("delta").release()

    for expected in (True, False):
        call_command("index_releases", "--json")
        told = json.loads(capsys.readouterr().out)
        assert told["releases"] == 2
        assert (told["new_entries"] > 0) is expected
