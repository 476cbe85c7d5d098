"""Who may see a draft, for how long, and what they see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.content.models import Lesson
from editions.actions.publish_release import publish_release
from editions.documents.store import manifest_of
from editions.errors import NotPermitted
from editions.models import Membership, PreviewDraft, Role
from editions.preview import LIFETIME, make_token, overlay_for, resolve_token
from tests.factories import make_image, make_page
from tests.integration.admin.conftest import text_block


@pytest.fixture
def editor(small):
    return small.member(Role.EDITOR)


@pytest.fixture
def released(small):
    return publish_release(small.edition).release


def entry(preview) -> dict:
    page = next(page for page in preview.manifest["pages"] if page["lineage"] == preview.lineage)
    return page["locales"][preview.locale]


def test_unsaved_words_are_laid_over_the_release(small, editor, released):
    lesson = small.pages["lesson"]
    lesson.title = "Not saved anywhere"
    lesson.body = [text_block("<p>Draft words</p>")]

    preview = overlay_for(make_token(editor, lesson))

    assert entry(preview)["title"] == "Not saved anywhere"
    document = preview.documents[entry(preview)["digest"]]
    assert "Draft words" in document["fields"]["body"][0]["value"]["text"]
    assert len(preview.manifest["pages"]) == len(manifest_of(released)["pages"])


def test_the_release_itself_stays_as_it_is(small, editor, released):
    before = released.manifest
    small.pages["lesson"].title = "Other"
    overlay_for(make_token(editor, small.pages["lesson"]))

    released.refresh_from_db()
    assert released.manifest == before
    assert overlay_for(make_token(editor, small.pages["tool"])).manifest["pages"] != []
    assert "Other" not in str(overlay_for(make_token(editor, small.pages["tool"])).manifest)


def test_an_edition_without_a_release_shows_what_is_live(small, editor):
    preview = overlay_for(make_token(editor, small.pages["lesson"]))

    assert preview.release is None
    titles = {page["locales"]["en"]["title"] for page in preview.manifest["pages"] if "en" in page["locales"]}
    assert {"Readiness", "First hours", "Plan on a page"} <= titles
    found = [found["digest"] for page in preview.manifest["pages"] for found in page["locales"].values()]
    assert set(found) <= preview.documents.keys()


def test_a_page_that_does_not_exist_yet_stands_under_its_module(small, editor, released):
    module = small.pages["module"]
    module.refresh_from_db()
    new = Lesson(title="Brand new", slug="new", locale=module.locale, depth=module.depth + 1)
    new.path = module.get_last_child()._inc_path()

    preview = overlay_for(make_token(editor, new))

    page = next(page for page in preview.manifest["pages"] if page["lineage"] == preview.lineage)
    assert page["parent"] == small.lineage("module")


def test_what_stands_above_a_draft_and_is_not_released_comes_along(small, editor, released):
    module = make_page(type(small.pages["module"]), small.pages["course"], "Unreleased module")
    lesson = make_page(Lesson, module, "In it")

    preview = overlay_for(make_token(editor, lesson))

    titles = [page["locales"]["en"]["title"] for page in preview.manifest["pages"][-2:]]
    assert titles == ["Unreleased module", "In it"]


def test_a_draft_of_the_directory_stands_in_for_it(small, editor, released):
    institution = small.pages["institution"]
    institution.title = "Renamed ministry"

    preview = overlay_for(make_token(editor, institution))

    assert preview.directory is not None
    assert [each["locales"]["en"]["name"] for each in preview.directory["institutions"]] == ["Renamed ministry"]


def test_assessments_show_neither_questions_nor_keys(small, editor, released):
    preview = overlay_for(make_token(editor, small.pages["assessment"]))

    fields = preview.documents[entry(preview)["digest"]]["fields"]
    assert {"bank", "blueprint"}.isdisjoint(fields)


def test_a_picture_that_is_not_released_is_named_with_its_private_address(small, editor, released):
    image = make_image(small.edition.collection, "A map", description="A map of exits")
    lesson = small.pages["lesson"]
    value = {"image": image.pk, "alt_text": "", "caption": "", "decorative": False, "mandatory": False}
    lesson.body = [{"type": "image", "id": "b2", "value": value}]

    token = make_token(editor, lesson)
    preview = overlay_for(token)

    listed = preview.manifest["media"][image.content_hash]
    assert listed["address"] == f"{image.file.url}?preview={token}"
    assert listed["alt"] == "A map of exits"


def test_a_language_that_readers_are_not_offered_can_be_previewed(small, editor, released):
    small.edition.edition_locales.filter(locale__language_code="ar").update(offered=False)
    publish_release(small.edition)

    preview = overlay_for(make_token(editor, small.pages["arabic"]))

    assert {row["code"]: row["offered"] for row in preview.manifest["locales"]}["ar"]


def test_a_token_ends_after_its_time(small, editor, monkeypatch):
    token = make_token(editor, small.pages["lesson"])
    late = timezone.now() + LIFETIME + timedelta(seconds=2)
    monkeypatch.setattr("django.core.signing.time.time", late.timestamp)

    with pytest.raises(NotPermitted):
        resolve_token(token)


def test_half_an_hour_at_most():
    assert timedelta(minutes=1) < LIFETIME <= timedelta(minutes=30)


def test_old_drafts_are_thrown_away(small, editor):
    make_token(editor, small.pages["lesson"])
    PreviewDraft.objects.update(created_at=timezone.now() - LIFETIME - timedelta(seconds=1))

    make_token(editor, small.pages["tool"])

    assert PreviewDraft.objects.count() == 1


@pytest.mark.parametrize("spoil", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "", lambda t: "x:y:z"])
def test_a_forged_token_opens_nothing(small, editor, spoil):
    with pytest.raises(NotPermitted):
        overlay_for(spoil(make_token(editor, small.pages["lesson"])))


def test_a_token_ends_with_the_role(small, editor):
    token = make_token(editor, small.pages["lesson"])
    Membership.objects.filter(user=editor).delete()

    with pytest.raises(NotPermitted):
        overlay_for(token)


def test_a_token_ends_with_the_account(small, editor):
    token = make_token(editor, small.pages["lesson"])
    editor.is_active = False
    editor.save()

    with pytest.raises(NotPermitted):
        overlay_for(token)


def test_a_stranger_gets_no_token(small, foreign):
    with pytest.raises(NotPermitted):
        make_token(foreign.member(Role.OWNER), small.pages["lesson"])
    assert not PreviewDraft.objects.exists()
