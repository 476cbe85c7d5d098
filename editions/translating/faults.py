"""Translations that lost a tag of their source, such as a link: whoever types can leave one out."""

from collections.abc import Iterable
from dataclasses import dataclass

from editions.translating.incoming import checked
from editions.translating.markup import BrokenMarkup
from editions.translating.units import Unit

__all__ = ["Fault", "faults_of"]


@dataclass(frozen=True)
class Fault:
    """What is wrong with the translation of `unit`, in words."""

    unit: Unit
    said: str


def faults_of(units: Iterable[Unit]) -> list[Fault]:
    """Those of texts that are translated; what is out of date has its former source's tags."""
    found = []
    for unit in units:
        try:
            if unit.target:
                checked(unit.source, unit.target)
        except BrokenMarkup as error:
            found.append(Fault(unit, str(error)))
    return found
