"""Editions with one of everything, and where their owner finds every screen that is ours.

    python -m tests.browser.every_screen_scene

Prints as JSON: `session`, a session of the owner's; `owners`, the addresses by name that need one; `strangers`, those
that need none. A deletion that waits is among them, in an edition of its own.
"""

import json
import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    from django.db import transaction
    from django.test import Client
    from django.urls import reverse

    from editions.gate.middleware import RULES
    from editions.gate.rules import Audience
    from editions.models import DeletionRequest
    from tests.integration.isolation.addresses import addresses
    from tests.integration.isolation.world import build_world

    with transaction.atomic():
        world = build_world()
        land = world.alpha
        # Nothing of the world's is to be done by a worker meanwhile.
        waiting = DeletionRequest.objects.create(
            edition=land.edition, code=land.edition.code, asked_by=land.owner, language="en", state="waiting"
        )
    owners, strangers = {}, {}
    for address in addresses():
        rule = RULES[address.name]
        stock = address.name.startswith("wagtail") and rule.instead is None
        if stock or rule.audience is Audience.ADMINISTRATORS:
            continue
        wanted = strangers if rule.audience is Audience.EVERYBODY else owners
        wanted[address.name] = address.url(land)
    owners["a deletion that waits"] = reverse("deletion:at_work", args=[waiting.pk])
    client = Client()
    client.force_login(land.owner)
    session = client.cookies["sessionid"].value
    print(json.dumps({"session": session, "owners": owners, "strangers": strangers}))


if __name__ == "__main__":
    main()
