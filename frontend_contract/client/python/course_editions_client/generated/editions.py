from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction


class Editions(BaseModel):
    editions: "EditionsEditions"


class EditionsEditions(BaseModel):
    edges: list["EditionsEditionsEdges"]
    page_info: "EditionsEditionsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


class EditionsEditionsEdges(BaseModel):
    node: "EditionsEditionsEdgesNode"


class EditionsEditionsEdgesNode(BaseModel):
    code: str
    title: str
    owner: str
    sample: bool
    locales: list["EditionsEditionsEdgesNodeLocales"]
    source_locale: "EditionsEditionsEdgesNodeSourceLocale" = Field(alias="sourceLocale")
    branding: "EditionsEditionsEdgesNodeBranding"


class EditionsEditionsEdgesNodeLocales(BaseModel):
    code: str
    name: str
    direction: Direction


class EditionsEditionsEdgesNodeSourceLocale(BaseModel):
    code: str


class EditionsEditionsEdgesNodeBranding(BaseModel):
    color_primary: str = Field(alias="colorPrimary")
    color_accent: str = Field(alias="colorAccent")


class EditionsEditionsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


Editions.model_rebuild()
EditionsEditions.model_rebuild()
EditionsEditionsEdges.model_rebuild()
EditionsEditionsEdgesNode.model_rebuild()
