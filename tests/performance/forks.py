"""Forking an edition, beside copying its page trees with Wagtail's own means."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.test import override_settings
from wagtail.models import Locale
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.demo.load import GLOBAL
from editions.actions.fork_edition import fork_edition
from editions.models import Edition
from tests.performance.clock import Lap, middle, timed
from tests.performance.databases import PreparedDatabases
from tests.performance.page_copy import copy_trees, repair, shows_foreign_media, without_product_handlers
from tests.performance.preparing import Say
from tests.performance.tables import Table, ratio, seconds

_NOTES = (
    "Same run, same database, one after the other in turns; medians. Files of pictures are copied in each. "
    "Ratios are to the fork; CPU is this process's, without a database server's.",
    "`fork_edition` also rebuilds wagtail-localize's state, revisions, log, reference index, search index, "
    "identities and roles. The copies keep no translation state: their translators would start again.",
    "`page.copy` runs without the product's signal handlers and without copying old revisions; references "
    "are repaired by saving and publishing the pages that hold one. References between pages need no "
    "repair in either, because course content refers to lineages.",
    "The last row is no edition: it shows upstream's pictures, and neither search nor the reference index know it.",
)
FORK = "fork_edition"
REPAIRED = "page.copy, references repaired"
COPIED = "page.copy alone"
UNINDEXED = "page.copy alone, nothing indexed"


class NotWhole(Exception):
    """What was measured did not do what it is compared by."""


def fork_table(databases: PreparedDatabases, repeats: int, codes: Sequence[str], say: Say) -> Table:
    """Seconds, SQL statements and ratios of forking the demo course in the languages `codes`."""
    databases.use(1)
    measured = _Forks(codes)
    for number in range(1, repeats + 1):
        say(f"Forking and copying the demo course: {number} of {repeats} …")
        measured.fork(f"fork-{number}")
        measured.copy(f"copy-{number}")
        measured.copy_unindexed(f"bare-{number}")
    return measured.table()


class _Forks:
    def __init__(self, codes: Sequence[str]) -> None:
        self.upstream = Edition.objects.get(code=GLOBAL)
        rows = self.upstream.edition_locales.select_related("locale")
        self.locales: list[Locale] = [row.locale for row in rows if row.locale.language_code in codes or not codes]
        self.laps: dict[str, list[Lap]] = {FORK: [], REPAIRED: [], COPIED: [], UNINDEXED: []}
        self.pages: dict[str, int] = {}

    def fork(self, code: str) -> None:
        languages = [locale.language_code for locale in self.locales]
        forked, lap = timed(lambda: fork_edition(self.upstream, code, title=code, owner=code, locales=languages))
        self._note(FORK, forked.pages, lap)
        self._check(forked.edition)

    def copy(self, code: str) -> None:
        with without_product_handlers():
            (edition, pairs), copied = timed(lambda: copy_trees(self.upstream, code, self.locales))
            _none, repaired = timed(lambda: repair(self.upstream, edition, pairs))
        self._note(COPIED, len(pairs), copied)
        self._note(REPAIRED, len(pairs), copied + repaired)
        self._check(edition)

    def copy_unindexed(self, code: str) -> None:
        with without_product_handlers(), nothing_indexed():
            (_edition, pairs), lap = timed(lambda: copy_trees(self.upstream, code, self.locales))
        self._note(UNINDEXED, len(pairs), lap)

    def _note(self, way: str, pages: int, lap: Lap) -> None:
        self.laps[way].append(lap)
        self.pages[way] = pages

    def _check(self, edition: Edition) -> None:
        if edition.identities.count() != self.pages[FORK] or shows_foreign_media(self.upstream, edition):
            raise NotWhole(f"{edition.code} is not a whole edition of its own.")

    def table(self) -> Table:
        table = Table(
            f"Forking the demo course: {', '.join(locale.language_code for locale in self.locales)}",
            ("Way", "Pages", "Seconds", "of it CPU", "SQL", "Times as long", "Times the CPU"),
            notes=_NOTES,
        )
        fork = middle(self.laps[FORK])
        for way, laps in self.laps.items():
            lap = middle(laps)
            times = ratio(lap.seconds / fork.seconds), ratio(lap.cpu / fork.cpu)
            table.add(way, self.pages[way], seconds(lap.seconds), seconds(lap.cpu), lap.statements, *times)
        return table


@contextmanager
def nothing_indexed() -> Iterator[None]:
    """Neither the reference index nor search hears of what is saved."""
    backends = {name: {**options, "AUTO_UPDATE": False} for name, options in settings.WAGTAILSEARCH_BACKENDS.items()}
    with override_settings(WAGTAILSEARCH_BACKENDS=backends), disable_reference_index_auto_update():
        yield
