"""A worker that does as it is told: how far it is, is what it reads.

    python -m tests.browser.work_scene update ar

It takes up a step of the sample edition's first update (or a release, or its deletion), in a language. A number on
its input is how many of 60 pages are done; `done` ends the work. Killed, it leaves it as it is.
"""

import os
import sys
from typing import Any

import django


def main(kind: str, language: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    from django.utils.translation import override

    with override(language):
        work(begin(kind, language))


# Its number stands in the address of its screen.
DELETION = 1


def administrator() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="admin")


def begin(kind: str, language: str) -> Any:
    from django.utils import timezone

    from editions.models import DeletionRequest, Edition, ReleaseRequest, UpdateRequest

    edition = Edition.objects.get(code="lb-sample")
    known: dict[str, Any] = {"edition": edition, "language": language, "state": "running", "started_at": timezone.now()}
    # Nobody is in the way of what follows.
    edition.update_requests.all().delete()
    edition.deletion_requests.all().delete()
    if kind == "deletion":
        return DeletionRequest.objects.create(pk=DELETION, code=edition.code, asked_by=administrator(), **known)
    if kind == "release":
        return ReleaseRequest.objects.create(version="2.0", **known)
    return UpdateRequest.objects.create(verb="publish", update=edition.updates.earliest("pk"), **known)


def work(asked: Any) -> None:
    from django.utils import timezone
    from django.utils.translation import gettext as _

    from editions import work_progress

    # A death is noticed at once.
    work_progress._BEAT, work_progress._LIFE = 0.5, 3
    with work_progress.telling(asked) as progress:
        print("at work", flush=True)
        for line in sys.stdin:
            if line.strip() == "done":
                break
            progress(_("Publishing pages"), int(line), 60)
        asked.state, asked.finished_at = "done", timezone.now()
        asked.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
