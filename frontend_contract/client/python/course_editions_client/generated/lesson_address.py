from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction, PageKind


class LessonAddress(BaseModel):
    edition: Optional["LessonAddressEdition"]


class LessonAddressEdition(BaseModel):
    lesson: Optional["LessonAddressEditionLesson"]


class LessonAddressEditionLesson(BaseModel):
    id: str
    slug: str
    moved_from: Optional[str] = Field(alias="movedFrom")
    title: str
    locale: str
    direction: Direction
    breadcrumbs: list["LessonAddressEditionLessonBreadcrumbs"]
    previous: Optional["LessonAddressEditionLessonPrevious"]
    next: Optional["LessonAddressEditionLessonNext"]


class LessonAddressEditionLessonBreadcrumbs(BaseModel):
    id: str
    kind: PageKind
    slug: str
    title: str
    locale: str
    direction: Direction


class LessonAddressEditionLessonPrevious(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class LessonAddressEditionLessonNext(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


LessonAddress.model_rebuild()
LessonAddressEdition.model_rebuild()
LessonAddressEditionLesson.model_rebuild()
