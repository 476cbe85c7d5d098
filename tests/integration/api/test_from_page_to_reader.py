"""From pages in the tree to what readers get, by the real path: edit, publish, fork, ask."""

import json

import pytest
from wagtail.models import Page

from cms.content.models import Directory, Glossary, Institution, Lesson
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.models import Edition, PageIdentity
from tests.factories import make_course, make_edition, make_image, make_module, make_page

pytestmark = pytest.mark.django_db


def lineage_of(page: Page) -> str:
    return str(PageIdentity.objects.get(page=page).lineage)


@pytest.fixture
def written():
    """An edition with one module, one lesson, a picture, a slot and a term, as an author leaves it."""
    edition = make_edition("harbour", title="Harbour", locales=("en", "fr"))
    course = make_course(edition, title="Harbour course")
    course.slots = json.dumps(
        [{"type": "slot", "value": {"key": "hotline", "kind": "phone", "meaning": "A number", "neutral_text": "Ask"}}]
    )
    course.save_revision().publish()
    glossary = make_page(Glossary, course, "Glossary", slug="glossary")
    glossary.terms = json.dumps([{"type": "term", "value": {"key": "post", "term": "post", "definition": "An office"}}])
    glossary.save_revision().publish()
    module = make_module(course, "First module")
    picture = make_image(edition.collection, "A map", description="A map of the harbour")
    lesson = make_page(Lesson, module, "First lesson", slug="first-lesson")
    link = f'<a linktype="course-page" ref="{lineage_of(module)}">it</a>'
    text = f'<p>Ask a <a linktype="term" ref="post">post</a>, see {link}</p>'
    lesson.body = json.dumps(
        [
            {"type": "rich_text", "value": {"mandatory": True, "text": text}},
            {"type": "image", "value": {"image": picture.pk, "alt_text": "", "decorative": False, "caption": "Map"}},
            {"type": "slot", "value": {"slot": "hotline", "note": ""}},
        ]
    )
    lesson.save_revision().publish()
    return edition


LESSON = """
query($code: ID!, $release: String) {
  edition(code: $code, release: $release) {
    upstream { code release }
    lesson(locale: "en", slug: "first-lesson") {
      title
      body {
        __typename mandatory
        ... on RichTextBlock { text }
        ... on ImageBlock { image { src alt } }
        ... on SlotBlock { slot { neutralText filled value } }
      }
    }
  }
}
"""


def test_what_an_author_publishes_is_what_readers_get(written, ask, client):
    publish_release(written, version="1.0")

    text, image, slot = ask(LESSON, code="harbour")["edition"]["lesson"]["body"]
    module = PageIdentity.objects.get(edition=written, page__title="First module")
    assert text["mandatory"] is True
    assert '<a data-term="post">post</a>' in text["text"]
    assert f'<a data-page="{module.lineage}" data-kind="module" data-slug="{module.page.slug}">it</a>' in text["text"]
    assert image["image"]["alt"] == "A map of the harbour"
    assert slot["slot"] == {"neutralText": "Ask", "filled": False, "value": ""}

    shown = client.get(image["image"]["src"])
    assert shown["Content-Type"] == "image/webp"
    assert shown.getvalue().startswith(b"RIFF")


def test_nothing_changes_for_readers_before_the_next_release(written, ask):
    publish_release(written, version="1.0")
    lesson = Lesson.objects.get(slug="first-lesson")
    lesson.title = "Another title"
    lesson.save_revision().publish()

    assert ask(LESSON, code="harbour")["edition"]["lesson"]["title"] == "First lesson"
    publish_release(written, version="1.1")
    assert ask(LESSON, code="harbour")["edition"]["lesson"]["title"] == "Another title"
    assert ask(LESSON, code="harbour", release="1.0")["edition"]["lesson"]["title"] == "First lesson"


def test_a_hotline_reaches_readers_without_a_release(written, ask):
    publish_release(written, version="1.0")
    course = PageIdentity.objects.get(edition=written, page__depth=2).page.specific
    directory = make_page(Directory, course, "Contacts", slug="contacts")
    make_page(Institution, directory, "Crisis unit", phones=json.dumps([])).save_revision().publish()
    directory.slot_values = json.dumps(
        [
            {
                "type": "value",
                "value": {"slot": "hotline", "phone": "+12025550123", "text": "", "url": "", "institution": ""},
            }
        ]
    )
    directory.save_revision().publish()

    slot = ask(LESSON, code="harbour")["edition"]["lesson"]["body"][2]["slot"]
    assert (slot["filled"], slot["value"]) == (True, "+12025550123")
    names = ask('{ edition(code: "harbour") { institutions(locale: "fr") { name kind locale } } }')["edition"]
    assert names == {"institutions": [{"name": "Crisis unit", "kind": "OTHER", "locale": "en"}]}


def test_a_fork_serves_the_same_ids_and_none_of_the_slot_values(written, ask):
    publish_release(written, version="1.0")
    fork = fork_edition(written, "cove", title="Cove", owner="Somebody").edition
    publish_release(fork, version="0.1")
    course = "id modules { id lessons { id body { id } } }"
    ids = f'query($code: ID!) {{ edition(code: $code) {{ course(locale: "en") {{ {course} }} }} }}'

    assert ask(ids, code="cove") == ask(ids, code="harbour")
    assert ask(LESSON, code="cove")["edition"]["upstream"] is None
    Edition.objects.filter(pk=fork.pk).update(tells_upstream=True)
    assert ask(LESSON, code="cove")["edition"]["upstream"] == {"code": "harbour", "release": "1.0"}
    assert ask(LESSON, code="cove")["edition"]["lesson"]["body"][2]["slot"]["filled"] is False


def test_a_withdrawn_release_is_stopped(written, ask, refused):
    publish_release(written, version="1.0")
    publish_release(written, version="1.1")
    withdraw_release(written, "1.1", reason="A wrong instruction")

    assert ask('{ edition(code: "harbour") { release { version } } }')["edition"]["release"]["version"] == "1.0"
    assert refused(LESSON, code="harbour", release="1.1")["extensions"] == {
        "code": "RELEASE_WITHDRAWN",
        "successor": "1.0",
        "reason": "A wrong instruction",
    }
