"""Make what pictures lack that were kept by an earlier version: formats, placeholders, checksums."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from editions.media_store import complete, is_complete
from editions.models import MediaObject, Release
from editions.progress import Progress, counted, silent
from editions.release_pictures import note_pictures
from editions.renditions import can_write_avif

__all__ = ["Made", "make_renditions"]


@dataclass(frozen=True)
class Made:
    """`lost` are pictures whose file is gone; `releases` those of which readers are told more than before."""

    pictures: int
    completed: int
    in_avif: int
    lost: int
    releases: int
    avif: bool


def make_renditions(progress: Progress = silent) -> Made:
    """Completes every picture that is kept, and tells the readers of every release; safe to repeat and to stop.

    What readers hold already stays as it is: addresses and bytes of earlier renditions, and focal
    points. For the installation itself (commands): no person is asked for.
    """
    pictures = list(MediaObject.objects.filter(mime__startswith="image/").order_by("pk"))
    lacking = [media for media in pictures if not is_complete(media)]
    lost = 0
    for media in counted(lacking, _("Drawing pictures"), progress):
        try:
            complete(media)
        except FileNotFoundError:
            lost += 1
    releases = list(Release.objects.order_by("pk").values_list("pk", flat=True))
    changed = sum(_note(release) for release in counted(releases, _("Telling readers"), progress))
    return Made(
        pictures=len(pictures),
        completed=len(lacking) - lost,
        in_avif=MediaObject.objects.exclude(avif=None).exclude(avif=[]).count(),
        lost=lost,
        releases=changed,
        avif=can_write_avif(),
    )


@transaction.atomic
def _note(release: int) -> bool:
    # One at a time: manifests are long, and there may be thousands.
    return note_pictures(Release.objects.select_related("edition__collection").get(pk=release), earlier=True)
