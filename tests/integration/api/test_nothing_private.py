"""No query that the schema allows tells a stranger what is not released, not public, or about a person.

Words that must not be told are planted where they belong: in drafts, in the assessment's bank, in
another edition that is not public, in tokens, in what is known of people. Then everything is asked
that the schema can answer, at every edition, in every language, by every id.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from graphql import GraphQLObjectType, is_introspection_type
from wagtail.models import Page

from api.graphql.limits import MAX_DEPTH
from api.graphql.schema import graphql_schema
from api.search.entries import index_release
from cms.content.models import FinalAssessment, Institution, Lesson
from editions.actions.publish_release import publish_release
from editions.models import Edition, PageIdentity, Role
from editions.preview import make_token
from tests.factories import make_course, make_edition, make_member, make_module, make_page, make_user
from tests.integration.api.every_query import Step, asked_for, queries
from tests.integration.api.release_maker import lineage
from tests.integration.api.sample_blocks import block, item
from tests.integration.api.small_course import DIRECTORY, SECRET, small_course

pytestmark = [pytest.mark.once, pytest.mark.django_db]

# No other text of the tests or the product holds it.
PLANTED = "Zqx"
TOLD = "Zqreleased"
# Columns whose values are nobody's business, in whatever table they stand, now or later.
PRIVATE = re.compile(r"secret|token|password|email|username|first_name|last_name|session_key|signing")

PAGES = ("lesson-1", "module-1", "case-1", "tool-1", "assessment")


def planted(what: str) -> str:
    return f"{PLANTED} {what}"


def question(what: str) -> dict[str, Any]:
    options = [item("o1", text=planted(f"right {what}"), correct=True), item("o2", text=planted(what), correct=False)]
    feedback = {"feedback_right": planted("well done"), "feedback_wrong": planted("look again")}
    return block("q1", "question_single", stem=planted(f"stem {what}"), options=options, points=1, **feedback)


def quote(words: str) -> str:
    return json.dumps([{"type": "quote", "value": {"quote": words, "attribution": ""}}])


class World:
    """Editions as they are while people work on them, and what they and their pages are known by."""

    def __init__(self) -> None:
        self.lagoon = small_course()
        self.lagoon.release()
        hidden = [{**DIRECTORY["institutions"][0], "lineage": "inst-9", "valid_until": "2020-01-01"}]
        hidden[0]["locales"] = {"en": {"name": planted("expired"), "address": "", "hours": "", "phones": []}}
        self.lagoon.directory(DIRECTORY | {"institutions": DIRECTORY["institutions"] + hidden})
        self.harbour = self._harbour()
        self.delta = self._delta()
        self.unreleased = make_edition("newcomer", title=planted("newcomer"))
        self.person = make_member(self.harbour, Role.OWNER, make_user("zqxperson", first_name="Zqxfirst"))
        draft = Lesson.objects.get(slug="first")
        self.token = make_token(self.person, draft.get_latest_revision_as_object())

    def _harbour(self) -> Edition:
        """Public, made of pages: released, then worked on."""
        edition = make_edition("harbour", title="Harbour")
        course = make_course(edition, title="Harbour course")
        module = make_module(course, "First module")
        lesson = make_page(Lesson, module, "First lesson", slug="first")
        lesson.body = quote(TOLD)
        lesson.save_revision().publish()
        assessment = make_page(FinalAssessment, course, "Assessment", slug="assessment")
        about = str(PageIdentity.objects.get(page=module).lineage)
        section = {"module": about, "sample": False, "questions": [question("of the bank")]}
        assessment.bank = json.dumps([{"id": "s1", "type": "section", "value": section}])
        assessment.save_revision().publish()
        institution = make_page(Institution, course, "Ministry", slug="ministry")
        publish_release(edition, notes="First")
        lesson.title, lesson.body = planted("draft title"), quote(planted("draft"))
        lesson.save_revision()
        institution.title = planted("draft institution")
        institution.save_revision()
        unpublished = make_page(Lesson, module, planted("never released"), slug="zqx-never")
        unpublished.unpublish()
        return edition

    def _delta(self) -> Edition:
        """Released, and not public."""
        maker = small_course("delta")
        body = [block("b", "quote", quote=planted("private"), attribution="")]
        maker.page("zqx-lesson", "content.Lesson", "module-1", {"en": planted("private lesson")}, {"body": body})
        release = maker.release("zqx-1", notes=planted("notes"))
        index_release(release)
        Edition.objects.filter(pk=maker.edition.pk).update(public=False, title=planted("title"), owner=planted("owner"))
        return maker.edition

    @property
    def lineages(self) -> list[str]:
        known = (str(each) for each in PageIdentity.objects.values_list("lineage", flat=True))
        return [*known, *(lineage(key) for key in (*PAGES, "zqx-lesson"))]

    @property
    def slugs(self) -> list[str]:
        return sorted({*Page.objects.values_list("slug", flat=True), *PAGES, "zqx-lesson"})

    def secrets(self) -> set[str]:
        """What stands in private columns of any table."""
        found: set[str] = {self.token}
        for model in apps.get_models():
            names = [field.name for field in model._meta.concrete_fields if _is_private(field)]
            for values in model._base_manager.values_list(*names) if names else ():
                found.update(str(value) for value in values if value and len(str(value)) > 3)
        return found


def _is_private(field: Any) -> bool:
    return isinstance(field, (models.CharField, models.TextField)) and bool(PRIVATE.search(field.name))


@pytest.fixture
def world(db: None) -> World:
    return World()


def variants() -> Iterator[tuple[dict[str, str], int]]:
    """Arguments by name, as they are written, and how deep to ask: what has no answer needs no depth."""
    texts = json.dumps
    usual = {"code": texts("lagoon"), "locale": texts("en"), "slug": texts("lesson-1"), "query": texts("lesson")}
    yield usual, MAX_DEPTH
    yield usual | {"code": texts("harbour"), "slug": texts("first"), "query": texts(TOLD)}, MAX_DEPTH
    yield usual | {"code": texts("delta"), "release": texts("zqx-1")}, 3
    yield usual | {"code": texts("newcomer")}, 3


def written(given: dict[str, str], step: Step, name: str) -> str | None:
    if step.name == "changedSince":
        return '"1.0"'
    if step.name == "rendition":
        return None
    if name == "slug" and step.name in ("module", "caseStudy", "tool"):
        return {"module": '"module-1"', "caseStudy": '"case-1"', "tool": '"tool-1"'}[step.name]
    if name == "slot" or (name == "release" and "release" not in given) or step.name == "editions":
        return None
    return given.get(name)


def leaks(text: str, secrets: set[str]) -> list[str]:
    """What of a text a stranger must not read."""
    found = re.findall(rf".{{0,60}}{PLANTED}.{{0,40}}", text, re.IGNORECASE)
    return [*found, *(secret for secret in (*secrets, SECRET) if secret in text)]


def data_of(response: Any) -> str:
    """The answer as a stranger reads it; an error repeats what was asked, which is no secret to who asked."""
    return json.dumps(response.json().get("data"), ensure_ascii=False)


def test_no_query_tells_what_is_private(world, post):
    secrets = world.secrets()
    told: list[str] = []
    answered = refusals = 0
    for given, depth in variants():
        for text in queries(graphql_schema, lambda step, name, given=given: written(given, step, name), depth):
            response = post(text)
            codes = {error["extensions"]["code"] for error in response.json().get("errors", [])}
            assert not codes & {"BAD_REQUEST", "INTERNAL_ERROR"}, (text, response.json())
            told += [f"{text}: {leak}" for leak in leaks(data_of(response), secrets)]
            refusals += bool(codes)
            answered += not codes

    assert told == []
    assert answered > 500
    assert refusals > 20


def test_no_page_of_any_edition_tells_it_when_it_is_asked_for_by_name(world, post):
    secrets = world.secrets()
    pages = "id slug title breadcrumbs { title } movedFrom"
    for code in ("lagoon", "harbour", "delta", "newcomer"):
        for how, values in (("id", world.lineages), ("slug", world.slugs)):
            for value in values:
                singles = " ".join(
                    f'{field}(locale: "en", {how}: {json.dumps(value)}) {{ {pages} }}'
                    for field in ("lesson", "module", "caseStudy", "tool")
                )
                answer = post(f'{{ edition(code: "{code}") {{ {singles} }} }}')
                assert leaks(data_of(answer), secrets) == [], (code, how, value)


SEARCH = """
query($code: ID!, $words: String!) {
  edition(code: $code) {
    search(locale: "en", query: $words) { totalCount edges { node { title excerpt { parts { text } } } } }
  }
  editions(search: $words) { totalCount }
}
"""


@pytest.mark.parametrize("words", [PLANTED, SECRET, "right of the bank", "zqxperson", "people.example", "expired"])
def test_no_search_finds_it(world, post, words):
    for code in ("lagoon", "harbour"):
        assert post(SEARCH, code=code, words=words).json()["data"] == {
            "edition": {"search": {"totalCount": 0, "edges": []}},
            "editions": {"totalCount": 0},
        }
    assert post(SEARCH, code="delta", words=words).json()["data"]["edition"] is None


def test_errors_tell_nothing_either(world, post):
    """Of what is hidden, the answer is that of what is not there, but for the words of the question itself."""
    ask = "query($code: ID!) { edition(code: $code) { title } }"

    assert post(ask, code="delta").content == post(ask, code="nowhere").content
    assert leaks(post(ask, code="newcomer").content.decode(), world.secrets()) == []


def test_everything_in_the_schema_is_asked_for():
    types = [each for each in graphql_schema.type_map.values() if isinstance(each, GraphQLObjectType)]
    everything = {(each.name, name) for each in types if not is_introspection_type(each) for name in each.fields}

    assert everything - asked_for(graphql_schema) == set()


def test_what_is_told_and_what_is_not_can_be_told_apart(world, post):
    """The same check finds what is planted as soon as it is released."""
    body = "body { ... on QuoteBlock { quote } }"
    text = f'{{ edition(code: "harbour") {{ lesson(locale: "en", slug: "first") {{ title {body} }} }} }}'
    assert TOLD in data_of(post(text))
    assert leaks(data_of(post(text)), set()) == []

    Lesson.objects.get(slug="first").get_latest_revision().publish()
    publish_release(Edition.objects.get(code="harbour"))
    assert len(leaks(data_of(post(text)), set())) == 1
    assert leaks("x zqxperson@people.example", world.secrets()) != []
