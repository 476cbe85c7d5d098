from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction


class Languages(BaseModel):
    edition: Optional["LanguagesEdition"]


class LanguagesEdition(BaseModel):
    code: str
    title: str
    locales: list["LanguagesEditionLocales"]
    source_locale: "LanguagesEditionSourceLocale" = Field(alias="sourceLocale")


class LanguagesEditionLocales(BaseModel):
    code: str
    name: str
    direction: Direction


class LanguagesEditionSourceLocale(BaseModel):
    code: str


Languages.model_rebuild()
LanguagesEdition.model_rebuild()
