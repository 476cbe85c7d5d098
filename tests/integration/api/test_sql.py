"""How often the database is asked: at most three times for one release, whatever the depth."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.reading import sources
from tests.integration.api.small_course import small_course
from tests.integration.api.whole import ONE_LESSON, WHOLE_EDITION

pytestmark = pytest.mark.django_db

CODE = {"code": "lagoon", "locale": "fr"}


@pytest.fixture
def asked(ask):
    """How many queries a cold process makes, and how many it makes when asked again."""

    def count(query: str, **variables) -> tuple[int, int]:
        counts = []
        for _time in range(2):
            with CaptureQueriesContext(connection) as captured:
                ask(query, **variables)
            counts.append(len(captured))
        return counts[0], counts[1]

    return count


def test_a_whole_edition_with_directory_and_releases(lagoon, asked):
    assert asked(WHOLE_EDITION, **CODE) == (3, 2)


def test_a_whole_edition_at_a_version(lagoon, asked):
    lagoon.release("2.0")

    assert asked(WHOLE_EDITION, release="1.0", **CODE) == (3, 2)


def test_one_lesson_with_all_that_it_refers_to(lagoon, asked):
    assert asked(ONE_LESSON, slug="lesson-1", **CODE) == (2, 1)


@pytest.mark.parametrize(
    "selection,cold",
    [
        ("code title owner sample locales { progress } branding { name logo { src } } upstream { code }", 1),
        ('course(locale: "fr") { id title modules { number lessons { id slug title module { id } next { id } } } }', 1),
        ('course(locale: "fr") { modules { caseStudies { id } tools { slug } } }', 1),
        # Whether a case study is translated is for all of its words to say, not for its title alone.
        ('course(locale: "fr") { modules { caseStudies { title } } }', 2),
        ('lesson(locale: "fr", slug: "lesson-1") { module { title } }', 2),
        ('course(locale: "fr") { minutes }', 2),
        ('course(locale: "fr") { summary parts { title } finalAssessment { passMark } glossary { term } }', 2),
        ('course(locale: "fr") { modules { objectives knowledgeCheck { stem } } }', 2),
        ('course(locale: "fr") { modules { lessons { body { __typename } } } }', 2),
        ('course(locale: "fr") { modules { lessons { body { ... on SlotBlock { slot { value } } } } } }', 2),
        ('slots(locale: "fr") { value institution { name } }', 2),
        ('institutions(locale: "fr") { name }', 1),
        ('lesson(locale: "fr", slug: "lesson-1") { title previous { title } }', 1),
        ('lesson(locale: "fr", slug: "lesson-1") { body { id } }', 2),
        (
            'a: course(locale: "fr") { summary } b: course(locale: "ar") { modules { minutes } } '
            'slots(locale: "en") { key }',
            2,
        ),
        ("releases { totalCount edges { node { version } } }", 2),
    ],
)
def test_no_more_is_read_than_the_question_needs(lagoon, asked, selection, cold):
    assert asked(f'{{ edition(code: "lagoon") {{ {selection} }} }}')[0] == cold


def test_documents_are_asked_for_once_wherever_fragments_stand(lagoon, asked):
    query = """
      query($code: ID!) { ...Root }
      fragment Root on Query { edition(code: $code) { ...Named ... on Edition { course(locale: "en") { ...Course } } } }
      fragment Named on Edition { title }
      fragment Course on Course { modules { ... { lessons { ...Lesson } } } }
      fragment Lesson on Lesson { body { ... on CaseStudyBlock { caseStudy { facts } } } }
    """

    assert asked(query, code="lagoon") == (2, 1)


def test_a_list_of_editions_takes_as_many_queries_as_one_edition(lagoon, asked):
    for code in ("delta", "estuary", "fjord"):
        small_course(code).release()
    course = 'course(locale: "fr") { modules { minutes lessons { body { ... on SlotBlock { slot { value } } } } } }'

    assert asked(f"{{ editions(first: 4) {{ edges {{ node {{ {course} }} }} }} }}") == (2, 1)


def test_nothing_was_overlooked_when_looking_ahead(lagoon, ask, monkeypatch):
    asked_late = []
    monkeypatch.setattr(sources, "documents", _counting(sources.documents, asked_late))

    ask(WHOLE_EDITION, **CODE)
    ask(ONE_LESSON, slug="lesson-1", **CODE)

    assert len(asked_late) == 2, "one call each; another one would be a document that nobody had said was needed"


def _counting(read, calls):
    def documents(digests):
        calls.append(digests)
        return read(digests)

    return documents


def test_keys_and_the_question_bank_are_not_even_kept_in_memory(lagoon, ask):
    ask(WHOLE_EDITION, **CODE)

    kept = [document["fields"] for document in sources._documents._values.values()]
    assert any("pass_mark" in fields for fields in kept)
    assert not any("bank" in fields or "blueprint" in fields for fields in kept)


def test_caches_are_bounded():
    cache = sources.BoundedCache(2)
    for key in "abc":
        cache.put(key, key.upper())

    assert [cache.get(key) for key in "abc"] == [None, "B", "C"]


def test_what_was_used_last_is_kept_longest():
    cache = sources.BoundedCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.get("a")
    cache.put("c", 3)

    assert (cache.get("a"), cache.get("b")) == (1, None)


def test_odd_languages_do_not_fill_the_cache_of_trees(lagoon, ask):
    for number in range(5):
        ask(f'{{ edition(code: "lagoon") {{ title(locale: "x{number}") }} }}')

    assert len(sources.skeletons._values) == 0
