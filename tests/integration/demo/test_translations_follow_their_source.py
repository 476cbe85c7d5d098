"""When a source page is published, its translations follow without losing or inventing anything."""

import pytest

from cms.content.models import Lesson

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
