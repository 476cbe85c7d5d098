"""Tell people that contacts of their edition will soon lapse."""

from typing import Any

from editions.actions.remind_of_validity import remind_of_validity
from editions.errors import EditionError
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Writes to those who asked for it two weeks before a contact lapses. Safe to repeat; for cron."

    def run(self, **options: Any) -> dict[str, Any]:
        sent, failed = remind_of_validity()
        if failed:
            raise EditionError(f"{failed} reminders could not be sent; {sent} were. The log says more.")
        return {"sent": sent}

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['sent']} reminders sent."
