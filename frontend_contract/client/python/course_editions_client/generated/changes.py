from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import PageKind


class Changes(BaseModel):
    edition: Optional["ChangesEdition"]


class ChangesEdition(BaseModel):
    changed_since: "ChangesEditionChangedSince" = Field(alias="changedSince")


class ChangesEditionChangedSince(BaseModel):
    from_: "ChangesEditionChangedSinceFrom" = Field(alias="from")
    to: "ChangesEditionChangedSinceTo"
    branding: bool
    languages: bool
    media: bool
    assessment_settings: bool = Field(alias="assessmentSettings")
    locales: list["ChangesEditionChangedSinceLocales"]


class ChangesEditionChangedSinceFrom(BaseModel):
    version: str
    digest: str
    withdrawn: bool


class ChangesEditionChangedSinceTo(BaseModel):
    version: str
    digest: str
    published_at: datetime = Field(alias="publishedAt")
    notes: str


class ChangesEditionChangedSinceLocales(BaseModel):
    locale: str
    outline: bool
    slots: bool
    added: list["ChangesEditionChangedSinceLocalesAdded"]
    changed: list["ChangesEditionChangedSinceLocalesChanged"]
    removed: list["ChangesEditionChangedSinceLocalesRemoved"]


class ChangesEditionChangedSinceLocalesAdded(BaseModel):
    id: str
    kind: PageKind
    slug: str


class ChangesEditionChangedSinceLocalesChanged(BaseModel):
    id: str
    kind: PageKind
    slug: str


class ChangesEditionChangedSinceLocalesRemoved(BaseModel):
    id: str
    kind: PageKind
    slug: str


Changes.model_rebuild()
ChangesEdition.model_rebuild()
ChangesEditionChangedSince.model_rebuild()
ChangesEditionChangedSinceLocales.model_rebuild()
