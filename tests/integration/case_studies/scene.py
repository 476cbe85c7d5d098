"""A course whose lesson shows two case studies, asks about one of them and links to it; in English, French and Arabic.

Arabic is offered and has no pages: its readers get English.
"""

from typing import Any

from django.test import Client

from cms.content.models import CaseStudy, Module
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.identity import give_identity
from editions.materialise import materialise
from editions.models import Edition
from tests.factories import make_edition, make_locale
from tests.integration.updates.school import Maker, lineage, page_of, question, text

__all__ = ["add_case", "bodies", "fork", "make_course_with_cases", "read"]

QUERY = """
query($code: ID!, $locale: String!, $lesson: ID!) {
  edition(code: $code) {
    course(locale: $locale) { modules { id caseStudies { id title } } }
    lesson(locale: $locale, id: $lesson) {
      body {
        __typename id
        ... on CaseStudyBlock { note caseStudy { id title locale certainty facts } }
        ... on RichTextBlock { text }
      }
    }
  }
}
"""


def shown(identifier: str, name: str, *, mandatory: bool = False) -> dict[str, Any]:
    value = {"case_study": lineage(name), "note": f"Why {name}", "mandatory": mandatory}
    return {"id": identifier, "type": "case_study", "value": value}


def body() -> list[dict[str, Any]]:
    link = f'<p>Read <a linktype="course-page" ref="{lineage("storm")}">the storm</a>.</p>'
    return [
        text("a", "<p>Call the post.</p>"),
        shown("b", "storm"),
        question("q", "What did the storm teach?", ("To call", True), ("Nothing", False)),
        text("c", link),
        shown("d", "flood"),
    ]


def case(title: str, slug: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "slug": slug,
        "countries": [],
        "place": "",
        "year": 2001,
        "year_to": None,
        "crisis_type": "natural_hazard",
        "facts": f"<p>Facts of {title}.</p>",
        "teaching_point": "<p>Call the post.</p>",
        "sources": [],
        "certainty": "seen",
        "review_date": None,
        "sample": False,
        **more,
    }


def make_course_with_cases(code: str = "global-cases", **lesson: Any) -> Edition:
    """The course, published and released as 1.0."""
    edition = make_edition(code, title="The course", locales=("en", "fr", "ar"))
    maker = Maker()
    maker.page("course", "Course", None, {"title": "The course", "summary": "", "parts": [], "slots": []})
    checks = [
        question("k", "Was The storm foreseen?", ("Yes", True), ("No", False)),
        question("other", "Whom do you call?", ("The post", True), ("Nobody", False)),
    ]
    module = {"minutes": 10, "part": "", "objectives": [], "knowledge_check": checks}
    maker.page("ready", "Module", "course", {"title": "Ready", "slug": "ready", **module})
    maker.page(
        "first",
        "Lesson",
        "ready",
        {"guidelines": [], "title": "First", "slug": "first", "body": body(), **lesson},
    )
    maker.page("storm", "CaseStudy", "ready", case("The storm", "storm", review_date="2020-01-01"))
    maker.page("flood", "CaseStudy", "ready", case("The flood", "flood"))
    manifest = {"edition": {"source_locale": "en"}, "pages": maker.pages, "media": {}}
    materialise(manifest, maker.documents, edition, [make_locale("en"), make_locale("fr")])
    publish_release(edition)
    edition.refresh_from_db()
    return edition


def fork(upstream: Edition, code: str = "adapted-cases") -> Edition:
    return fork_edition(upstream, code, title="Adapted", owner="A ministry").edition


def add_case(edition: Edition, name: str = "ours", title: str = "Our own storm", *, live: bool = True) -> CaseStudy:
    """One of the edition's own, whose lineage has a name."""
    parent = page_of(edition, "ready")
    assert isinstance(parent, Module)
    fields = case(title, name, certainty="mixed")
    page = CaseStudy(locale=parent.locale, live=live, **{key: fields[key] for key in fields if key != "sources"})
    parent.add_child(instance=page)
    page.identity.delete()
    give_identity(page, edition, lineage(name))  # type: ignore[arg-type]
    revision = page.save_revision()
    if live:
        revision.publish()
    return page


def read(edition: Edition, locale: str) -> dict[str, Any]:
    """What a reader gets in `locale`."""
    variables = {"code": edition.code, "locale": locale, "lesson": lineage("first")}
    asked = {"query": QUERY, "variables": variables}
    answer = Client().post("/graphql/", asked, content_type="application/json").json()
    assert "errors" not in answer, answer
    return answer["data"]["edition"]


def bodies(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """The lesson's blocks, by language."""
    return {locale: read(edition, locale)["lesson"]["body"] for locale in ("en", "fr", "ar")}
