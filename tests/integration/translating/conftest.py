"""A course with French, an edition of it, and a third owner's course that says the same in English."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from cms.content.models import Glossary
from editions.models import Edition, Role
from editions.translating.packet import language_locale
from editions.translating.units import Unit, read_units
from editions.translation_sync import follow_source
from tests.factories import make_locale, make_member
from tests.integration.updates.school import fork, make_school, page_of, rewrite
from tests.shared_scenes import rolled_back_afterwards

WITH_TAGS = '<p>Call <a linktype="slot" ref="hotline">the number</a> <b>at once</b>.<br/>Then <i>wait</i>.</p>'


@dataclass
class Scene:
    """An edition and its French."""

    edition: Edition
    french: Locale

    def member(self, role: Role = Role.TRANSLATOR) -> Any:
        return make_member(self.edition, role)

    def units(self) -> list[Unit]:
        return read_units(self.edition, self.french)

    def forget(self, target: str) -> None:
        """As if nobody had ever translated so here."""
        keys = Page.objects.filter(identity__edition=self.edition).values("translation_key")
        StringTranslation.objects.filter(context__object_id__in=keys, data=target).delete()

    def unit(self, beginning: str) -> Unit:
        """The text of the edition that begins so."""
        return next(each for each in read_units(self.edition, self.french) if each.source.startswith(beginning))

    def rewrite(self, block: str, html: str, name: str = "first") -> None:
        """Gives the source other words, and tells the translations."""
        rewrite(self.edition, name, block, html)
        follow_source(page_of(self.edition, name))


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """All three, made once; each test's changes are rolled back."""
    with rolled_back_afterwards(django_db_blocker):
        fork(make_school())
        make_school("stranger")
        yield


def scene(code: str) -> Scene:
    edition = Edition.objects.get(code=code)
    return Scene(edition, language_locale(edition, "fr"))


@pytest.fixture
def school(built: None, db: None) -> Scene:
    """Upstream: three lessons, two of them with French."""
    return scene("school")


@pytest.fixture
def adapted(built: None, db: None) -> Scene:
    """An edition of it."""
    return scene("adapted")


@pytest.fixture
def stranger(built: None, db: None) -> Scene:
    """Another owner's, with the same lineages and the same English."""
    return scene("stranger")


@pytest.fixture
def sign_in():
    """A browser in which a person is signed in."""

    def signed_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def add_glossary(edition: Edition, **terms: tuple[str, str]) -> None:
    """A glossary in English and French: `key=(term, agreed word)`."""
    for code, which in (("en", 0), ("fr", 1)):
        course = page_of(edition, "course", code)
        source = Glossary.objects.filter(identity__edition=edition).first()
        values = [
            {"type": "term", "id": key, "value": {"key": key, "term": pair[which], "definition": "What it means."}}
            for key, pair in terms.items()
        ]
        page = Glossary(title=f"Glossary {code}", slug=f"glossary-{code}", locale=make_locale(code), terms=values)
        if source is not None:
            page.translation_key = source.translation_key
        course.add_child(instance=page)
