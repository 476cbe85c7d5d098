"""Workers and screens in other processes, and waiting for them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from editions.models import UpdateRequest

PATIENCE = 20


def until(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold: another thread or process is to see to that."""
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


_SET_UP = """
import json, sys, django
from django.conf import settings
caches, label, facts = json.loads(sys.argv[1])
django.setup()
settings.CACHES = caches
from datetime import datetime
from django.apps import apps
from editions import work_progress
facts = {name: datetime.fromisoformat(value) if name.endswith("_at") else value for name, value in facts.items()}
asked = apps.get_model(label)(**facts)
"""
_READ = """
found = work_progress.standing(asked)
print(json.dumps({"stage": found.stage, "done": found.done, "total": found.total}))
"""
_WORK = """
work_progress._BEAT, work_progress._LIFE = 0.2, 1
with work_progress.telling(asked) as progress:
    progress("Publishing pages", 12, 60)
    sys.stdin.read()
"""


def _process(asked: UpdateRequest, script: str) -> list[str]:
    facts = {"pk": asked.pk, "state": asked.state, "language": asked.language}
    facts |= {name: getattr(asked, name).isoformat() for name in ("asked_at", "started_at")}
    return [sys.executable, "-c", _SET_UP + script, json.dumps([settings.CACHES, asked._meta.label, facts])]


def read_elsewhere(asked: UpdateRequest) -> dict[str, Any]:
    """What another process knows of the work."""
    done = subprocess.run(_process(asked, _READ), capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


@contextmanager
def worker_elsewhere(asked: UpdateRequest) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker that has done 12 of 60, and says quickly when it is no more."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    worker = subprocess.Popen(_process(asked, _WORK), stdin=subprocess.PIPE, env=environment)
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate()
