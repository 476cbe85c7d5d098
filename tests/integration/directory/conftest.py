"""An edition with a slot of each kind in three languages, released; and another's beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from api.reading import sources
from cms.content.models import Course, Directory, Institution
from editions.actions.change_slots import change_slots
from editions.actions.publish_release import publish_release
from editions.directory.changes import Change
from editions.directory.table import read_table
from editions.models import Edition, PageIdentity, Role
from tests.factories import make_course, make_edition, make_member, make_page
from tests.shared_scenes import rolled_back_afterwards

KINDS = {"hotline": "phone", "ministry": "institution", "law": "text", "site": "link"}
NUMBER, OTHER_NUMBER = "+12025550123", "+12025550199"


def _declared(key: str, kind: str) -> dict[str, Any]:
    words = {"meaning": f"Meaning of {key}", "neutral_text": f"your {key}"}
    return {"type": "slot", "id": f"s-{key}", "value": {"key": key, "kind": kind, **words}}


@dataclass
class Scene:
    edition: Edition
    pages: dict[str, Directory]
    institution: Institution

    @property
    def lineage(self) -> str:
        """The institution's."""
        return str(PageIdentity.objects.get(page=self.institution).lineage)

    def member(self, role: Role = Role.PUBLISHER) -> Any:
        return make_member(self.edition, role)

    def values(self, slot: str, language: str = "en") -> dict[str, str]:
        """What stands in a slot and counts there."""
        return read_table(self.edition).values((slot, language))

    def wanted(self, slot: str, language: str = "en", **values: str) -> Change:
        """A change by somebody who sees what stands there now."""
        return Change(slot, language, self.values(slot, language), values)

    def change(self, slot: str, language: str = "en", user: Any = None, **values: str) -> int:
        return change_slots(self.edition, [self.wanted(slot, language, **values)], user=user)


def build(code: str) -> None:
    edition = make_edition(code, title=f"Edition {code}", locales=("en", "fr", "ar"))
    slots = [_declared(key, kind) for key, kind in KINDS.items()]
    pages: dict[str, Directory] = {}
    for language in ("en", "fr", "ar"):
        course: Course = make_course(edition, language)
        course.slots = slots
        course.save_revision().publish()
        page = make_page(Directory, course, f"Contacts {language} of {code}", slug="contacts")
        page.save_revision().publish()
        pages[language] = page
    institution = make_page(Institution, pages["en"], f"Ministry of {code}", slug=f"ministry-{code}")
    institution.save_revision().publish()
    publish_release(edition, version="1.0")


def _scene(code: str) -> Scene:
    edition = Edition.objects.get(code=code)
    pages = {page.locale.language_code: page for page in Directory.objects.filter(identity__edition=edition)}
    return Scene(edition, pages, Institution.objects.get(identity__edition=edition))


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Readers' processes start cold."""
    sources.forget()
    yield
    sources.forget()


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with rolled_back_afterwards(django_db_blocker):
        build("alpha")
        build("beta")
        yield


@pytest.fixture
def scene(built: None, db: None) -> Scene:
    return _scene("alpha")


@pytest.fixture
def foreign(built: None, db: None) -> Scene:
    return _scene("beta")


@pytest.fixture
def sign_in() -> Callable[[Any], Client]:
    def signed_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def served(client: Client) -> Callable[..., dict[str, Any]]:
    """The edition's slots as readers get them, by key."""

    def ask(edition: Edition, language: str = "en", fields: str = "key filled value") -> dict[str, Any]:
        query = f'{{ edition(code: "{edition.code}") {{ slots(locale: "{language}") {{ key {fields} }} }} }}'
        answer = client.post("/graphql/", orjson.dumps({"query": query}), content_type="application/json").json()
        assert "errors" not in answer, answer
        return {slot["key"]: slot for slot in answer["data"]["edition"]["slots"]}

    return ask
