from datetime import date
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction, InstitutionKind


class Institutions(BaseModel):
    edition: Optional["InstitutionsEdition"]


class InstitutionsEdition(BaseModel):
    institutions: list["InstitutionsEditionInstitutions"]


class InstitutionsEditionInstitutions(BaseModel):
    id: str
    name: str
    locale: str
    direction: Direction
    kind: InstitutionKind
    address: str
    phones: list["InstitutionsEditionInstitutionsPhones"]
    hours: str
    opening_hours: Optional["InstitutionsEditionInstitutionsOpeningHours"] = Field(
        alias="openingHours"
    )
    languages: list[str]
    url: str
    valid_until: Optional[date] = Field(alias="validUntil")


class InstitutionsEditionInstitutionsPhones(BaseModel):
    label: str
    number: str
    international: str


class InstitutionsEditionInstitutionsOpeningHours(BaseModel):
    words: list[str]
    time_zone: str = Field(alias="timeZone")


Institutions.model_rebuild()
InstitutionsEdition.model_rebuild()
InstitutionsEditionInstitutions.model_rebuild()
