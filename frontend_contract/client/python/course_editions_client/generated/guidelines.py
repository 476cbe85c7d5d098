from typing import Optional

from .base_model import BaseModel
from .enums import Direction, GuidelineKind


class Guidelines(BaseModel):
    edition: Optional["GuidelinesEdition"]


class GuidelinesEdition(BaseModel):
    course: Optional["GuidelinesEditionCourse"]


class GuidelinesEditionCourse(BaseModel):
    guidelines: list["GuidelinesEditionCourseGuidelines"]


class GuidelinesEditionCourseGuidelines(BaseModel):
    guideline: "GuidelinesEditionCourseGuidelinesGuideline"
    lessons: list["GuidelinesEditionCourseGuidelinesLessons"]


class GuidelinesEditionCourseGuidelinesGuideline(BaseModel):
    code: str
    kind: GuidelineKind
    title: str
    theme: str
    locale: str
    direction: Direction


class GuidelinesEditionCourseGuidelinesLessons(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


Guidelines.model_rebuild()
GuidelinesEdition.model_rebuild()
GuidelinesEditionCourse.model_rebuild()
GuidelinesEditionCourseGuidelines.model_rebuild()
