"""What the reference of the contract takes its examples from: the demo course, with one change released."""

from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings

from api.graphql.schema import graphql_schema
from api.reference import Place, ask, reference_pages
from cms.content.models import Lesson
from cms.demo.load import GLOBAL
from editions.actions.publish_release import publish_release
from editions.models import Edition, PageIdentity

FOLDER = Path(settings.BASE_DIR) / "docs" / "reference"
# Editions, languages and words that stand there on one page: databases rank several in ways of their own.
_WHERE = ((GLOBAL, "en", "exit permit"), ("lb-sample", "ar", "شباك"), ("ph-sample", "fil", "embahada"))
_CHANGED, _TITLE = "rumour-and-noise", "Rumour, noise and what to check first"
_PAGES = """query Pages($code: ID!, $locale: String!) {
  edition(code: $code) {
    course(locale: $locale) {
      modules { id slug lessons { id slug } caseStudies { id slug } tools { id slug } }
    }
  }
}"""


def pages_of_the_reference() -> dict[str, str]:
    """`{file name: text}`. Publishes a release: call it where that is taken back."""
    _release_a_change()
    places = [_place(*where) for where in _WHERE]
    return reference_pages(graphql_schema, Path(settings.BASE_DIR) / "frontend_contract" / "operations", places)


def _release_a_change() -> None:
    """So that there is something to tell of changes."""
    edition = Edition.objects.get(code=GLOBAL)
    identities = PageIdentity.objects.filter(edition=edition, locale=edition.source_locale)
    lesson = Lesson.objects.get(slug=_CHANGED, pk__in=identities.values("page"))
    lesson.title = lesson.draft_title = _TITLE
    lesson.save_revision().publish()
    publish_release(edition, notes="One lesson has a better title.")


def _place(code: str, locale: str, words: str) -> Place:
    modules = ask(_PAGES, {"code": code, "locale": locale})["data"]["edition"]["course"]["modules"]
    pages: dict[str, list[dict[str, Any]]] = {
        "module": modules,
        "lesson": list(chain.from_iterable(each["lessons"] for each in modules)),
        "caseStudy": list(chain.from_iterable(each["caseStudies"] for each in modules)),
        "tool": list(chain.from_iterable(each["tools"] for each in modules)),
    }
    return Place(
        code=code,
        locale=locale,
        since="1.0",
        words=words,
        slugs={kind: [each["slug"] for each in found] for kind, found in pages.items()},
        ids={kind: found[0]["id"] for kind, found in pages.items() if found},
    )
