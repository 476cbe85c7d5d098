"""Databases with 1, 20 and 100 editions: the demo course, forks of it, then releases alone."""

import hashlib
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

import orjson
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from cms.demo.load import GLOBAL, load_demo
from editions.actions.create_edition import create_edition
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.documents.canonical import canonical_json, digest_of
from editions.models import Edition, Release, ReleaseDocument
from tests.performance.databases import PreparedDatabases

# More page trees than these make preparing long and tell nothing new about reading releases.
FULL_TREES = 20

# What decides what a prepared database holds.
_SOURCES = (
    *("cms/demo", "cms/content", "cms/media", "editions/migrations", "editions/models"),
    *("editions/documents", "editions/materialise", "tests/performance/preparing.py"),
)
_SUFFIXES = {".py", ".json", ".csv", ".webp"}

Say = Callable[[str], None]


def key_of_sources() -> str:
    """A hash of demo course, migrations and whatever else shapes the rows."""
    found = hashlib.sha256(" ".join(version(name) for name in ("Django", "wagtail", "wagtail-localize")).encode())
    for file in _files():
        found.update(file.relative_to(settings.BASE_DIR).as_posix().encode())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:12]


def _files() -> Iterable[Path]:
    for name in _SOURCES:
        path = Path(settings.BASE_DIR) / name
        inside = path.rglob("*") if path.is_dir() else [path]
        yield from sorted(file for file in inside if file.suffix in _SUFFIXES)


def prepare(databases: PreparedDatabases, editions: Iterable[int], say: Say) -> None:
    """Makes those of the databases that are missing, each from the next smaller one."""
    databases.discard_prepared(others_only=True)
    standing = None
    for wanted in sorted({1, *editions}):
        if not databases.has(wanted):
            databases.use(standing)
            if standing is None:
                say("Preparing a database with the demo course …")
                call_command("migrate", verbosity=0, interactive=False)
                load_demo(samples=False)
            for number in range((standing or 1) + 1, wanted + 1):
                if number <= FULL_TREES or number % 20 == 0:
                    say(f"Preparing a database with {wanted} editions: {number} …")
                _add_edition(number)
            databases.keep(wanted)
        standing = wanted


@transaction.atomic
def _add_edition(number: int) -> None:
    upstream = Edition.objects.get(code=GLOBAL)
    code = f"edition-{number:03}"
    if number <= FULL_TREES:
        fork = fork_edition(upstream, code, title=f"Edition {number}", owner=f"Owner {number}")
        publish_release(fork.edition, version="1.0")
    else:
        _add_release_alone(upstream, code)


def _add_release_alone(upstream: Edition, code: str) -> None:
    """An edition that readers can tell from a fork by nothing: a release, and no pages behind it."""
    base = Release.objects.get(edition=upstream, version="1.0")
    locales = [row.locale for row in upstream.edition_locales.select_related("locale")]
    edition = create_edition(
        code, title=code, owner=code, source=upstream.source_locale, offered=locales, upstream=upstream
    )
    content = orjson.loads(base.manifest)
    content["edition"] |= {"code": code, "title": code, "owner": code}
    manifest = canonical_json(content)
    release = Release.objects.create(
        edition=edition,
        version="1.0",
        number=1,
        digest=digest_of(manifest),
        manifest=manifest,
        published_at=timezone.now(),
    )
    rows = list(ReleaseDocument.objects.filter(release=base))
    for row in rows:
        row.pk, row.release = None, release
    ReleaseDocument.objects.bulk_create(rows, batch_size=500)
    Edition.objects.filter(pk=edition.pk).update(latest_release=release, base_release=base)
