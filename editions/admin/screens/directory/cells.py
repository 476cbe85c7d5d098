"""The table of slots as a form: rows of cells, with what stands there, what was typed, and what is wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.content.opening_hours import hours_in_words
from cms.content.phones import phone_forms
from editions.admin.screens.directory.states import RowState
from editions.directory.changes import Change
from editions.directory.table import DeclaredSlot, Place, Table
from editions.directory.values import Errors, Values, checked, main_field, tidy

__all__ = ["Cell", "Row", "bare_rows", "posted", "typed_rows"]

_LABELS = {
    "institution": lambda: _("Institution"),
    "text": lambda: _("Text"),
    "phone": lambda: _("Phone number"),
    "url": lambda: _("Link"),
    "hours": lambda: _("Opening hours"),
    "time_zone": lambda: _("Time zone"),
    "hours_note": lambda: _("Note on the hours"),
    "valid_from": lambda: _("Valid from"),
    "valid_until": lambda: _("Valid until"),
}
_INPUTS = {"phone": "tel", "url": "url", "valid_from": "date", "valid_until": "date"}
_EXAMPLES = {"phone": "+12025550123", "url": "https://…", "hours": "Mo-Fr 09:00-17:00", "time_zone": "Asia/Beirut"}
_LEFT_TO_RIGHT = {"phone", "url", "hours", "time_zone", "valid_from", "valid_until"}


@dataclass
class Cell:
    """`value` is what the field shows, `now` what somebody else has put there meanwhile, `None` for nothing."""

    name: str
    key: str
    value: str
    error: str = ""
    now: str | None = None
    now_in_words: str = ""

    @property
    def id(self) -> str:
        return f"cell-{self.key.replace(':', '-')}-{self.name}"

    @property
    def label(self) -> str:
        return _LABELS[self.name]()

    @property
    def input(self) -> str:
        return _INPUTS.get(self.name, "text")

    @property
    def example(self) -> str:
        return _EXAMPLES.get(self.name, "")

    @property
    def left_to_right(self) -> bool:
        return self.name in _LEFT_TO_RIGHT

    @property
    def problem(self) -> bool:
        return bool(self.error) or self.now is not None


@dataclass
class Row:
    slot: DeclaredSlot
    language: str
    cells: list[Cell]
    base: Values
    stored: Values
    problem: str = ""
    state: RowState | None = None
    written: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return prefix((self.slot.key, self.language))

    @property
    def place(self) -> Place:
        return self.slot.key, self.language

    @property
    def language_name(self) -> str:
        return get_language_info(self.language)["name_local"]

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def base_json(self) -> str:
        return json.dumps(self.base, ensure_ascii=False)

    @property
    def group(self) -> dict[str, list[Cell]]:
        """The cells by the column in which they stand."""
        columns: dict[str, list[Cell]] = {"value": [], "hours": [], "validity": []}
        for cell in self.cells:
            name = "hours" if cell.name in ("hours", "time_zone", "hours_note") else "value"
            columns["validity" if cell.name.startswith("valid_") else name].append(cell)
        return columns

    @property
    def wrong(self) -> bool:
        return bool(self.problem) or any(cell.problem for cell in self.cells)

    @property
    def phone(self) -> object:
        number = self.stored.get("phone")
        return phone_forms(number) if number else None

    def hours_in_words(self, language: str) -> list[str]:
        """What stands there; nothing for what cannot be read."""
        try:
            return hours_in_words(self.stored.get("hours", ""), language)
        except ValidationError:
            return []


def prefix(place: Place) -> str:
    return f"{place[1]}:{place[0]}"


def bare_rows(table: Table) -> list[Row]:
    """As it stands now; what stands there and should not is marked."""
    return [_row(table, place, None, {}) for place in table.places()]


def posted(table: Table, data: Mapping[str, str]) -> list[Change]:
    """What was typed in the rows that the form had. Names of anything else are not looked at."""
    found = []
    for place in table.places():
        key = prefix(place)
        if f"{key}-base" in data:
            base = _base(data[f"{key}-base"])
            values = {name: tidy(data.get(f"{key}-{name}", base.get(name))) for name in table.values(place)}
            found.append(Change(*place, base, values))
    return found


def typed_rows(table: Table, changes: list[Change], errors: Mapping[Place, Errors]) -> list[Row]:
    """The form again with all that was typed, against what stands there now."""
    return [_row(table, change.place, change, errors.get(change.place, {})) for change in changes]


def _row(table: Table, place: Place, change: Change | None, errors: Errors) -> Row:
    now = table.values(place)
    slot = table.slots[place[0]]
    if change is None:
        errors = checked(slot.kind, now, table.live_institutions)[1] if now[main_field(slot.kind)] else {}
    names = {choice.lineage: choice.title for choice in table.institutions}
    cells = []
    for name, standing in now.items():
        cell = Cell(name, prefix(place), standing, errors.get(name, ""))
        if change is not None:
            before, mine = tidy(change.base.get(name)), change.values[name]
            if mine != before:
                cell.value = mine
                cell.now = standing if tidy(standing) not in (before, mine) else None
                cell.now_in_words = names.get(standing, standing)
        cells.append(cell)
    return Row(slot, place[1], cells, now, now, errors.get("", ""))


def _base(text: str) -> Values:
    """What the person saw. Whoever makes it up deceives nobody but themselves."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return {name: said for name, said in read.items() if isinstance(said, str)} if isinstance(read, dict) else {}
