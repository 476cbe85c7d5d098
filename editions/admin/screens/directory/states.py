"""How each row of the table stands for readers today, in a word."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import get_language_info

from editions.directory.lapsing import SOON
from editions.directory.table import Table
from editions.directory.values import Values, main_field
from editions.models import Edition

__all__ = ["RowState", "Standing", "fallbacks", "state_of"]


class Standing(StrEnum):
    FILLED = "filled"
    FALLS_BACK = "falls_back"
    """Nothing stands here, and readers get another language's."""
    UNFILLED = "unfilled"
    LAPSED = "lapsed"
    NOT_YET = "not_yet"
    SOON = "soon"


@dataclass(frozen=True)
class RowState:
    """`day` is the one on which it begins or ends to hold; `instead` the language that readers get."""

    standing: Standing
    day: datetime.date | None = None
    instead: str = ""


def fallbacks(edition: Edition) -> dict[str, list[str]]:
    """By language, the ones that readers get in its place, in order."""
    rows = edition.edition_locales.select_related("locale", "fallback")
    next_ = {row.locale.language_code: row.fallback.language_code if row.fallback else "" for row in rows}
    source = edition.source_locale.language_code
    found: dict[str, list[str]] = {}
    for code in {*next_, source}:
        chain: list[str] = []
        step = next_.get(code, "")
        while step and step not in chain and step != code:
            chain.append(step)
            step = next_.get(step, "")
        if source != code and source not in chain:
            chain.append(source)
        found[code] = chain
    return found


def state_of(table: Table, slot: str, language: str, chains: dict[str, list[str]]) -> RowState:
    today = timezone.now().date()
    values = table.values((slot, language))
    kind = table.slots[slot].kind
    first, last = _day(values, "valid_from"), _day(values, "valid_until")
    if values[main_field(kind)]:
        if last and last < today:
            return RowState(Standing.LAPSED, last)
        if first and first > today:
            return RowState(Standing.NOT_YET, first)
        if last and last <= today + SOON:
            return RowState(Standing.SOON, last)
        return RowState(Standing.FILLED, last)
    for code in chains.get(language, ()):
        if code in table.pages and table.values((slot, code))[main_field(kind)]:
            return RowState(Standing.FALLS_BACK, instead=get_language_info(code)["name_local"])
    return RowState(Standing.UNFILLED)


def _day(values: Values, name: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(values[name])
    except ValueError:
        return None
