"""Delete an edition: all that it held, but for what others have built on."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from cms.media.models import CourseDocument, CourseImage
from editions.audit import record
from editions.built_on import named_somewhere, releases_built_on
from editions.documents.case_studies import before_decisions
from editions.errors import Invalid
from editions.media_store import delete_files
from editions.models import (
    AuditAction,
    AuditEntry,
    DeletedPage,
    DeletionRequest,
    Document,
    Edition,
    EditionBase,
    MediaObject,
    PublicMedia,
    Release,
    SlotChange,
)
from editions.permissions import Action, require
from editions.progress import Progress, counted, silent
from editions.roles import drop_roles
from editions.transfer.bundle import document_digests

__all__ = ["Deleted", "check_deletion", "delete_edition"]


@dataclass(frozen=True)
class Deleted:
    """`kept_releases` are those that other editions are based on; readers get none of them."""

    code: str
    pages: int
    media: int
    releases: int
    kept_releases: int


@transaction.atomic
def delete_edition(edition: Edition, *, confirm: str, user: Any = None, progress: Progress = silent) -> Deleted:
    """Deletes `edition` for good: pages, media, releases, people, directory, history.

    Only what is archived can be deleted, by an owner who writes its code once more (`confirm`);
    raises `Invalid` otherwise. Its code stays taken, so that no reader's bookmark and no
    subscriber ever gets somebody else's course. Releases that other editions are based on stay as
    that, served to nobody: an edition of somebody else's is neither harmed by this nor told of.
    """
    require(user, Action.OWN, edition)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    check_deletion(edition, confirm)
    pages = _delete_pages(edition, progress)
    media = _delete_media(edition, progress)
    releases, kept = _delete_releases(edition)
    _delete_rows(edition)
    drop_roles(edition)
    _become_a_shell(edition, bool(kept))
    record(edition, user, AuditAction.DELETED)
    return Deleted(edition.code, pages, media, releases, kept)


def check_deletion(edition: Edition, confirm: str) -> None:
    """Raises `Invalid` where `edition` cannot be deleted, or `confirm` is not its code."""
    if edition.deleted_at is not None:
        raise Invalid(_("%(edition)s is deleted already.") % {"edition": edition.code})
    if not edition.archived:
        said = _("Archive %(edition)s first: only what is served to nobody can be deleted.")
        raise Invalid(said % {"edition": edition.code})
    if confirm != edition.code:
        raise Invalid(_("To be certain, write the edition’s code: %(edition)s") % {"edition": edition.code})


def _delete_pages(edition: Edition, progress: Progress) -> int:
    """The trees of all languages with what wagtail-localize keeps of them; says how many pages."""
    pages = Page.objects.filter(identity__edition=edition)
    keys = list(pages.values_list("translation_key", flat=True))
    _forget_translations(keys)
    # Children first, each as what it is: a whole branch at once would load it at every level.
    found = list(pages.order_by("-depth").values_list("pk", flat=True))
    for pk in counted(found, _("Deleting pages"), progress):
        Page.objects.get(pk=pk).specific.delete()
    # Also those that were deleted before, and that they were.
    noted = DeletedPage.objects.filter(edition=edition).values("page_id")
    PageLogEntry.objects.filter(page__in=noted).delete()
    return len(found)


def _forget_translations(keys: list[UUID]) -> None:
    """What wagtail-localize keeps of the pages with these translation keys; texts themselves are everybody's."""
    objects = TranslatableObject.objects.filter(pk__in=keys)
    contexts = TranslationContext.objects.filter(object__in=objects)
    # Segments keep their contexts, and contexts their objects, from being deleted before them.
    TranslationSource.objects.filter(object__in=objects).delete()
    StringTranslation.objects.filter(context__in=contexts).delete()
    SegmentOverride.objects.filter(context__in=contexts).delete()
    contexts.delete()
    objects.delete()


def _delete_media(edition: Edition, progress: Progress) -> int:
    """The pictures and files that its people work with."""
    collections = Collection.objects.get(pk=edition.collection_id).get_descendants(inclusive=True)
    found = [
        each for model in (CourseImage, CourseDocument) for each in model.objects.filter(collection__in=collections)
    ]
    for item in counted(found, _("Deleting pictures and files"), progress):
        _forget_model(item)
        item.delete()
    return len(found)


def _forget_model(item: models.Model) -> None:
    """What Wagtail's log says of it."""
    kind = ContentType.objects.get_for_model(item)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(item.pk)).delete()


def _delete_releases(edition: Edition) -> tuple[int, int]:
    """All but those that others are based on, with what they alone hold; says how many went and how many stay."""
    EditionBase.objects.filter(edition=edition).delete()
    edition.updates.all().delete()
    Edition.objects.filter(pk=edition.pk).update(latest_release=None, base_release=None)
    going = edition.releases.exclude(pk__in=releases_built_on())
    documents = {
        digest
        for manifest in map(orjson.loads, going.order_by().values_list("manifest", flat=True))
        for digest in document_digests([*manifest["pages"], *before_decisions(manifest)])
    }
    count = going.count()
    going.delete()
    _delete_documents(sorted(documents - named_somewhere(documents)))
    _delete_kept_files(edition)
    return count, edition.releases.count()


def _delete_documents(digests: list[str]) -> None:
    for at in range(0, len(digests), 500):
        Document.objects.filter(pk__in=digests[at : at + 500]).delete()


def _delete_kept_files(edition: Edition) -> None:
    """What its releases kept of pictures and files, but for what others have released or are based on."""
    held = set(PublicMedia.objects.filter(edition=edition).values_list("media_id", flat=True))
    PublicMedia.objects.filter(edition=edition).delete()
    elsewhere = PublicMedia.objects.filter(media=OuterRef("pk"))
    for media in MediaObject.objects.filter(~Exists(elsewhere), pk__in=held - named_somewhere(held)):
        names = [media.name, *(each["name"] for each in [*media.renditions, *(media.avif or [])])]
        digest = media.pk
        media.delete()
        transaction.on_commit(partial(delete_files, digest, names), robust=True)


def _delete_rows(edition: Edition) -> None:
    """What else hangs on the edition, whichever part of the product keeps it."""
    for relation in Edition._meta.related_objects:
        model: Any = relation.related_model
        if relation.on_delete is not models.CASCADE or model is Release:
            continue
        rows = model._base_manager.filter(**{relation.field.name: edition})
        if model in (AuditEntry, SlotChange):
            # Logs that are never shortened go with their edition alone, as the database does it.
            models.QuerySet(model).filter(pk__in=rows.values("pk"))._raw_delete(using=rows.db)
        elif model is DeletionRequest:
            # Who asked still looks at the one that is open; earlier ones may tell of the edition.
            rows.exclude(state__in=DeletionRequest.OPEN).delete()
        else:
            rows.delete()


def _become_a_shell(edition: Edition, named: bool) -> None:
    """Only the code is left, and the title where other editions say what they were adapted from."""
    edition.refresh_from_db()
    edition.deleted_at = timezone.now()
    edition.public = edition.adaptable = edition.tells_upstream = False
    edition.title = edition.title if named else edition.code
    edition.owner = edition.archived_reason = ""
    edition.upstream = None
    edition.save()
