"""A small edition with one page of every type, and another owner's beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from cms.content.models import (
    CaseStudy,
    Directory,
    FinalAssessment,
    Glossary,
    Institution,
    Lesson,
    Tool,
)
from editions.models import Edition, PageIdentity, Role
from tests.factories import make_course, make_edition, make_member, make_module, make_page, make_user
from tests.shared_scenes import rolled_back_afterwards

SLOT = {
    "type": "slot",
    "id": "s1",
    "value": {"key": "hotline", "kind": "phone", "meaning": "Number for emergencies", "neutral_text": "the number"},
}
TERM = {"type": "term", "id": "t1", "value": {"key": "consul", "term": "Consul", "definition": "An officer abroad"}}


def text_block(html: str, block_id: str = "b1") -> dict[str, Any]:
    return {"type": "rich_text", "id": block_id, "value": {"text": html, "mandatory": False}}


@dataclass
class Small:
    """`pages` by name; every one is live."""

    edition: Edition
    pages: dict[str, Any] = field(default_factory=dict)

    def member(self, role: Role) -> Any:
        return make_member(self.edition, role)

    def lineage(self, name: str) -> str:
        return str(PageIdentity.objects.get(page=self.pages[name]).lineage)


def build(code: str) -> Small:
    edition = make_edition(code, title=f"Edition {code}", locales=("en", "ar"))
    course = make_course(edition, title=f"Course {code}")
    course.slots = [SLOT]
    course.save()
    arabic = make_course(edition, "ar", title="دورة")
    module = make_module(course, "Readiness", slug="readiness", minutes=25)
    directory = make_page(Directory, course, "Contacts", slug="contacts")
    pages = {
        "course": course,
        "arabic": arabic,
        "module": module,
        "lesson": make_page(Lesson, module, "First hours", slug="first-hours", body=[text_block("<p>Stay calm.</p>")]),
        "tool": make_page(Tool, module, "Plan on a page", slug="plan", text="<p>Fill it in.</p>"),
        "case": make_page(
            CaseStudy, module, "Río de Oro 1999", slug="rio", facts="<p>Rain.</p>", teaching_point="<p>Prepare.</p>"
        ),
        "glossary": make_page(Glossary, course, "Glossary", slug="glossary", terms=[TERM]),
        "assessment": make_page(FinalAssessment, course, "Assessment", slug="assessment"),
        "directory": directory,
        "institution": make_page(Institution, directory, "Ministry", slug="ministry"),
    }
    return Small(edition, pages)


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker) -> Iterator[dict[str, Small]]:
    """Both editions, made once a module; each test's changes are rolled back."""
    with rolled_back_afterwards(django_db_blocker):
        yield {code: build(code) for code in ("alpha", "beta")}


def _fresh(made: Small) -> Small:
    """The same rows as new objects: tests change them in memory too."""
    pages = {name: type(page)._default_manager.get(pk=page.pk) for name, page in made.pages.items()}
    return Small(Edition.objects.get(pk=made.edition.pk), pages)


@pytest.fixture
def small(built, db) -> Small:
    return _fresh(built["alpha"])


@pytest.fixture
def foreign(built, db) -> Small:
    return _fresh(built["beta"])


@pytest.fixture
def sign_in():
    """A browser in which a person is signed in."""

    def signed_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def administrator(db) -> Any:
    return make_user("administrator", administrator=True)
