"""Merging streams, beside reading and writing the same values as JSON; updates of many editions."""

import copy
import json
from functools import partial
from typing import Any

from wagtail import blocks
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.content.models import Lesson
from cms.demo.load import GLOBAL
from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.fork_edition import fork_edition
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.merging import merge_stream
from editions.models import Edition
from editions.translation_sync import follow_source
from tests.performance.clock import Lap, middle, timed
from tests.performance.databases import PreparedDatabases
from tests.performance.preparing import Say
from tests.performance.tables import Table, milliseconds, ratio, seconds

SIZES = (1250, 2500, 5000, 10000)
# How many lessons upstream's release changes, in all languages of the demo course.
LESSONS = 60

_STREAM = blocks.StreamBlock([("text", blocks.RichTextBlock()), ("list", blocks.ListBlock(blocks.CharBlock()))])


def merging_table(repeats: int, say: Say) -> Table:
    """Both sides edit every tenth block, add, delete, and reorder the whole stream."""
    table = Table(
        "Merging a stream that both sides edited and shuffled",
        ("Blocks", "Milliseconds", "Microseconds a block", "JSON of the same", "Times as long", "Times the CPU"),
        notes=(
            "The rich text of every tenth block is changed by each side, so that every fiftieth is merged by sentence.",
            "“JSON of the same” writes and reads the three values with Python's json: what merging costs at least.",
        ),
    )
    for size in SIZES:
        say(f"Merging {size} blocks …")
        values = _three_streams(size)
        merges = [timed(partial(merge_stream, _STREAM, *values))[1] for _ in range(repeats)]
        plain = [timed(partial(_round_trip, values))[1] for _ in range(repeats)]
        merge, trip = middle(merges), middle(plain)
        times = ratio(merge.seconds / trip.seconds), ratio(merge.cpu / trip.cpu)
        each = f"{merge.seconds / size * 1e6:.0f}"
        table.add(size, milliseconds(merge.seconds), each, milliseconds(trip.seconds), *times)
    return table


def _three_streams(size: int) -> tuple[list[dict[str, Any]], ...]:
    base = [
        {"id": f"block-{n}", "type": "text", "value": f"<p>Block {n}. Its second sentence. And a third one.</p>"}
        for n in range(size)
    ]
    mine, theirs = copy.deepcopy(base), copy.deepcopy(base)
    for n in range(0, size, 10):
        mine[n]["value"] = mine[n]["value"].replace("Block", "My block")
    for n in range(5, size, 10):
        theirs[n]["value"] = theirs[n]["value"].replace("third", "better")
    for n in range(0, size, 50):
        theirs[n]["value"] = theirs[n]["value"].replace("third", "better")
    del mine[7], theirs[11]
    mine.insert(3, {"id": "mine", "type": "text", "value": "<p>Mine.</p>"})
    theirs.insert(3, {"id": "theirs", "type": "text", "value": "<p>Theirs.</p>"})
    return base, mine[size // 2 :] + mine[: size // 2], theirs


def _round_trip(values: tuple[list[dict[str, Any]], ...]) -> None:
    for value in values:
        json.loads(json.dumps(value))


def update_table(databases: PreparedDatabases, editions: int, say: Say) -> Table:
    """Seconds and statements of an update of sixty lessons in four languages, beside the fork itself."""
    databases.use(1)
    upstream = Edition.objects.get(code=GLOBAL)
    say(f"Forking the demo course {editions} times …")
    forks, forking = [], []
    for number in range(editions):
        forked, lap = timed(partial(fork_edition, upstream, f"fork-{number}", title="A fork", owner="A ministry"))
        forks.append(forked.edition)
        forking.append(lap)
    say(f"Upstream changes {LESSONS} lessons and releases …")
    _change(upstream)
    publish_release(upstream)
    say("Offering to all of them, then one whole update …")
    offers = [timed(partial(offer_update, edition)) for edition in forks]
    update, offer = offers[0]
    laps = {"offer, one edition": offer, f"offer, {editions} editions": sum((lap for _, lap in offers[1:]), offer)}
    decide_update(update, "take", Which(all=True))
    for name, action in (("apply", apply_update), ("publish", publish_update), ("undo", undo_update)):
        laps[name] = timed(partial(action, update))[1]
    return _update_rows(laps, middle(forking), update.items.count())


def _update_rows(laps: dict[str, Lap], fork: Lap, items: int) -> Table:
    table = Table(
        f"An update of {LESSONS} lessons in four languages, {items} items",
        ("Step", "Seconds", "of it CPU", "SQL", "Forks as long", "Forks of CPU"),
        notes=("Measured in forks: how often the whole course could be forked in the same time, in this run.",),
    )
    for name, lap in {"fork, for comparison": fork, **laps}.items():
        times = f"{lap.seconds / fork.seconds:.2f} ×", f"{lap.cpu / fork.cpu:.2f} ×"
        table.add(name, seconds(lap.seconds), seconds(lap.cpu), lap.statements, *times)
    return table


def _change(upstream: Edition) -> None:
    """A sentence more and another title in each lesson, and the title in every language."""
    lessons = Lesson.objects.filter(identity__edition=upstream, locale=upstream.source_locale).order_by("path")
    for lesson in lessons[:LESSONS]:
        raw = list(lesson.body.raw_data)
        first = next(item for item in raw if item["type"] == "rich_text")
        first["value"]["text"] = first["value"]["text"].replace("</p>", " One sentence more.</p>", 1)
        lesson.body = lesson.body.stream_block.to_python(raw)
        lesson.title = f"{lesson.title} today"
        lesson.save_revision().publish()
        source = TranslationSource.objects.get_for_instance(lesson)
        segment = source.stringsegment_set.get(context__path="title")
        for key in Translation.objects.filter(source=source).values_list("target_locale", flat=True):
            locale = Locale.objects.get(pk=key)
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data=f"{lesson.title} {locale.language_code}",
            )
        follow_source(lesson)
