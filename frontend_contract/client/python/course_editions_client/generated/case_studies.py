from datetime import date
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Certainty, CrisisType, Direction


class CaseStudies(BaseModel):
    edition: Optional["CaseStudiesEdition"]


class CaseStudiesEdition(BaseModel):
    course: Optional["CaseStudiesEditionCourse"]


class CaseStudiesEditionCourse(BaseModel):
    modules: list["CaseStudiesEditionCourseModules"]


class CaseStudiesEditionCourseModules(BaseModel):
    id: str
    case_studies: list["CaseStudiesEditionCourseModulesCaseStudies"] = Field(
        alias="caseStudies"
    )


class CaseStudiesEditionCourseModulesCaseStudies(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    countries: list["CaseStudiesEditionCourseModulesCaseStudiesCountries"]
    year: Optional[int]
    year_to: Optional[int] = Field(alias="yearTo")
    crisis_type: CrisisType = Field(alias="crisisType")
    facts: str
    teaching_point: str = Field(alias="teachingPoint")
    sources: list["CaseStudiesEditionCourseModulesCaseStudiesSources"]
    certainty: Certainty
    review_date: Optional[date] = Field(alias="reviewDate")
    sample: bool


class CaseStudiesEditionCourseModulesCaseStudiesCountries(BaseModel):
    name: str


class CaseStudiesEditionCourseModulesCaseStudiesSources(BaseModel):
    key: str
    title: str
    url: str


CaseStudies.model_rebuild()
CaseStudiesEdition.model_rebuild()
CaseStudiesEditionCourse.model_rebuild()
CaseStudiesEditionCourseModules.model_rebuild()
CaseStudiesEditionCourseModulesCaseStudies.model_rebuild()
