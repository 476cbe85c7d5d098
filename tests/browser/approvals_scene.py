"""People in `ph-sample` for every step: an editor, reviewers, a lawyer, a publisher.

python -m tests.browser.approvals_scene
"""

import os
from typing import Any

import django

EDITOR, REVIEWER, LAWYER, PUBLISHER = "ph-editor", "ph-reviewer", "ph-lawyer", "ph-publisher"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    from django.contrib.auth import get_user_model

    from editions.models import Edition, Membership, Role

    edition = Edition.objects.get(code="ph-sample")
    people: Any = get_user_model()
    roles = {EDITOR: Role.EDITOR, REVIEWER: Role.REVIEWER, LAWYER: Role.REVIEWER, PUBLISHER: Role.PUBLISHER}
    for name, role in roles.items():
        user = people._default_manager.create_user(name, f"{name}@people.example", "course-demo")
        Membership.objects.create(user=user, edition=edition, role=role)


if __name__ == "__main__":
    main()
