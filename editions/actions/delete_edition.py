"""Delete an edition: all that it held, but for what others have built on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from cms.media.models import CourseDocument, CourseImage
from editions.audit import record
from editions.errors import Invalid
from editions.models import (
    AuditAction,
    AuditEntry,
    DeletionRequest,
    Document,
    Edition,
    EditionBase,
    MediaObject,
    PublicMedia,
    Release,
    ReleaseDocument,
    SlotChange,
    Update,
)
from editions.permissions import Action, require
from editions.progress import Progress, counted, silent
from editions.roles import drop_roles

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
    """Pictures and files with what is stored of them, and the public copies that nobody else has."""
    collections = Collection.objects.get(pk=edition.collection_id).get_descendants(inclusive=True)
    found = [
        each for model in (CourseImage, CourseDocument) for each in model.objects.filter(collection__in=collections)
    ]
    for item in counted(found, _("Deleting pictures and files"), progress):
        item.delete()
    held = set(PublicMedia.objects.filter(edition=edition).values_list("media_id", flat=True))
    PublicMedia.objects.filter(edition=edition).delete()
    elsewhere = PublicMedia.objects.filter(media=OuterRef("pk"))
    lone = list(MediaObject.objects.filter(~Exists(elsewhere), pk__in=held))
    for media in lone:
        names = [media.name, *(each["name"] for each in [*media.renditions, *(media.avif or [])])]
        media.delete()
        transaction.on_commit(partial(_delete_files, names))
    return len(found)


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _delete_releases(edition: Edition) -> tuple[int, int]:
    """All but those that others are based on; says how many went and how many stay."""
    EditionBase.objects.filter(edition=edition).delete()
    edition.updates.all().delete()
    Edition.objects.filter(pk=edition.pk).update(latest_release=None, base_release=None)
    others = (
        Edition.objects.filter(base_release=OuterRef("pk")),
        Update.objects.filter(models.Q(from_release=OuterRef("pk")) | models.Q(to_release=OuterRef("pk"))),
    )
    built_on = Exists(others[0]) | Exists(others[1])
    going = Release.objects.filter(~built_on, edition=edition)
    digests = list(ReleaseDocument.objects.filter(release__in=going).values_list("document_id", flat=True).distinct())
    count = going.count()
    going.delete()
    listed = ReleaseDocument.objects.filter(document=OuterRef("pk"))
    for at in range(0, len(digests), 500):
        Document.objects.filter(~Exists(listed), pk__in=digests[at : at + 500]).delete()
    return count, edition.releases.count()


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
