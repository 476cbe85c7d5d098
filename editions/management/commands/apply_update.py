"""Write an update's decisions as drafts."""

from typing import Any

from editions.actions.apply_update import apply_update
from editions.management.update_command import UpdateCommand
from editions.models import Update


class Command(UpdateCommand):
    help = "Writes what was decided as drafts and pending operations, in one transaction."

    def act(self, update: Update, **options: Any) -> Update:
        return apply_update(update, progress=self.progress(**options))
