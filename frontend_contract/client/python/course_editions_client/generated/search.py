from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction, PageKind


class Search(BaseModel):
    edition: Optional["SearchEdition"]


class SearchEdition(BaseModel):
    search: "SearchEditionSearch"


class SearchEditionSearch(BaseModel):
    edges: list["SearchEditionSearchEdges"]
    page_info: "SearchEditionSearchPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


class SearchEditionSearchEdges(BaseModel):
    node: "SearchEditionSearchEdgesNode"


class SearchEditionSearchEdgesNode(BaseModel):
    id: str
    kind: PageKind
    slug: str
    title: str
    locale: str
    direction: Direction
    module: Optional["SearchEditionSearchEdgesNodeModule"]
    excerpt: Optional["SearchEditionSearchEdgesNodeExcerpt"]


class SearchEditionSearchEdgesNodeModule(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class SearchEditionSearchEdgesNodeExcerpt(BaseModel):
    block: Optional[str]
    locale: str
    direction: Direction
    parts: list["SearchEditionSearchEdgesNodeExcerptParts"]


class SearchEditionSearchEdgesNodeExcerptParts(BaseModel):
    text: str
    marked: bool


class SearchEditionSearchPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


Search.model_rebuild()
SearchEdition.model_rebuild()
SearchEditionSearch.model_rebuild()
SearchEditionSearchEdges.model_rebuild()
SearchEditionSearchEdgesNode.model_rebuild()
SearchEditionSearchEdgesNodeExcerpt.model_rebuild()
