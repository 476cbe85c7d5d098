"""A publisher for `lb-sample`, and slots there in every state.

python -m tests.browser.directory_scene
"""

import os
from datetime import date, timedelta
from typing import Any

import django

PUBLISHER = "lb-publisher"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    from django.contrib.auth import get_user_model

    from editions.actions.change_slots import change_slots
    from editions.directory.changes import Change
    from editions.directory.table import read_table
    from editions.models import Edition, Membership, Role

    edition = Edition.objects.get(code="lb-sample")
    people: Any = get_user_model()
    publisher = people._default_manager.create_user(PUBLISHER, f"{PUBLISHER}@people.example", "course-demo")
    Membership.objects.create(user=publisher, edition=edition, role=Role.PUBLISHER)
    table = read_table(edition)
    hours = {"hours": "Mo-Fr 08:00-16:00; Sa 09:00-12:00", "time_zone": "Asia/Beirut"}
    soon, past = date.today() + timedelta(days=5), date.today() - timedelta(days=3)
    wanted = [
        ("24-hour-number", "en", {"phone": "+12025550150", **hours}),
        ("referral-contact", "ar", {"phone": "+12025550151", "valid_until": soon.isoformat()}),
        ("cost-recovery-rule", "en", {"text": "The ministry pays", "valid_until": past.isoformat()}),
        ("data-protection-act", "ar", {"text": ""}),
    ]
    changes = [Change(slot, code, table.values((slot, code)), values) for slot, code, values in wanted]
    change_slots(edition, changes, user=publisher)


if __name__ == "__main__":
    main()
