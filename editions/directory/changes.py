"""What somebody wants of slots, held against what stands there and against what belongs there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from editions.directory.table import Place, Table
from editions.directory.values import Errors, Values, checked, tidy
from editions.errors import Invalid, Stale

__all__ = ["Change", "SlotsInvalid", "SlotsStale", "checked_changes"]


@dataclass(frozen=True)
class Change:
    """`base` is what the person saw, `values` what they want; fields that neither names stay as they are."""

    slot: str
    language: str
    base: Mapping[str, str]
    values: Mapping[str, str]

    @property
    def place(self) -> Place:
        return self.slot, self.language


class SlotsInvalid(Invalid):
    """`errors` says by slot and language what is wrong with which field; `""` is the row as a whole."""

    def __init__(self, errors: dict[Place, Errors]) -> None:
        super().__init__(_("Nothing was saved: some of it cannot stand as it is."))
        self.errors = errors


class SlotsStale(Stale):
    """`now` says by slot and language what somebody else has put into which field meanwhile."""

    def __init__(self, now: dict[Place, Values]) -> None:
        super().__init__(_("Nothing was saved: somebody else has changed the same meanwhile."))
        self.now = now


def checked_changes(table: Table, changes: Sequence[Change]) -> dict[Place, Values]:
    """What `changes` would change, by slot and language, the fields that count only.

    Raises `SlotsStale`, `SlotsInvalid`.
    """
    stale: dict[Place, Values] = {}
    errors: dict[Place, Errors] = {}
    wanted: dict[Place, Values] = {}
    for change in changes:
        problem = _unknown(table, change.place)
        if problem:
            errors[change.place] = {"": problem}
            continue
        now = table.values(change.place)
        base = {name: tidy(change.base.get(name)) for name in now}
        said = {name: tidy(change.values.get(name, base[name])) for name in now}
        mine = {name: text for name, text in said.items() if text != base[name]}
        if others := {name: now[name] for name in mine if tidy(now[name]) not in (base[name], mine[name])}:
            stale[change.place] = others
            continue
        values, found = checked(table.slots[change.slot].kind, now | mine, table.live_institutions)
        if not mine or values == now:
            continue
        if found:
            errors[change.place] = found
        else:
            wanted[change.place] = values
    if errors:
        raise SlotsInvalid(errors)
    if stale:
        raise SlotsStale(stale)
    return wanted


def _unknown(table: Table, place: Place) -> str | None:
    slot, language = place
    if slot not in table.slots:
        return _("The course declares no slot “%(key)s”.") % {"key": slot}
    if language not in table.pages:
        languages = ", ".join(table.pages)
        return _("There is no directory in the language “%(code)s”. There is: %(languages)s.") % {
            "code": language,
            "languages": languages,
        }
    return None
