"""Put back what stood in a slot before somebody changed it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from editions.actions.change_slots import change_slots
from editions.directory.changes import Change, SlotsStale
from editions.directory.values import FIELDS
from editions.errors import Invalid, Overtaken, Stale
from editions.models import SlotChange
from editions.permissions import Action, require

__all__ = ["undo_slot_change"]


@transaction.atomic
def undo_slot_change(change: SlotChange, *, user: Any) -> None:
    """Undoing is a change of its own: it is noted, and can be undone.

    Raises `NotPermitted`; `Overtaken` if it has been undone; `Stale` if the slot was changed again since;
    `Invalid` if what stood there cannot stand any more, such as an institution that is gone.
    """
    require(user, Action.PUBLISH, change.edition)
    if SlotChange.objects.filter(undoes=change).exists():
        raise Overtaken(_("This change has been undone already."))
    before = {name: change.before.get(name, "") for name in FIELDS}
    after = {name: change.after.get(name, "") for name in FIELDS}
    wanted = Change(change.slot, change.language, after, before)
    try:
        count = change_slots(change.edition, [wanted], user=user, how=SlotChange.How.UNDO, undoes=change)
    except SlotsStale as error:
        raise Stale(_("This slot has been changed again since. Undo the later change first.")) from error
    if not count:
        raise Invalid(_("There is nothing to undo: the slot reads as before already."))
