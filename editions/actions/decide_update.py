"""Record what an edition's people decide about what upstream offers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.errors import Invalid, NotFound, Overtaken
from editions.models import Update, UpdateItem
from editions.permissions import Action, require
from editions.updates.items import stamp_of


@dataclass(frozen=True)
class Which:
    """The items that a decision is about: by their ids, all of them, or those without conflict.

    `undecided` leaves out what somebody has decided already.
    """

    ids: Collection[str] = ()
    all: bool = False
    clean: bool = False
    undecided: bool = False


@transaction.atomic
def decide_update(
    update: Update,
    decision: str | None,
    which: Which,
    *,
    text: Any = None,
    seen: Mapping[str, str] | None = None,
    user: Any = None,
) -> Update:
    """Decides items: `take`, `keep` or `defer`; `None` takes a decision back.

    `text` is a value of one's own for one item, taken instead of theirs. `seen` holds, by id,
    the stamps (`stamp_of`) of the items as whoever decides last saw them. Raises `NotFound` for
    an id that the update does not have, `Overtaken` where an item is no longer as it was seen,
    and `Invalid` when the update is not open for decisions.
    """
    update = locked(update)
    require(user, Action.EDIT, update.edition)
    require_open(update)
    if decision is not None and decision not in UpdateItem.Decision.values:
        raise Invalid(_("“%(decision)s” is no decision: take, keep or defer.") % {"decision": decision})
    items = _items(update, which)
    _require_as_seen(items, seen or {})
    if text is not None and (len(items) != 1 or decision != UpdateItem.Decision.TAKE):
        raise Invalid(_("A text of your own is for one item, and is taken."))
    now = timezone.now()
    for item in items:
        item.decision = decision or ""
        item.edited = {"value": text} if text is not None else None
        item.decided_by = user if decision else None
        item.decided_at = now if decision else None
    UpdateItem.objects.bulk_update(items, ["decision", "edited", "decided_by", "decided_at"], batch_size=200)
    undecided = update.items.filter(decision="").exists()
    update.state = Update.State.OFFERED if undecided else Update.State.DECIDED
    update.save(update_fields=["state"])
    return update


def _items(update: Update, which: Which) -> list[UpdateItem]:
    found = _chosen(update, which)
    return [item for item in found if not item.decision] if which.undecided else found


def _chosen(update: Update, which: Which) -> list[UpdateItem]:
    items = list(update.items.select_for_update(of=("self",)).select_related("decided_by"))
    if which.all:
        return items
    if which.clean:
        return [item for item in items if not item.conflict]
    wanted = set(which.ids)
    unknown = wanted - {item.key for item in items}
    if unknown:
        said = _("Update %(id)s has no item %(items)s.")
        raise NotFound(said % {"id": update.pk, "items": ", ".join(sorted(unknown))})
    return [item for item in items if item.key in wanted]


def _require_as_seen(items: Iterable[UpdateItem], seen: Mapping[str, str]) -> None:
    """Nobody's decision is written over by somebody who has not seen it."""
    for item in items:
        if item.key not in seen or seen[item.key] == stamp_of(item):
            continue
        if item.decided_by is None or item.decided_at is None:
            raise Overtaken(_("This change is no longer what you saw. Look at it again before you decide."))
        said = _("%(who)s decided meanwhile: %(decision)s. Look at it before you decide otherwise.")
        label = UpdateItem.Decision(item.decision).label
        raise Overtaken(said % {"who": item.decided_by.get_full_name() or item.decided_by, "decision": label})


def locked(update: Update) -> Update:
    """The update as it is now, held until the transaction ends."""
    found = (
        Update.objects.select_for_update(of=("self",))
        .select_related("edition", "edition__source_locale", "from_release", "to_release")
        .filter(pk=update.pk)
        .first()
    )
    if found is None:
        raise NotFound(_("There is no update %(id)s.") % {"id": update.pk})
    return found


def require_open(update: Update) -> None:
    """Raises `Invalid` when the update has been applied, and says by whom."""
    if update.state in Update.OPEN:
        return
    said = _("Update %(id)s is %(state)s already.")
    names: dict[str, Any] = {"id": update.pk, "state": Update.State(update.state).label.lower()}
    if update.state == Update.State.APPLIED and update.applied_by and update.applied_at:
        said = _("Update %(id)s was applied by %(who)s at %(when)s.")
        names |= {"who": update.applied_by.get_username(), "when": f"{update.applied_at:%Y-%m-%d %H:%M} UTC"}
    raise Invalid(said % names)
