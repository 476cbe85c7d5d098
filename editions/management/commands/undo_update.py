"""Take an update back."""

from typing import Any

from editions.actions.undo_update import undo_update
from editions.management.update_command import UpdateCommand
from editions.models import Update


class Command(UpdateCommand):
    help = "Makes contents, structure and base as they were; names what it could not touch."

    def act(self, update: Update, **options: Any) -> Update:
        return undo_update(update, progress=self.progress(**options))
