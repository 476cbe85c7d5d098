"""Two installations in one test database: what is done at home is rolled back before the move."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings

from cms.content.models import Directory, Institution
from editions.actions.export_edition import export_edition
from editions.actions.publish_release import publish_release
from editions.models import DirectorySnapshot, Edition, Update
from tests.factories import make_image, make_page, png
from tests.integration.updates.school import edit, fork, make_school, page_of, rewrite, take_clean


@dataclass
class Home:
    """What was exported at home, and what became of each update there."""

    folder: Path
    digests: dict[str, list[str]] = field(default_factory=dict)
    items: list[list[tuple[Any, ...]]] = field(default_factory=list)
    released: list[str] = field(default_factory=list)
    directory: str = ""

    def file(self, name: str) -> Path:
        return self.folder / f"{name}.zip"


@contextmanager
def rolled_back(media: Path) -> Iterator[None]:
    """An installation that is gone afterwards; its files lay in `media`."""
    with override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield
        transaction.set_rollback(True)


def live_at_home(folder: Path) -> Home:
    """A course, an edition of it, and two updates, each exported before it is taken."""
    home = Home(folder)
    upstream = make_school()
    _add_picture(upstream, "third", "red")
    publish_release(upstream)
    upstream.refresh_from_db()
    edition = fork(upstream)
    rewrite(edition, "first", "a", "<p>Call our post.</p>")
    edit(edition, "second", title="Our second")
    _fill_directory(edition)
    publish_release(edition)
    _export(home, edition, "edition")
    _export(home, upstream, "upstream-early")

    rewrite(upstream, "first", "b", "<p>Keep the list. Check it each month.</p>")
    _add_picture(upstream, "second", "blue")
    publish_release(upstream)
    _export(home, upstream, "upstream")
    export_edition(upstream, home.file("upstream-newest-alone"), version="1.2")
    _take(home, edition)
    _export(home, edition, "edition-later")

    rewrite(upstream, "first", "a", "<p>Call the post at once.</p>")
    edit(upstream, "second", title="The second")
    rewrite(upstream, "second", "c", "<p>Call the post and the police.</p>")
    publish_release(upstream)
    _export(home, upstream, "upstream-later")
    _take(home, edition)
    home.directory = DirectorySnapshot.objects.get(edition=edition).body
    return home


def take_update(edition: Edition) -> tuple[list[tuple[Any, ...]], str]:
    """The newest update, what is clean of it taken; its items, and the digest of the release that follows."""
    update = take_clean(edition)
    return items_of(update), publish_release(edition).release.digest


def items_of(update: Update) -> list[tuple[Any, ...]]:
    names = ("key", "lineage", "locale", "node", "path", "change", "conflict", "base", "mine", "theirs", "decision")
    return [tuple(str(getattr(item, name)) for name in names) for item in update.items.all()]


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _take(home: Home, edition: Edition) -> None:
    items, digest = take_update(Edition.objects.get(pk=edition.pk))
    home.items.append(items)
    home.released.append(digest)


def _export(home: Home, edition: Edition, name: str) -> None:
    export_edition(Edition.objects.get(pk=edition.pk), home.file(name))
    home.digests[name] = list(edition.releases.order_by("number").values_list("digest", flat=True))


def _add_picture(edition: Edition, page: str, colour: str) -> None:
    image = make_image(edition.collection, f"A {colour} square", content=png(colour), description=f"All {colour}")
    raw = list(page_of(edition, page).body.raw_data)
    value = {"image": image.pk, "alt_text": "", "decorative": False, "caption": "", "mandatory": False}
    edit(edition, page, body=[*raw, {"id": f"picture-{colour}", "type": "image", "value": value}])


def _fill_directory(edition: Edition) -> None:
    directory = Directory.objects.get(identity__edition=edition, locale__language_code="en")
    phone = {"type": "phone", "value": {"label": "Day and night", "number": "+12025550123"}, "id": "phone-1"}
    ministry = make_page(Institution, directory, "Ministry", slug="ministry", kind="ministry", hours="9–5")
    ministry.phones = ministry.phones.stream_block.to_python([phone])
    ministry.save_revision().publish()
    value = {"slot": "hotline", "institution": str(ministry.identity.lineage), "text": "", "phone": "", "url": ""}
    raw = [{"type": "value", "value": value, "id": "value-1"}]
    directory = Directory.objects.get(pk=directory.pk)
    directory.slot_values = directory.slot_values.stream_block.to_python(raw)
    directory.save_revision().publish()


def stored_files() -> set[str]:
    """Every file of the installation."""
    return files_in(Path(default_storage.path("")))
