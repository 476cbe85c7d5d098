"""GraphQL over HTTP: the product's view, beside wagtail-grapple's on the same course."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import orjson
from django.test import Client

from api.reading.rich_text import sanitised
from api.reading.sources import forget
from cms.content.models import Lesson
from cms.demo.load import GLOBAL
from editions.models import PageIdentity
from tests.performance.answers import content_of
from tests.performance.clock import Lap, middle, timed, timed_in_a_row
from tests.performance.databases import PreparedDatabases
from tests.performance.operations import EDITION, OUTLINE, text_of
from tests.performance.preparing import FULL_TREES, Say
from tests.performance.tables import Table, kilobytes, milliseconds, ratio

LOCALE = "en"
# So many requests of the product for one of grapple's, because they are so much shorter.
PER_ROUND = 4
# A kept answer takes less than a millisecond: so many are asked for in a row.
IN_A_ROW = 100
_COLUMNS = ("ms", "of it CPU", "SQL", "KB")

_NOTES = (
    "Through Django's test client: middleware, view, execution, JSON. The process is warm; all but "
    "“kept” answers are made anew. "
    "Medians, the two in turns; KB as sent. Ratios are grapple's to the product's. Garbage is collected before each "
    f"measuring, which empties the processor's caches as well: kept answers are asked for {IN_A_ROW} times in a row.",
    "Both answers hold the same content, which is checked: every text and number is compared, without markup.",
    "The product keeps parsed documents and queries in memory, named by content hash. “In a new process” "
    "empties that before each request; grapple is warm in that row, too.",
    "grapple is given its quicker ways: declared blocks instead of generic ones, lessons by primary key instead of "
    "address, translation keys instead of lineages. Case studies and tools in bodies are looked up block by block, "
    "which is how it resolves what no chooser has loaded.",
    "Not in either answer, because grapple cannot give them: language and direction of each block, ids of list "
    "items, what a slot means and holds. “All that the contract has” asks the product for these, too, and is "
    "compared with grapple's answer without them.",
    "grapple tells of right answers by `correct` at each option, the product by a list of ids. grapple's view "
    "writes letters beyond ASCII as `\\uXXXX`.",
    f"grapple reads the demo edition's live pages. Editions up to {FULL_TREES} have page trees in all languages, "
    "those beyond have releases alone.",
)


class NotTheSame(Exception):
    """An answer failed, or the two do not say the same."""


@dataclass(frozen=True)
class Question:
    """A query and its variables, at one of the two addresses."""

    address: str
    query: str
    variables: dict[str, str]
    # A trusted operation, asked for by its name: its answer is kept.
    operation: str = ""

    def ask(self, client: Client, *, comment: str = "") -> bytes:
        """The answer as sent. Raises `NotTheSame` for any error in it. `comment` makes it a text never seen."""
        if self.operation:
            asked = {"operation": self.operation, "variables": orjson.dumps(self.variables).decode()}
            response = client.get(self.address, asked)
            # What failed is not kept, and begins with its errors.
            if not response.content.startswith(b'{"data":'):
                raise NotTheSame(f"{self.address} answered {response.status_code} to {self.operation}")
            return response.content
        body = {"query": self.query + comment, "variables": self.variables}
        response = client.post(self.address, orjson.dumps(body), content_type="application/json")
        answer = orjson.loads(response.content)
        if response.status_code != 200 or "errors" in answer:
            raise NotTheSame(f"{self.address} answered {response.status_code}: {answer.get('errors')}")
        return response.content


def _question(address: str, variables: dict[str, str], *files: str) -> Question:
    return Question(address, text_of(*files), variables)


@dataclass(frozen=True)
class Comparison:
    """A row: one question for each side. `cold` forgets what the product keeps, before each request."""

    name: str
    product: Question
    grapple: Question
    cold: bool = False
    same: bool = True


def _comparisons() -> Sequence[Comparison]:
    lesson = Lesson.objects.filter(identity__edition__code=GLOBAL, locale__language_code=LOCALE).order_by("path")[0]
    lineage = PageIdentity.objects.get(page=lesson).lineage
    product = {"code": GLOBAL, "locale": LOCALE}
    grapple = {"course": f"{GLOBAL}-{LOCALE}"}
    reading = {**product, "lesson": str(lineage)}
    walking = {**grapple, "lesson": str(lesson.pk)}
    outline = _question("/graphql/", reading, "product_outline", "product_blocks")
    edition = _question("/graphql/", product, "product_edition", "product_blocks")
    contract = _question("/graphql/", product, "product_contract")
    grapple_outline = _question("/grapple/", walking, "grapple_outline", "grapple_blocks")
    grapple_edition = _question("/grapple/", grapple, "grapple_edition", "grapple_blocks")
    kept_outline, kept_edition = replace(outline, operation=OUTLINE), replace(edition, operation=EDITION)
    return [
        Comparison("Outline and one lesson, kept", kept_outline, grapple_outline),
        Comparison("Whole edition, kept", kept_edition, grapple_edition),
        Comparison("Outline and one lesson", outline, grapple_outline),
        Comparison("Outline and one lesson, in a new process", outline, grapple_outline, cold=True),
        Comparison("Whole edition", edition, grapple_edition),
        Comparison("Whole edition, in a new process", edition, grapple_edition, cold=True),
        Comparison("Whole edition, all that the contract has", contract, grapple_edition, same=False),
    ]


def serving_table(databases: PreparedDatabases, editions: Sequence[int], rounds: int, say: Say) -> Table:
    """Milliseconds, SQL statements, sizes and ratios, at each number of editions."""
    table = Table(
        "GraphQL: the product, and wagtail-grapple",
        ("Query", "Editions", *_COLUMNS, f"grapple: {_COLUMNS[0]}", *_COLUMNS[1:], "Times as long", "Times the CPU"),
        notes=_NOTES,
    )
    for number in editions:
        databases.use(number)
        say(f"Asking with {number} editions …")
        client = Client()
        for comparison in _comparisons():
            _add_row(table, client, comparison, number, rounds)
    return table


def _add_row(table: Table, client: Client, comparison: Comparison, editions: int, rounds: int) -> None:
    # Twice: the first fills caches and makes renditions of pictures.
    ours, theirs = [(comparison.product.ask(client), comparison.grapple.ask(client)) for _time in range(2)][-1]
    if comparison.same:
        _check(comparison.name, ours, theirs)
    product, grapple = _laps(client, comparison, rounds)
    table.add(
        comparison.name,
        editions,
        *_cells(product, ours),
        *_cells(grapple, theirs),
        ratio(grapple.seconds / product.seconds),
        ratio(grapple.cpu / product.cpu),
    )


def _cells(lap: Lap, answer: bytes) -> tuple[object, ...]:
    return milliseconds(lap.seconds), milliseconds(lap.cpu), lap.statements, kilobytes(len(answer))


def _laps(client: Client, comparison: Comparison, rounds: int) -> tuple[Lap, Lap]:
    product: list[Lap] = []
    grapple: list[Lap] = []
    for number in range(rounds):
        for time in range(PER_ROUND):
            comment = ""
            if comparison.cold:
                forget()
                sanitised.cache_clear()
                comment = f"\n# {number}.{time}"
            ask = partial(comparison.product.ask, client, comment=comment)
            product.append(timed_in_a_row(ask, IN_A_ROW if comparison.product.operation else 1))
        grapple.append(timed(partial(comparison.grapple.ask, client))[1])
    return middle(product), middle(grapple)


def _check(name: str, ours: bytes, theirs: bytes) -> None:
    product, grapple = content_of(_data(ours)), content_of(_data(theirs))
    if product != grapple:
        missing, surplus = list((product - grapple).items()), list((grapple - product).items())
        raise NotTheSame(f"{name}: the product alone says {missing[:3]}, grapple alone {surplus[:3]}.")


def _data(answer: bytes) -> Any:
    return orjson.loads(answer)["data"]
