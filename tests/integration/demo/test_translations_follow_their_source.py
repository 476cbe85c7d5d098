"""When a source page is published, its translations follow without losing or inventing anything."""

import pytest
from django.test import Client

from cms.content.models import Lesson
from editions.actions.publish_release import publish_release
from editions.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(demo):
    """A lesson that the sample edition has wholly translated into Filipino."""
    filipino = Lesson.objects.filter(identity__edition__code="ph-sample", locale__language_code="fil").order_by("path")
    key = filipino.filter(slug="who-is-a-national-abroad").get().translation_key
    return Lesson.objects.get(translation_key=key, locale__language_code="en")


def first_text(page):
    return next(item for item in page.body.raw_data if item["type"] == "rich_text")["value"]["text"]


def publish_with(lesson, text):
    raw = [dict(item) for item in lesson.body.raw_data]
    at = next(n for n, item in enumerate(raw) if item["type"] == "rich_text")
    raw[at] = {**raw[at], "value": {**raw[at]["value"], "text": text}}
    lesson.body = Lesson._meta.get_field("body").to_python(raw)
    lesson.save_revision().publish()
    return Lesson.objects.get(translation_key=lesson.translation_key, locale__language_code="fil")


def test_a_reworded_paragraph_keeps_its_translation_in_service(lesson):
    served = first_text(Lesson.objects.get(translation_key=lesson.translation_key, locale__language_code="fil"))
    reworded = first_text(lesson).replace("Many posts think first", "Most posts think at first")
    assert first_text(publish_with(lesson, reworded)) == served


def test_a_paragraph_that_lost_its_link_falls_back_instead_of_breaking(lesson):
    assert "linktype" in first_text(lesson)
    filipino = publish_with(lesson, "<p>Nothing to follow here.</p>")
    assert first_text(filipino) == "<p>Nothing to follow here.</p>"


def test_a_paragraph_put_between_others_takes_nobodys_translation(lesson):
    before = first_text(lesson)
    served = first_text(Lesson.objects.get(translation_key=lesson.translation_key, locale__language_code="fil"))
    filipino = publish_with(lesson, "<p>Put in front.</p>" + before)
    assert first_text(filipino) == "<p>Put in front.</p>" + served


def test_while_a_translator_is_at_work_readers_get_the_corrected_source(demo):
    """And not what the source said before, under the name of the translation's language."""
    english = Lesson.objects.get(
        identity__edition__code="global", locale__language_code="en", slug="who-is-a-national-abroad"
    )
    french = Lesson.objects.get(translation_key=english.translation_key, locale__language_code="fr")
    french.save_revision()
    assert first_text(french) == first_text(english)
    raw = [dict(item) for item in english.body.raw_data]
    at = next(n for n, item in enumerate(raw) if item["type"] == "rich_text")
    raw[at] = {**raw[at], "value": {**raw[at]["value"], "text": "<p>Corrected.</p>"}}
    english.body = Lesson._meta.get_field("body").to_python(raw)
    english.save_revision().publish()
    french.refresh_from_db()
    assert french.has_unpublished_changes
    assert first_text(french) != "<p>Corrected.</p>"
    publish_release(Edition.objects.get(code="global"))

    query = """{ edition(code: "global") { lesson(locale: "fr", slug: "who-is-a-national-abroad") {
      body { id locale ... on RichTextBlock { text } }
    } } }"""
    answer = Client().post("/graphql/", {"query": query}, content_type="application/json").json()
    block = next(one for one in answer["data"]["edition"]["lesson"]["body"] if one["id"] == raw[at]["id"])
    assert block == {"id": raw[at]["id"], "locale": "en", "text": "<p>Corrected.</p>"}


def pictures(page):
    return [item["value"]["image"] for item in page.body.raw_data if item["type"] == "image"]


def test_one_languages_picture_does_not_show_in_another(demo):
    english = Lesson.objects.get(
        identity__edition__code="lb-sample", locale__language_code="en", slug="crisis-cycle-and-your-place"
    )
    english.save_revision().publish()
    arabic, french = (
        Lesson.objects.get(translation_key=english.translation_key, locale__language_code=code) for code in ("ar", "fr")
    )
    assert pictures(french) == pictures(Lesson.objects.get(pk=english.pk))
    assert pictures(arabic) != pictures(french)
