"""One round: fork, edit on both sides, release, take the update, audit, take it back."""

import time
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from random import Random
from typing import Any

from wagtail.models import Page

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.fork_edition import fork_edition
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.documents.check import problems_in
from editions.errors import Broken
from editions.models import Edition, EditionBase, Update, UpdateItem
from editions.updates.items import as_json
from tests.drill.audit import audit, difference
from tests.drill.author import Author
from tests.drill.edits import LOCAL, SHARED, edit_at_random
from tests.drill.recorded import Place, Recorded, record_edition, record_release

FORK = "drill"
# How often a random decision is which; `None` leaves the item undecided.
DECISIONS = {"take": 60, "keep": 20, "defer": 14, None: 6}


@dataclass
class Round:
    """What one seed did, and what is wrong with it."""

    seed: int
    edits: dict[str, Counter[str]] = field(default_factory=dict)
    items: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        counted = {name: sum(done.values()) for name, done in self.edits.items()}
        items = ", ".join(f"{count} {name}" for name, count in sorted(self.items.items()))
        total = sum(self.seconds.values())
        said = f"seed {self.seed}: {counted['mine']} + {counted['theirs']} edits; {items}; {total:.0f} s"
        return f"{said}; " + (f"{len(self.problems)} PROBLEMS" if self.problems else "sound, undone exactly")


class Stopwatch:
    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds = seconds
        self.since = time.monotonic()

    def __call__(self, name: str) -> None:
        now = time.monotonic()
        self.seconds[name] = self.seconds.get(name, 0) + now - self.since
        self.since = now


def run_round(seed: int, edits: int, locales: list[str] | None = None) -> Round:
    """Works on whatever database is connected, which holds the demo course and no fork."""
    found = Round(seed)
    lap = Stopwatch(found.seconds)
    upstream = Edition.objects.get(code="global")
    base = upstream.releases.get(version="1.0")
    fork = fork_edition(upstream, FORK, title="Drill", owner="Drill", locales=locales).edition
    lap("fork")
    mine, theirs = Author(fork, "mine", f"{seed} mine"), Author(upstream, "theirs", f"{seed} theirs")
    edit_at_random(mine, edits, LOCAL)
    lap("mine")
    edit_at_random(theirs, edits, SHARED)
    found.edits = {"mine": mine.done, "theirs": theirs.done}
    lap("theirs")
    release = publish_release(upstream).release
    lap("release")
    take(found, fork, (record_release(base), record_release(release)), Random(f"{seed} decisions"), lap)
    return found


def take(found: Round, fork: Edition, released: tuple[Recorded, Recorded], rng: Random, lap: Stopwatch) -> None:
    """Takes the update with random decisions, audits what came of it, and takes it back."""
    before, _snapshot = record_edition(fork)
    base_before = based_on(fork)
    update = decided_at_random(offer_update(fork), rng)
    lap("decide")
    for _attempt in range(5):
        apply_update(update)
        lap("apply")
        try:
            publish_update(update)
        except Broken:
            update = _again_without(found, fork, update, rng, (before, base_before))
            continue
        break
    else:
        found.problems.append("publish: refused however often it is decided anew")
        return
    lap("publish")
    after, snapshot = record_edition(fork)
    told = as_json(Update.objects.get(pk=update.pk))
    _count(found, told)
    found.problems += audit(*released, before, after, told)
    found.problems += [f"tree: {problem}" for problem in tree_problems()]
    found.problems += [f"references: {problem}" for problem in problems_in(snapshot)]
    lap("audit")
    found.problems += _offered_again(fork, told)
    lap("offer again")
    undo_update(update)
    lap("undo")
    found.problems += _not_exact(fork, before, base_before, before.places() - after.places())
    lap("audit")


def _again_without(found: Round, fork: Edition, update: Update, rng: Random, state: tuple[Recorded, Any]) -> Update:
    """What cannot be published is undone, and decided again: mine is kept on the pages concerned."""
    found.items["refused"] += 1
    bad = {(each["lineage"], each["locale"]) for each in update.violations}
    undo_update(update)
    found.problems += _not_exact(fork, *state)
    again = decided_at_random(offer_update(fork), rng)
    keys = [
        item.key
        for item in again.items.all()
        # A deletion may be what leaves another page's reference leading nowhere.
        if (str(item.lineage), item.locale) in bad or item.change == "deleted"
    ]
    return decide_update(again, "keep", Which(ids=keys))


def decided_at_random(update: Update, rng: Random) -> Update:
    """Decides each item by `DECISIONS`; some conflicts get a text of their own."""
    chosen: dict[str | None, list[str]] = {}
    for item in update.items.all():
        decision = rng.choices(list(DECISIONS), list(DECISIONS.values()))[0]
        if _is_text(item) and rng.random() < 0.15:
            # Both texts, as somebody would who wants neither lost.
            decide_update(update, "take", Which(ids=[item.key]), text=f"{item.mine}{item.theirs}")
            continue
        if decision:
            chosen.setdefault(decision, []).append(item.key)
    for decision, keys in chosen.items():
        update = decide_update(update, decision, Which(ids=keys))
    return update


def _is_text(item: UpdateItem) -> bool:
    """Whether both sides wrote something that can stand one after the other."""
    texts = all(isinstance(value, str) and not value.startswith("sha256:") for value in (item.mine, item.theirs))
    return item.conflict == "value" and texts and item.path[-1:] in (["text"], ["facts"], ["definition"], ["summary"])


def based_on(edition: Edition) -> tuple[Any, Any]:
    fresh = Edition.objects.get(pk=edition.pk)
    return fresh.base_release_id, EditionBase.objects.filter(edition=edition).values_list("pages", flat=True).first()


def tree_problems() -> list[str]:
    """What Wagtail finds wrong with its trees."""
    names = ("bad letters", "bad path length", "orphans", "wrong depth", "wrong number of children")
    return [f"{name}: {found}" for name, found in zip(names, Page.find_problems(), strict=True) if found]


def _count(found: Round, told: dict[str, Any]) -> None:
    for name, count in told["counts"].items():
        found.items[name] += count
    found.items["skipped"] += len(told["skipped"])
    for item in told["items"]:
        found.items[f"{item['decision'] or 'undecided'}"] += 1


def _offered_again(fork: Edition, told: dict[str, Any]) -> list[str]:
    """What was settled is not offered again, and what was put off is."""
    alone = {(each["lineage"], each["locale"]) for each in told["skipped"]}
    offered = {item.key for item in offer_update(fork).items.all()}
    problems = []
    for item in told["items"]:
        settled = item["decision"] in ("take", "keep") and (item["lineage"], item["locale"]) not in alone
        if settled == (item["id"] in offered):
            name = "settled, and offered again" if settled else "put off, and not offered again"
            problems.append(f"again: {name}: {_short(item)}")
    return problems


def _short(item: dict[str, Any]) -> str:
    names = ("change", "conflict", "decision", "lineage", "locale", "node", "path", "base", "mine", "theirs")
    return " ".join(f"{name}={str(item[name])[:100]!r}" for name in names)


def _not_exact(fork: Edition, before: Recorded, base: Any, gone: Collection[Place] = ()) -> list[str]:
    """How the edition differs from what it was; `gone` are pages that had been deleted meanwhile."""
    now, _snapshot = record_edition(fork)
    problems = [
        f"undo: the {name} document of {place} differs: {difference(old.get(place), new.get(place))}"
        for name, old, new in (
            ("working", before.documents, now.documents),
            ("live", before.live_documents, now.live_documents),
        )
        for place in sorted({*old, *new})
        if old.get(place) != new.get(place)
    ]
    if before.manifest != now.manifest and not problems:
        problems.append("undo: the manifest differs")
    if before.pages != now.pages:
        problems.append("undo: the tree differs")
    for place in sorted(before.documents):
        # A page that comes back has what its document holds, not what older texts were translated to.
        if before.memory.get(place) != now.memory.get(place) and place not in gone:
            problems.append(f"undo: the translators' strings of {place} differ")
    if based_on(fork) != base:
        problems.append("undo: the base differs")
    return [*problems, *(f"undo: tree: {problem}" for problem in tree_problems())]
