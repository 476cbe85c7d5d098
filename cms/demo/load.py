"""Loading the demo course and its two sample editions; safe to repeat."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cms.content.models import Course
from cms.demo import global_course, source_files
from cms.demo.samples import load_sample
from editions.actions.create_edition import create_edition, locale_for
from editions.actions.publish_release import publish_release
from editions.actions.set_agreement import set_agreement
from editions.materialise import materialise
from editions.media_store import keep
from editions.models import Branding, Edition, PageIdentity, Release
from editions.progress import Progress, counted, silent
from editions.roles import sync_roles
from editions.workflow import give_workflow

GLOBAL = "global"
SAMPLES = ("ph-sample", "lb-sample")


@dataclass(frozen=True)
class Loaded:
    """What stands after loading; `changed` says whether anything was missing before."""

    editions: int
    pages: int
    releases: int
    changed: bool


def load_demo(*, samples: bool = True, say: Any = lambda text: None, progress: Progress = silent) -> Loaded:
    """Makes what is missing and leaves what is there as it is: people may have worked on it."""
    changed = False
    if not Edition.objects.filter(code=GLOBAL).exists():
        say("Loading the global course in four languages …")
        _load_global(progress)
        changed = True
    for code in SAMPLES if samples else ():
        if not Edition.objects.filter(code=code).exists():
            say(f"Forking the sample edition {code} …")
            load_sample(code, Edition.objects.get(code=GLOBAL), progress)
            changed = True
    # Courses that an older version of the product left without.
    give_workflow(Course.objects.filter(identity__isnull=False))
    return Loaded(
        editions=Edition.objects.count(),
        pages=PageIdentity.objects.count(),
        releases=Release.objects.count(),
        changed=changed,
    )


@transaction.atomic
def _load_global(progress: Progress) -> Edition:
    locales = [locale_for(code) for code in source_files.LANGUAGES]
    edition = create_edition(
        GLOBAL,
        title=global_course.TITLE,
        owner="International Organization for Migration (demo)",
        source=locales[0],
        offered=locales,
    )
    set_agreement(edition, "adaptable", given=True)
    media, listed = _keep_pictures(progress)
    snapshot = global_course.snapshot(media)
    snapshot.manifest["media"] = listed
    materialise(snapshot.manifest, snapshot.parsed(), edition, locales, progress=progress)
    names = {code: source_files.translation(code)["course"]["title"] for code in source_files.LANGUAGES[1:]}
    Branding.objects.filter(edition=edition).update(names={"en": global_course.TITLE, **names})
    sync_roles(edition)
    publish_release(edition, version="1.0", notes="First release of the demo course.", progress=progress)
    return edition


def _keep_pictures(progress: Progress) -> tuple[dict[tuple[str, str], str], dict[str, dict[str, Any]]]:
    """Keeps the demo pictures; their hashes by `(key, language)` and the manifest's list."""
    hashes: dict[tuple[str, str], str] = {}
    listed: dict[str, dict[str, Any]] = {}
    for picture in counted(source_files.pictures(), "Drawing pictures in all sizes", progress):
        for code in ("en", "ar"):
            name = f"{picture['key']}.{code}.webp"
            media = keep((source_files.PICTURES / name).read_bytes(), name)
            hashes[picture["key"], code] = media.digest
            listed[media.digest] = {
                "kind": "image",
                "title": picture["title"][code],
                "alt": picture["alt"][code],
                "credit": picture["credit"],
                "licence": picture["licence"],
                "source": picture["source"],
                "file_name": name,
            }
    return hashes, listed
