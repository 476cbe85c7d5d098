"""Ways through a course: what stands around a page, and addresses of before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.models import OldSlug
from tests.integration.api.release_maker import lineage
from tests.integration.api.small_course import small_course

pytestmark = pytest.mark.django_db

NODE = "id kind slug title locale"
SINGLES = [("lesson", "lesson-1"), ("module", "module-1"), ("caseStudy", "case-1"), ("tool", "tool-1")]
CODES = {
    "lesson": "LESSON_NOT_FOUND",
    "module": "MODULE_NOT_FOUND",
    "caseStudy": "CASE_STUDY_NOT_FOUND",
    "tool": "TOOL_NOT_FOUND",
}


@pytest.mark.parametrize("field,key", SINGLES)
def test_a_page_is_found_by_its_id_or_its_slug(lagoon, edition, field, key):
    by_id = edition(f'{field}(locale: "en", id: "{lineage(key)}") {{ id slug title movedFrom }}')[field]
    by_slug = edition(f'{field}(locale: "en", slug: "{key}") {{ id slug title movedFrom }}')[field]

    assert by_id == by_slug
    assert (by_id["id"], by_id["slug"], by_id["movedFrom"]) == (lineage(key), key, None)


@pytest.mark.parametrize("field,_key", SINGLES)
@pytest.mark.parametrize("arguments", ['slug: "nowhere"', 'id: "nothing"', f'id: "{lineage("course")}"', 'slug: ""'])
def test_a_page_that_is_not_there(lagoon, refused, field, _key, arguments):
    error = refused(f'{{ edition(code: "lagoon") {{ {field}(locale: "en", {arguments}) {{ id }} }} }}')

    assert (error["extensions"]["code"], error["path"]) == (CODES[field], ["edition", field])


@pytest.mark.parametrize("field,_key", SINGLES)
def test_it_has_to_be_said_which(lagoon, refused, field, _key):
    error = refused(f'{{ edition(code: "lagoon") {{ {field}(locale: "en") {{ id }} }} }}')

    assert error["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize("field,key", SINGLES)
def test_breadcrumbs_lead_from_the_course_down_to_what_a_page_stands_in(lagoon, edition, field, key):
    crumbs = edition(f'{field}(locale: "en", slug: "{key}") {{ breadcrumbs {{ {NODE} }} }}')[field]["breadcrumbs"]

    kinds = ["COURSE"] if field == "module" else ["COURSE", "MODULE"]
    assert [crumb["kind"] for crumb in crumbs] == kinds
    assert [crumb["title"] for crumb in crumbs] == ["The course", "Module one"][: len(kinds)]


def test_breadcrumbs_say_the_language_of_each_title(lagoon, edition):
    crumbs = edition(f'lesson(locale: "ar", slug: "lesson-1") {{ breadcrumbs {{ {NODE} }} }}')["lesson"]["breadcrumbs"]

    assert [crumb["locale"] for crumb in crumbs] == ["ar", "fr"]


def test_modules_lead_on_and_back(lagoon, edition):
    first = edition('module(locale: "en", slug: "module-1") { previous { slug } next { slug title } }')["module"]
    last = edition('module(locale: "en", slug: "module-2") { previous { slug title } next { slug } }')["module"]

    assert first == {"previous": None, "next": {"slug": "module-2", "title": "Module two"}}
    assert last == {"previous": {"slug": "module-1", "title": "Module one"}, "next": None}


@pytest.mark.parametrize("field,page_type", [("caseStudy", "content.CaseStudy"), ("tool", "content.Tool")])
def test_case_studies_and_tools_lead_on_across_modules(edition, field, page_type):
    maker = small_course()
    maker.page("further", page_type, "module-2", {"en": "Further"}, {"sources": [], "countries": [], "text": ""})
    maker.release()
    found = edition(
        f'{field}(locale: "en", slug: "further") {{ previous {{ title }} next {{ id }} module {{ slug }} }}'
    )

    assert found[field]["previous"]["title"].startswith("A ")
    assert (found[field]["next"], found[field]["module"]) == (None, {"slug": "module-2"})


@pytest.mark.parametrize(
    "selection,count",
    [
        ('module(locale: "fr", slug: "module-1") { slug lessons { title } breadcrumbs { slug } next { slug } }', 1),
        ('module(locale: "fr", slug: "module-1") { title next { title } knowledgeCheck { stem } }', 2),
        ('module(locale: "fr", slug: "module-1") { title lessons { body { id } } caseStudies { facts } }', 2),
        ('lesson(locale: "fr", slug: "lesson-1") { body { id } breadcrumbs { title } previous { title } }', 2),
        ('caseStudy(locale: "fr", slug: "case-1") { facts module { title } next { title } }', 2),
        ('tool(locale: "fr", slug: "tool-1") { text breadcrumbs { title } }', 2),
        ('lesson(locale: "fr", slug: "was-never-there") { title }', 2),
    ],
)
def test_ways_cost_no_questions_of_their_own(lagoon, post, selection, count):
    with CaptureQueriesContext(connection) as captured:
        post(f'{{ edition(code: "lagoon") {{ {selection} }} }}')

    assert len(captured) == count


# --- Addresses of before -------------------------------------------------------------------------


def rename(maker, version: str, slugs: dict[str, str], key: str = "lesson-2") -> None:
    titles = {"en": "Lesson two", "fr": "Lesson two (fr)"}
    maker.page(key, "content.Lesson", "module-1", titles, {"guidelines": [], "body": []}, {}, slugs)
    maker.release(version)


@pytest.fixture
def at(ask):
    """Where a slug leads: the slug that it has now, and the one that it moved from."""
    query = """query Q($code: ID!, $release: String, $locale: String!, $slug: String!) {
      edition(code: $code, release: $release) { lesson(locale: $locale, slug: $slug) { id slug movedFrom } } }"""

    def where(slug: str, locale: str = "en", **variables):
        found = ask(query, **{"code": "lagoon", "locale": locale, "slug": slug, **variables})["edition"]["lesson"]
        return found["id"], found["slug"], found["movedFrom"]

    return where


def test_an_old_slug_still_leads_to_its_lesson_and_says_that_it_moved(lagoon, at):
    rename(lagoon, "2.0", {"en": "second"})
    rename(lagoon, "3.0", {"en": "lesson-no-2"})

    assert at("lesson-2") == (lineage("lesson-2"), "lesson-no-2", "lesson-2")
    assert at("second") == (lineage("lesson-2"), "lesson-no-2", "second")
    assert at("lesson-no-2") == (lineage("lesson-2"), "lesson-no-2", None)


def test_a_pinned_release_knows_what_was_before_it_and_not_what_came_after(lagoon, at, post):
    rename(lagoon, "2.0", {"en": "second"})
    rename(lagoon, "3.0", {"en": "third"})

    assert at("lesson-2", release="2.0") == (lineage("lesson-2"), "second", "lesson-2")
    assert at("lesson-2", release="1.0")[1:] == ("lesson-2", None)
    answer = post('{ edition(code: "lagoon", release: "2.0") { lesson(locale: "en", slug: "third") { id } } }').json()
    assert answer["errors"][0]["extensions"]["code"] == "LESSON_NOT_FOUND"


def test_a_slug_that_another_lesson_has_now_is_that_lessons(lagoon, at):
    rename(lagoon, "2.0", {"en": "second"})
    rename(lagoon, "3.0", {"en": "lesson-2"}, key="lesson-9")

    assert at("lesson-2") == (lineage("lesson-9"), "lesson-2", None)


def test_whoever_had_a_slug_last_is_found_by_it(lagoon, at):
    rename(lagoon, "2.0", {"en": "second"})
    rename(lagoon, "3.0", {"en": "lesson-2"}, key="lesson-9")
    rename(lagoon, "4.0", {"en": "ninth"}, key="lesson-9")

    assert at("lesson-2") == (lineage("lesson-9"), "ninth", "lesson-2")


def test_a_slug_of_another_language_leads_to_the_same_lesson(lagoon, at):
    rename(lagoon, "2.0", {"fr": "lecon-deux"})

    assert at("lesson-2", "fr") == (lineage("lesson-2"), "lecon-deux", "lesson-2")
    assert at("lecon-deux", "en") == (lineage("lesson-2"), "lesson-2", "lecon-deux")


def test_a_lesson_that_is_gone_is_not_found_by_any_slug(lagoon, refused):
    lagoon.pages.pop("lesson-3")
    lagoon.release("2.0")
    error = refused('{ edition(code: "lagoon") { lesson(locale: "en", slug: "lesson-3") { id } } }')

    assert error["extensions"]["code"] == "LESSON_NOT_FOUND"


def test_old_slugs_of_another_edition_lead_nowhere(lagoon, refused):
    other = small_course("delta")
    other.release()
    rename(other, "2.0", {"en": "second"})
    rename(other, "3.0", {"en": "third"})
    error = refused('{ edition(code: "lagoon") { lesson(locale: "en", slug: "second") { id } } }')

    assert error["extensions"]["code"] == "LESSON_NOT_FOUND"


def test_modules_can_move_too(lagoon, edition):
    titles = {"en": "Module two"}
    lagoon.page("module-2", "content.Module", "course", titles, {"objectives": []}, {}, {"en": "another"})
    lagoon.release("2.0")
    found = edition('module(locale: "en", slug: "module-2") { id slug movedFrom }')["module"]

    assert found == {"id": lineage("module-2"), "slug": "another", "movedFrom": "module-2"}


def test_old_slugs_in_a_list_of_editions_cost_one_question(lagoon, ask):
    rename(lagoon, "2.0", {"en": "second"})
    other = small_course("delta")
    other.release()
    rename(other, "2.0", {"en": "zweite"})
    query = '{ editions { edges { node { lesson(locale: "en", slug: "lesson-2") { slug } } } } }'
    with CaptureQueriesContext(connection) as captured:
        found = ask(query)["editions"]["edges"]

    assert [edge["node"]["lesson"]["slug"] for edge in found] == ["zweite", "second"]
    assert len(captured) == 2


def test_releases_without_a_moved_page_leave_nothing_behind(lagoon):
    lagoon.release("2.0")
    lagoon.release("3.0")

    assert not OldSlug.objects.exists()
