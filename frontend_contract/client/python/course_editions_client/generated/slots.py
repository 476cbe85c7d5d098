from datetime import date
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction, SlotKind


class Slots(BaseModel):
    edition: Optional["SlotsEdition"]


class SlotsEdition(BaseModel):
    slots: list["SlotsEditionSlots"]


class SlotsEditionSlots(BaseModel):
    key: str
    kind: SlotKind
    meaning: str
    neutral_text: str = Field(alias="neutralText")
    locale: str
    direction: Direction
    filled: bool
    value: str
    value_locale: Optional[str] = Field(alias="valueLocale")
    value_direction: Optional[Direction] = Field(alias="valueDirection")
    url: str
    phone: Optional["SlotsEditionSlotsPhone"]
    opening_hours: Optional["SlotsEditionSlotsOpeningHours"] = Field(
        alias="openingHours"
    )
    valid_until: Optional[date] = Field(alias="validUntil")
    institution: Optional["SlotsEditionSlotsInstitution"]


class SlotsEditionSlotsPhone(BaseModel):
    number: str
    national: str
    international: str


class SlotsEditionSlotsOpeningHours(BaseModel):
    words: list[str]
    time_zone: str = Field(alias="timeZone")
    note: str


class SlotsEditionSlotsInstitution(BaseModel):
    id: str
    name: str
    locale: str
    direction: Direction
    phones: list["SlotsEditionSlotsInstitutionPhones"]
    opening_hours: Optional["SlotsEditionSlotsInstitutionOpeningHours"] = Field(
        alias="openingHours"
    )


class SlotsEditionSlotsInstitutionPhones(BaseModel):
    label: str
    number: str
    international: str


class SlotsEditionSlotsInstitutionOpeningHours(BaseModel):
    words: list[str]
    time_zone: str = Field(alias="timeZone")
    note: str


Slots.model_rebuild()
SlotsEdition.model_rebuild()
SlotsEditionSlots.model_rebuild()
SlotsEditionSlotsInstitution.model_rebuild()
