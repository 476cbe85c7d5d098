"""A deleted edition is gone with all that it held; what others built on it is not."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import CASCADE
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision
from wagtail_localize.models import StringTranslation, TranslatableObject, Translation, TranslationSource

from cms.content.models import Lesson
from cms.media.models import CourseImage
from editions.actions.archive_edition import archive_edition, restore_edition
from editions.actions.change_slots import change_slots
from editions.actions.create_edition import create_edition
from editions.actions.decide_case_study import decide_case_study
from editions.actions.delete_edition import delete_edition
from editions.actions.export_edition import export_edition
from editions.actions.fork_edition import fork_edition
from editions.actions.import_edition import import_edition
from editions.actions.offer_to_forks import offer_to_forks
from editions.actions.publish_release import publish_release
from editions.directory.changes import Change
from editions.errors import AlreadyExists, Invalid, NotPermitted
from editions.models import (
    AuditAction,
    AuditEntry,
    Document,
    Edition,
    MediaObject,
    PageIdentity,
    PublicMedia,
    Release,
    Role,
)
from editions.permissions import visible_editions
from tests.factories import make_image, make_locale, photo


def delete(edition: Edition, **more):
    if not edition.archived:
        edition = archive_edition(edition, reason="It has done its work")
    return delete_edition(edition, confirm=edition.code, **more)


def draw(small, name: str, width: int) -> None:
    """Puts a picture of its own into the edition's lesson."""
    picture = make_image(small.edition.collection, name, content=photo(width))
    value = {"image": picture.pk, "alt_text": "", "decorative": True, "caption": "", "mandatory": False}
    lesson = small.pages["lesson"]
    lesson.body = [{"type": "image", "id": "i1", "value": value}]
    lesson.save_revision().publish()


def rows_of(edition: Edition) -> dict[str, int]:
    """How many rows of every table are the edition's, by what the models themselves say."""
    found = {}
    for relation in Edition._meta.related_objects:
        if relation.on_delete is CASCADE:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: edition})
            found[relation.related_model.__name__] = rows.count()
    return {name: count for name, count in found.items() if count}


def test_nothing_of_it_is_left_but_its_code(small):
    draw(small, "Door", 700)
    keys = [page.translation_key for page in small.pages.values()]
    publish_release(small.edition)
    small.member(Role.EDITOR)
    lesson = small.pages["lesson"]

    told = delete(small.edition)

    gone = Edition.objects.get(code="alpha")
    assert (gone.title, gone.owner, gone.public) == ("alpha", "", False)
    assert told.pages == len(small.pages)
    assert (told.media, told.releases, told.kept_releases) == (1, 1, 0)
    assert rows_of(gone) == {"AuditEntry": 1}
    assert AuditEntry.objects.get(edition=gone).action == AuditAction.DELETED
    assert not Page.objects.filter(translation_key__in=keys).exists()
    assert not Revision.objects.filter(object_id=str(lesson.pk)).exists()
    assert not TranslatableObject.objects.filter(pk__in=keys).exists()
    assert not TranslationSource.objects.filter(object_id__in=keys).exists()
    assert not Group.objects.filter(name__startswith="edition:alpha:").exists()
    assert not Document.objects.exists()


def test_translations_go_with_their_pages_and_texts_that_others_have_stay(small, foreign):
    for each in (small, foreign):
        source, _made = TranslationSource.update_or_create_from_instance(each.pages["lesson"])
        translation = Translation.objects.create(source=source, target_locale=make_locale("ar"))
        segment = source.stringsegment_set.first()
        StringTranslation.objects.create(
            translation_of=segment.string, locale=translation.target_locale, context=segment.context, data="نص"
        )
    others = StringTranslation.objects.filter(context__object=foreign.pages["lesson"].translation_key)

    delete(small.edition)

    assert others.count() == 1
    assert StringTranslation.objects.count() == 1
    assert Translation.objects.count() == 1
    assert not TranslatableObject.objects.filter(pk=small.pages["lesson"].translation_key).exists()


def test_the_other_edition_is_as_before(small, foreign):
    publish_release(foreign.edition)
    publish_release(small.edition)
    before = rows_of(foreign.edition)

    delete(small.edition)

    assert rows_of(Edition.objects.get(code="beta")) == before
    assert PageIdentity.objects.filter(edition=foreign.edition).count() == len(foreign.pages)
    assert publish_release(foreign.edition).new_documents == 0


def test_files_go_but_for_those_that_others_have_released(small, foreign, django_capture_on_commit_callbacks):
    for each in (small, foreign):
        draw(each, "Shared", 700)
    publish_release(foreign.edition)
    publish_release(small.edition)
    shared = MediaObject.objects.get()
    draw(small, "Own", 710)
    publish_release(small.edition)
    own = MediaObject.objects.exclude(pk=shared.pk).get()
    names = [own.name, *(each["name"] for each in own.renditions)]
    assert all(default_storage.exists(name) for name in names)

    with django_capture_on_commit_callbacks(execute=True):
        delete(small.edition)

    assert not any(default_storage.exists(name) for name in names)
    assert default_storage.exists(shared.name)
    assert list(PublicMedia.objects.values_list("edition__code", flat=True)) == ["beta"]


def test_what_others_are_based_on_stays_and_they_go_on(small):
    publish_release(small.edition, version="1.0")
    publish_release(small.edition, version="1.1")
    fork = fork_edition(small.edition, "gamma", title="Gamma", owner="Another", version="1.0").edition
    publish_release(fork)

    told = delete(small.edition)

    fork.refresh_from_db()
    assert (told.releases, told.kept_releases) == (1, 1)
    assert [each.version for each in Release.objects.filter(edition__code="alpha")] == ["1.0"]
    assert fork.upstream is not None
    assert (fork.upstream.title, fork.base_release.version) == ("Edition alpha", "1.0")
    assert publish_release(fork).release.version == "1.1"
    assert offer_to_forks(fork.upstream) == []


def test_a_picture_that_others_are_based_on_stays_although_they_never_released_it(small, tmp_path):
    draw(small, "Door", 700)
    publish_release(small.edition)
    fork = fork_edition(small.edition, "gamma", title="Gamma", owner="Another").edition
    lesson = Lesson.objects.get(identity__edition=fork)
    lesson.body = []
    lesson.save_revision().publish()
    publish_release(fork)
    picture = MediaObject.objects.get()

    delete(small.edition)

    assert MediaObject.objects.filter(pk=picture.pk).exists()
    assert default_storage.exists(picture.name)
    assert export_edition(fork, tmp_path / "gamma.zip").media == 1


def test_what_decisions_set_aside_stays_where_others_are_based_on_them(small, tmp_path):
    publish_release(small.edition, version="1.0")
    case = small.pages["case"]
    decide_case_study(small.edition, case.identity.lineage, "hide")
    publish_release(small.edition, version="2.0")
    fork = fork_edition(small.edition, "gamma", title="Gamma", owner="Another", version="2.0").edition
    publish_release(fork)

    delete(small.edition)

    assert [each.version for each in Release.objects.filter(edition__code="alpha")] == ["2.0"]
    export_edition(fork, tmp_path / "gamma.zip")


def test_a_file_that_somebody_released_meanwhile_is_not_taken_away(small, foreign, django_capture_on_commit_callbacks):
    draw(small, "Door", 700)
    publish_release(small.edition)
    picture = MediaObject.objects.get()

    with django_capture_on_commit_callbacks(execute=False) as waiting:
        delete(small.edition)
    draw(foreign, "Door", 700)
    publish_release(foreign.edition)
    for each in waiting:
        each()

    assert MediaObject.objects.get().name == picture.name
    assert default_storage.exists(picture.name)


def test_wagtails_own_log_says_nothing_of_it_any_more(small):
    draw(small, "Door", 700)
    picture = CourseImage.objects.get()
    log(instance=picture, action="wagtail.create")
    log(instance=small.pages["lesson"], action="wagtail.publish")
    pages = [page.pk for page in small.pages.values()]
    small.pages["lesson"].delete()
    assert PageLogEntry.objects.filter(page__in=pages).exists()

    delete(small.edition)

    assert not PageLogEntry.objects.filter(page__in=pages).exists()
    assert not ModelLogEntry.objects.exists()


def test_only_what_is_archived_and_named_once_more_is_deleted(small):
    with pytest.raises(Invalid, match="Archive alpha first"):
        delete_edition(small.edition, confirm="alpha")
    archived = archive_edition(small.edition, reason="Enough")
    with pytest.raises(Invalid, match="write the edition’s code"):
        delete_edition(archived, confirm="Alpha")
    assert Page.objects.filter(identity__edition=archived).count() == len(small.pages)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_delete(small, role):
    user = small.member(role)
    archived = archive_edition(small.edition, reason="Enough")

    with pytest.raises(NotPermitted):
        delete_edition(archived, confirm="alpha", user=user)


def test_its_code_is_nobody_elses_and_it_does_not_come_back(small, administrator):
    delete(small.edition)
    gone = Edition.objects.get(code="alpha")
    english = make_locale("en")

    with pytest.raises(AlreadyExists):
        create_edition("alpha", title="New", owner="Somebody", source=english, offered=[english])
    with pytest.raises(Invalid):
        restore_edition(gone)
    with pytest.raises(Invalid, match="deleted already"):
        delete_edition(gone, confirm="alpha")
    assert not visible_editions(administrator).filter(code="alpha").exists()


def test_the_history_of_slots_goes_too(small):
    owner = small.member(Role.OWNER)
    change_slots(small.edition, [Change("hotline", "en", {}, {"phone": "+12025550123"})], user=owner)

    delete(small.edition, user=owner)

    assert not apps.get_model("editions", "SlotChange").objects.exists()


def test_the_command_asks_for_the_code_once_more(small):
    archive_edition(small.edition, reason="Enough")
    with pytest.raises(CommandError, match="write the edition’s code"):
        call_command("delete_edition", "alpha", "--confirm", "beta")

    out = StringIO()
    call_command("delete_edition", "alpha", "--confirm", "alpha", "--json", stdout=out)

    assert json.loads(out.getvalue())["pages"] == len(small.pages)
    with pytest.raises(CommandError, match="no edition"):
        call_command("restore_edition", "alpha")


# In the admin ---------------------------------------------------------------------------------


def at(name: str) -> str:
    return reverse(f"editions_admin:{name}", args=["alpha"])


@pytest.fixture
def owner(small, sign_in):
    return sign_in(small.member(Role.OWNER))


def test_an_owner_archives_restores_and_deletes_in_the_admin(small, owner):
    owner.post(at("archive_edition"), {"reason": "The ministry was dissolved"})
    assert Edition.objects.get(code="alpha").archived
    assert "The ministry was dissolved" in owner.get(at("end")).content.decode()

    owner.post(at("restore_edition"), {})
    assert not Edition.objects.get(code="alpha").archived

    owner.post(at("archive_edition"), {"reason": "Once more"})
    response = owner.post(at("delete_edition"), {"confirm": "alpha", "sure": "on"}, follow=True)

    assert Edition.objects.get(code="alpha").deleted_at is not None
    assert response.status_code == 200
    assert "The edition alpha is deleted" in response.content.decode()
    assert owner.get(at("edition")).status_code in (302, 404)


@pytest.mark.parametrize("asked", [{"confirm": "alpha"}, {"confirm": "beta", "sure": "on"}, {}])
def test_without_code_and_tick_nothing_is_deleted(small, owner, asked):
    archive_edition(small.edition, reason="Enough")

    response = owner.post(at("delete_edition"), asked)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert PageIdentity.objects.filter(edition=small.edition).count() == len(small.pages)


def test_the_file_to_hand_over_can_be_imported_and_is_written_down(small, owner, tmp_path):
    digest = publish_release(small.edition).release.digest

    response = owner.post(at("edition_bundle"))

    path = tmp_path / "alpha.zip"
    path.write_bytes(b"".join(response.streaming_content))
    imported = import_edition(path, code="moved").edition
    assert imported.releases.get().digest == digest
    assert AuditEntry.objects.filter(edition=small.edition, action=AuditAction.EXPORTED).exists()


def test_before_a_release_there_is_nothing_to_hand_over(small, owner):
    assert at("edition_bundle") not in owner.get(at("end")).content.decode()

    response = owner.post(at("edition_bundle"), follow=True)

    assert response.redirect_chain[-1][0] == at("end")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
@pytest.mark.parametrize("name", ["end", "archive_edition", "restore_edition", "delete_edition", "edition_bundle"])
def test_nobody_else_comes_near(small, sign_in, role, name):
    publish_release(small.edition)
    client = sign_in(small.member(role))

    assert client.get(at(name)).status_code in (302, 403, 405)
    assert client.post(at(name), {"reason": "x", "confirm": "alpha", "sure": "on"}).status_code in (302, 403)
    edition = Edition.objects.get(code="alpha")
    assert not edition.archived
    assert edition.deleted_at is None
