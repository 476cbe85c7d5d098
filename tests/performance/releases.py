"""Publishing a release: the first one of an edition, and one of an edition that has not changed."""

from functools import partial

from cms.demo.load import GLOBAL
from editions.actions.publish_release import publish_release
from editions.models import Document, Edition, MediaObject, PublicMedia, Release, ReleaseDocument
from tests.performance.clock import Lap, middle, timed
from tests.performance.databases import PreparedDatabases
from tests.performance.preparing import Say
from tests.performance.tables import Table, seconds

_NOTES = (
    "Before the first release nothing is stored: its documents are new, and every picture gets its renditions.",
    "Before the second one no page has changed, so it shares all documents and pictures with the first.",
)


def release_table(databases: PreparedDatabases, repeats: int, say: Say) -> Table:
    """Seconds, SQL statements and ratios of releasing the demo course."""
    laps: dict[str, list[Lap]] = {"first": [], "second, nothing changed": []}
    rows: dict[str, tuple[int, int]] = {}
    for number in range(1, repeats + 1):
        say(f"Releasing the demo course: {number} of {repeats} …")
        databases.use(1)
        edition = Edition.objects.get(code=GLOBAL)
        _take_back_all_releases()
        for name, measured in laps.items():
            published, lap = timed(partial(publish_release, edition))
            rows[name] = published.documents, published.new_documents
            measured.append(lap)
    table = Table(
        "Publishing a release of the demo course",
        ("Release", "Documents", "New documents", "Seconds", "of it CPU", "SQL", "Times as long", "Times the CPU"),
        notes=_NOTES,
    )
    first = middle(laps["first"])
    for name, measured in laps.items():
        lap = middle(measured)
        times = f"{lap.seconds / first.seconds:.2f} ×", f"{lap.cpu / first.cpu:.2f} ×"
        table.add(name, *rows[name], seconds(lap.seconds), seconds(lap.cpu), lap.statements, *times)
    return table


def _take_back_all_releases() -> None:
    """As if nothing had ever been released. The product has no such thing; this is a throw-away database."""
    Edition.objects.update(latest_release=None, base_release=None)
    for model in (ReleaseDocument, Release, Document, PublicMedia, MediaObject):
        model.objects.all().delete()
