from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction, QuestionKind, ToolKind, Typeface


class Outline(BaseModel):
    edition: Optional["OutlineEdition"]


class OutlineEdition(BaseModel):
    code: str
    title: str
    owner: str
    sample: bool
    release: "OutlineEditionRelease"
    locales: list["OutlineEditionLocales"]
    source_locale: "OutlineEditionSourceLocale" = Field(alias="sourceLocale")
    branding: "OutlineEditionBranding"
    course: Optional["OutlineEditionCourse"]


class OutlineEditionRelease(BaseModel):
    version: str
    published_at: datetime = Field(alias="publishedAt")


class OutlineEditionLocales(BaseModel):
    code: str
    name: str
    direction: Direction
    progress: float


class OutlineEditionSourceLocale(BaseModel):
    code: str


class OutlineEditionBranding(BaseModel):
    name: str
    color_primary: str = Field(alias="colorPrimary")
    color_accent: str = Field(alias="colorAccent")
    color_surface: str = Field(alias="colorSurface")
    color_text: str = Field(alias="colorText")
    logo: Optional["OutlineEditionBrandingLogo"]
    logo_svg: str = Field(alias="logoSvg")
    typeface: Typeface
    signatory: Optional["OutlineEditionBrandingSignatory"]
    footer: str
    disclaimer: str
    imprint: str
    privacy_notice: str = Field(alias="privacyNotice")
    terms: str


class OutlineEditionBrandingLogo(BaseModel):
    src: str
    width: int
    height: int
    alt: str


class OutlineEditionBrandingSignatory(BaseModel):
    name: str
    function: str
    seal: Optional["OutlineEditionBrandingSignatorySeal"]


class OutlineEditionBrandingSignatorySeal(BaseModel):
    src: str
    width: int
    height: int
    alt: str


class OutlineEditionCourse(BaseModel):
    title: str
    locale: str
    direction: Direction
    summary: str
    minutes: int
    parts: list["OutlineEditionCourseParts"]
    modules: list["OutlineEditionCourseModules"]
    final_assessment: Optional["OutlineEditionCourseFinalAssessment"] = Field(
        alias="finalAssessment"
    )


class OutlineEditionCourseParts(BaseModel):
    key: str
    title: str
    locale: str
    direction: Direction


class OutlineEditionCourseModules(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    number: int
    part: str
    minutes: int
    objectives: list[str]
    lessons: list["OutlineEditionCourseModulesLessons"]
    case_studies: list["OutlineEditionCourseModulesCaseStudies"] = Field(
        alias="caseStudies"
    )
    tools: list["OutlineEditionCourseModulesTools"]
    knowledge_check: list["OutlineEditionCourseModulesKnowledgeCheck"] = Field(
        alias="knowledgeCheck"
    )


class OutlineEditionCourseModulesLessons(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class OutlineEditionCourseModulesCaseStudies(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    year: Optional[int]
    year_to: Optional[int] = Field(alias="yearTo")
    countries: list["OutlineEditionCourseModulesCaseStudiesCountries"]


class OutlineEditionCourseModulesCaseStudiesCountries(BaseModel):
    name: str


class OutlineEditionCourseModulesTools(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    kind: ToolKind


class OutlineEditionCourseModulesKnowledgeCheck(BaseModel):
    typename__: str = Field(alias="__typename", default="")
    kind: QuestionKind


class OutlineEditionCourseFinalAssessment(BaseModel):
    question_count: int = Field(alias="questionCount")
    pass_mark: int = Field(alias="passMark")
    attempts: int
    pause_hours: int = Field(alias="pauseHours")


Outline.model_rebuild()
OutlineEdition.model_rebuild()
OutlineEditionBranding.model_rebuild()
OutlineEditionBrandingSignatory.model_rebuild()
OutlineEditionCourse.model_rebuild()
OutlineEditionCourseModules.model_rebuild()
OutlineEditionCourseModulesCaseStudies.model_rebuild()
