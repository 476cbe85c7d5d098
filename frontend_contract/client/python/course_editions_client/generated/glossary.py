from typing import Optional

from .base_model import BaseModel
from .enums import Direction


class Glossary(BaseModel):
    edition: Optional["GlossaryEdition"]


class GlossaryEdition(BaseModel):
    course: Optional["GlossaryEditionCourse"]


class GlossaryEditionCourse(BaseModel):
    glossary: list["GlossaryEditionCourseGlossary"]


class GlossaryEditionCourseGlossary(BaseModel):
    key: str
    term: str
    definition: str
    locale: str
    direction: Direction


Glossary.model_rebuild()
GlossaryEdition.model_rebuild()
GlossaryEditionCourse.model_rebuild()
