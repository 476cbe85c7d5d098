"""Publish what an update wrote."""

from typing import Any

from editions.actions.publish_update import publish_update
from editions.management.update_command import UpdateCommand
from editions.models import Update


class Command(UpdateCommand):
    help = "Publishes exactly the update's pages and operations."

    def act(self, update: Update, **options: Any) -> Update:
        return publish_update(update, progress=self.progress(**options))
