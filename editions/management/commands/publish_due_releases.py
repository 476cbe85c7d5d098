"""Make the releases whose time has come and that no worker has made."""

from typing import Any

from editions.actions.publish_planned import publish_due
from editions.errors import EditionError
from editions.management.command import EditionCommand
from editions.models import PlannedRelease


class Command(EditionCommand):
    help = "Makes planned releases that are overdue, as after a worker was killed. Safe to repeat; for cron."

    def run(self, **options: Any) -> dict[str, Any]:
        done = publish_due()
        failed = [plan for plan in done if plan.state == PlannedRelease.State.FAILED]
        if failed:
            raise EditionError("\n".join(f"{plan.edition.code}: {plan.reason}" for plan in failed))
        made = [plan for plan in done if plan.release is not None]
        return {"releases": [{"edition": plan.edition.code, "version": plan.release.version} for plan in made]}

    def tell(self, result: dict[str, Any]) -> str:
        return "\n".join(f"{each['edition']} {each['version']} is released." for each in result["releases"]) or (
            "No release is due."
        )
