"""Releases hold still; forks are whole, independent, and share what they did not change."""

import json

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms.content.models import Course, Lesson, Module
from cms.media.models import CourseImage
from editions.actions.add_language import add_language
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import newest_standing, withdraw_release
from editions.documents.snapshot import take_snapshot
from editions.documents.store import manifest_of
from editions.errors import AlreadyExists, Broken, Invalid, NotFound
from editions.models import Document, Edition, PageIdentity, Release

pytestmark = pytest.mark.django_db


def fork(upstream, code="fork-test", **options):
    options = {"title": "A fork", "owner": "Somebody", **options}
    return fork_edition(upstream, code, **options).edition


def standing(edition):
    """The newest release that is not withdrawn."""
    release = newest_standing(edition)
    assert release is not None
    return release


def course_lineage(edition):
    return str(PageIdentity.objects.get(edition=edition, page__depth=2, locale=edition.source_locale).lineage)


def lesson_in(edition, language="en", title=None):
    lessons = Lesson.objects.filter(identity__edition=edition, locale__language_code=language)
    return (lessons.filter(title=title) if title else lessons).order_by("path").first()


def reword(page, text="A new first paragraph."):
    """Changes the first paragraph of a lesson and publishes it; returns the page."""
    raw = list(page.body.raw_data)
    raw[0] = {**raw[0], "value": {**raw[0]["value"], "text": f"<p>{text}</p>"}}
    page.body = Lesson._meta.get_field("body").to_python(raw)
    page.save_revision().publish()
    return page


def digests(release):
    return {
        (page["lineage"], code): found["digest"]
        for page in manifest_of(release)["pages"]
        for code, found in page["locales"].items()
    }


def test_a_fork_released_without_an_edit_shares_every_document_but_the_course_pages_own(upstream):
    edition = fork(upstream)
    published = publish_release(edition)
    ours, theirs = digests(published.release), digests(standing(upstream))
    course = course_lineage(edition)
    assert ours.keys() == theirs.keys()
    assert {lineage for (lineage, code), digest in ours.items() if theirs[lineage, code] != digest} == {course}


def test_a_fork_holds_what_was_released_and_not_what_is_live(upstream):
    reword(lesson_in(upstream))
    edition = fork(upstream)
    snapshot, _media = take_snapshot(edition)
    base = digests(standing(upstream))
    course = course_lineage(edition)
    ours = {
        (page["lineage"], code): found["digest"]
        for page in snapshot.manifest["pages"]
        for code, found in page["locales"].items()
        if page["lineage"] != course
    }
    assert ours == {key: digest for key, digest in base.items() if key[0] != course}


def test_syncing_a_fork_again_changes_no_segment(upstream):
    edition = fork(upstream)
    keys = Page.objects.filter(identity__edition=edition).values("translation_key")
    sources = TranslationSource.objects.filter(object_id__in=keys)
    assert sources.count() == 156
    before = {row.pk: (row.string_id, row.order, row.attrs) for row in StringSegment.objects.filter(source__in=sources)}
    contents = {source.pk: authored(source) for source in sources}
    for source in sources:
        source.update_from_db()
    after = {row.pk: (row.string_id, row.order, row.attrs) for row in StringSegment.objects.filter(source__in=sources)}
    assert after == before
    assert {source.pk: authored(source) for source in sources} == contents


def authored(source):
    """What a translation source froze, without the page's bookkeeping."""
    fields = source.specific_content_type.model_class().document_fields
    content = json.loads(source.content_json)
    # Streams are JSON inside JSON; the order of their keys means nothing.
    return {
        name: json.loads(value) if isinstance(value := content[name], str) and value.startswith("[") else value
        for name in fields
    }


def test_an_english_change_in_a_fork_marks_exactly_that_string_out_of_date(upstream):
    edition = fork(upstream)
    module = Module.objects.filter(identity__edition=edition, locale__language_code="en").order_by("path").first()
    source = TranslationSource.objects.get_for_instance(module)
    french = source.translations.get(target_locale__language_code="fr")
    missing_before = missing_strings(source, french.target_locale)
    raw = list(module.objectives.raw_data)
    raw[0] = {**raw[0], "value": "Say who they are."}
    module.objectives = Module._meta.get_field("objectives").to_python(raw)
    module.save_revision().publish()
    assert missing_strings(source, french.target_locale) - missing_before == {"Say who they are."}
    assert missing_before - missing_strings(source, french.target_locale) == set()
    # What readers of French see stays as it was until somebody translates the new string.
    live = Module.objects.get(translation_key=module.translation_key, locale=french.target_locale)
    assert str(live.objectives[0].value).startswith("Décrire")


def missing_strings(source, locale):
    segments = StringSegment.objects.filter(source=source).annotate_translation(locale)
    return {segment.string.data for segment in segments if segment.translation is None}


def test_a_fork_and_its_upstream_do_not_touch_each_other(upstream):
    edition = fork(upstream)
    before, _media = take_snapshot(upstream)
    reword(lesson_in(edition))
    after, _media = take_snapshot(upstream)
    assert after.documents == before.documents
    assert not StringTranslation.objects.filter(
        context__object_id__in=PageIdentity.objects.filter(edition=edition).values("page__translation_key")
    ).filter(context__object_id__in=PageIdentity.objects.filter(edition=upstream).values("page__translation_key"))


def test_a_fork_has_its_own_copies_of_media_in_its_own_collection(upstream):
    edition = fork(upstream)
    ours = CourseImage.objects.filter(collection=edition.collection)
    theirs = CourseImage.objects.filter(collection=upstream.collection)
    assert set(ours.values_list("content_hash", flat=True)) == set(theirs.values_list("content_hash", flat=True))
    assert not set(ours.values_list("file", flat=True)) & set(theirs.values_list("file", flat=True))


def test_the_arabic_page_shows_the_mirrored_picture(upstream):
    edition = fork(upstream)
    title = "The crisis cycle and your place in it"
    english = lesson_in(edition, title=title)
    arabic = Lesson.objects.get(translation_key=english.translation_key, locale__language_code="ar")
    pictures = {
        page.locale.language_code: next(b.value["image"] for b in page.body if b.block_type == "image")
        for page in (english, arabic)
    }
    assert pictures["ar"].content_hash != pictures["en"].content_hash
    assert pictures["ar"].collection_id == edition.collection_id


def test_a_fork_offers_the_languages_asked_for_and_carries_the_source(upstream):
    edition = fork(upstream, locales=["ar", "tet"], code="two-languages")
    rows = {row.locale.language_code: row.offered for row in edition.edition_locales.select_related("locale")}
    assert rows == {"ar": True, "tet": True, "en": False}
    assert set(Course.objects.filter(identity__edition=edition).values_list("locale__language_code", flat=True)) == {
        "ar",
        "en",
        "tet",
    }


def test_a_language_can_be_added_to_one_edition_alone(upstream):
    edition = fork(upstream, locales=["en"], code="one-language")
    row = add_language(edition, "am")
    assert row.locale.language_code == "am"
    course = Course.objects.get(identity__edition=edition, locale=row.locale)
    assert [type(page.specific).__name__ for page in course.get_children()] == ["Directory"]
    assert not upstream.edition_locales.filter(locale=row.locale).exists()
    snapshot, _media = take_snapshot(edition)
    assert {
        "code": "am",
        "offered": True,
        "fallback": None,
        "units": snapshot.manifest["locales"][0]["units"],
        "translated": 0,
    } in snapshot.manifest["locales"]
    with pytest.raises(AlreadyExists):
        add_language(edition, "am")


def test_a_fork_of_a_fork_starts_from_the_fork(upstream):
    first = fork(upstream, code="first-fork")
    reword(lesson_in(first), "Words of the first fork.")
    publish_release(first)
    second = fork(first, code="second-fork")
    assert "Words of the first fork." in str(lesson_in(second).body)
    assert second.base_release.edition == first


def test_an_older_release_keeps_every_byte(upstream):
    first = standing(upstream)
    bodies = dict(Document.objects.values_list("digest", "body"))
    manifest = first.manifest
    reword(lesson_in(upstream))
    second = publish_release(upstream).release
    first.refresh_from_db()
    assert first.manifest == manifest
    assert {
        digest: body for digest, body in Document.objects.values_list("digest", "body") if digest in bodies
    } == bodies
    changed = set(digests(second).items()) - set(digests(first).items())
    # The English lesson, and the three languages that still fall back to its text.
    assert {code for (_lineage, code), _digest in changed} == {"en", "fr", "es", "ar"}
    assert len({lineage for (lineage, _code), _digest in changed}) == 1


def test_versions_follow_and_are_never_replaced(upstream):
    assert publish_release(upstream).release.version == "1.1"
    with pytest.raises(AlreadyExists, match=r"1\.1"):
        publish_release(upstream, version="1.1")
    with pytest.raises(Invalid):
        publish_release(upstream, version="no spaces please")


def test_releasing_twice_without_a_change_stores_nothing_new(upstream):
    first = publish_release(upstream)
    second = publish_release(upstream)
    assert first.new_documents == second.new_documents == 0
    assert second.release.digest == first.release.digest


def test_withdrawing_the_latest_release_brings_back_the_one_before(upstream):
    publish_release(upstream, version="2.0")
    successor = withdraw_release(upstream, "2.0", reason="A wrong number.")
    assert successor is not None
    upstream.refresh_from_db()
    assert successor.version == "1.0"
    assert upstream.latest_release.version == "1.0"
    with pytest.raises(Invalid, match="withdrawn"):
        fork(upstream, version="2.0")


@pytest.mark.parametrize("options", [{"version": "9.9"}, {"locales": ["en", "klingon"]}, {"code": "Not A Code"}])
def test_a_refused_fork_leaves_nothing_behind(upstream, options):
    counts = Edition.objects.count(), Page.objects.count(), CourseImage.objects.count()
    with pytest.raises((NotFound, Invalid)):
        fork(upstream, **options)
    assert (Edition.objects.count(), Page.objects.count(), CourseImage.objects.count()) == counts


def test_an_undeclared_slot_stops_the_release_and_says_where(upstream):
    lesson = lesson_in(upstream)
    raw = list(lesson.body.raw_data)
    raw[0]["value"]["text"] = '<p>Call <a linktype="slot" ref="no-such-slot">this</a>.</p>'
    lesson.body = Lesson._meta.get_field("body").to_python(raw)
    lesson.save_revision().publish()
    releases = Release.objects.count()
    with pytest.raises(Broken) as refused:
        publish_release(upstream)
    assert refused.value.problems == [f"“{lesson.title}” (en): the slot “no-such-slot” is not declared by the course."]
    assert Release.objects.count() == releases


def test_an_unpublished_page_leaves_the_next_release_with_what_is_below_it(upstream):
    module = Module.objects.filter(identity__edition=upstream, locale__language_code="en").order_by("path").last()
    lessons = module.numchild
    for page in Page.objects.filter(translation_key=module.translation_key):
        page.specific.unpublish()
    with pytest.raises(Broken):
        # Other lessons and the assessment refer to that module's pages.
        publish_release(upstream)
    snapshot, _media = take_snapshot(upstream)
    assert len(snapshot.manifest["pages"]) == 156 - 1 - lessons


def test_a_language_that_falls_back_shows_the_new_source_and_says_so(upstream):
    lesson = reword(lesson_in(upstream), "Fresh English words.")
    published = publish_release(upstream)
    page = next(
        page for page in manifest_of(published.release)["pages"] if page["locales"]["en"]["title"] == lesson.title
    )
    french = json.loads(Document.objects.get(pk=page["locales"]["fr"]["digest"]).body)
    first = french["fields"]["body"][0]
    assert first["value"]["text"] == "<p>Fresh English words.</p>"
    assert f"body.{first['id']}" in french["untranslated"]
    assert "title" not in french["untranslated"]
