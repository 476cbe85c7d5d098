"""How far work is that a worker was asked for, told to the screens of other processes.

An action works in one transaction, and what it writes is seen by nobody before that ends. So
its progress goes into a cache of its own (`progress` in `CACHES`), which web servers and workers
share. A thread beside the work writes it, and a sign of life with it: when the process dies, the
signs end, and whoever looks is told so. Where the cache fails, the work goes on and is not seen.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from threading import Event, Thread
from typing import Any

from django.core.cache import caches
from django.db import connections
from django.utils import timezone

from editions.models.work_request import WorkRequest
from editions.progress import Progress

__all__ = ["Phase", "Standing", "standing", "telling"]

logger = logging.getLogger(__name__)

# Seconds between two signs of life, and without one until the process counts as dead.
_BEAT = 3
_LIFE = 20
# Seconds between two counts that are written, and how long a dead process is remembered.
_PAUSE = 0.3
_KEPT = 24 * 3600
# Work takes seconds. What nobody hears of for so long was cut off, or no worker is awake.
_GIVEN_UP = timedelta(minutes=15)


class Phase(StrEnum):
    """Where work is that somebody asked for."""

    WAITING = "waiting"
    RUNNING = "running"
    CUT_OFF = "cut_off"
    OVER = "over"


@dataclass(frozen=True)
class Standing:
    """`stage` is in `language`, that of whoever asked; `total` is 0 where nobody can count."""

    phase: Phase
    stage: str = ""
    done: int = 0
    total: int = 0
    language: str = ""

    @property
    def at_work(self) -> bool:
        """Whether it is still to be heard of."""
        return self.phase in (Phase.WAITING, Phase.RUNNING)


def standing(asked: WorkRequest | None) -> Standing:
    """What is known of work that was asked for; nothing asked for is over."""
    if asked is None or not asked.open:
        return Standing(Phase.OVER)
    told = _read(asked)
    given_up = timezone.now() - (asked.started_at or asked.asked_at) > _GIVEN_UP
    if asked.state == WorkRequest.State.WAITING:
        return Standing(Phase.CUT_OFF if given_up else Phase.WAITING)
    if not told:
        return Standing(Phase.CUT_OFF if given_up else Phase.RUNNING)
    return Standing(Phase.RUNNING if told.pop("alive") else Phase.CUT_OFF, language=asked.language, **told)


def _read(asked: WorkRequest) -> dict[str, Any]:
    told, alive = _keys(asked)
    try:
        found = caches["progress"].get_many([told, alive])
    except Exception:
        logger.exception("Progress cannot be read")
        return {}
    return {**found[told], "alive": alive in found} if told in found else {}


def _keys(asked: WorkRequest) -> tuple[str, str]:
    # With the moment: numbers come again in a database that was made anew beside the same cache.
    name = f"work:{asked._meta.label_lower}:{asked.pk}:{asked.asked_at.timestamp()}"
    return name, f"{name}:alive"


@contextmanager
def telling(asked: WorkRequest) -> Iterator[Progress]:
    """While it is open, what the `Progress` is told can be read by `standing` anywhere."""
    teller = _Teller(asked)
    teller.thread.start()
    try:
        yield teller
    finally:
        teller.end()


class _Teller:
    """Takes note of progress at no cost to the work; its thread writes it."""

    def __init__(self, asked: WorkRequest) -> None:
        self._told_key, self._alive_key = _keys(asked)
        self._now: dict[str, Any] = {"stage": "", "done": 0, "total": 0}
        self._news, self._over = Event(), Event()
        self.thread = Thread(target=self._run, name=self._told_key, daemon=True)

    def __call__(self, stage: str, done: int, total: int) -> None:
        self._now = {"stage": str(stage), "done": done, "total": total}
        self._news.set()

    def end(self) -> None:
        self._over.set()
        self._news.set()
        # A cache that hangs does not hold up the work.
        self.thread.join(timeout=_BEAT)

    def _run(self) -> None:
        try:
            while not self._over.is_set():
                self._news.clear()
                caches["progress"].set(self._told_key, self._now, _KEPT)
                caches["progress"].set(self._alive_key, True, _LIFE)
                self._over.wait(_PAUSE)
                self._news.wait(_BEAT)
            caches["progress"].delete_many([self._told_key, self._alive_key])
        except Exception:
            logger.exception("Progress cannot be written")
        finally:
            connections.close_all()
