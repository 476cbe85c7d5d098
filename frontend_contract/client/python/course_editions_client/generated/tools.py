from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Direction, ToolKind


class Tools(BaseModel):
    edition: Optional["ToolsEdition"]


class ToolsEdition(BaseModel):
    course: Optional["ToolsEditionCourse"]


class ToolsEditionCourse(BaseModel):
    modules: list["ToolsEditionCourseModules"]


class ToolsEditionCourseModules(BaseModel):
    id: str
    tools: list["ToolsEditionCourseModulesTools"]


class ToolsEditionCourseModulesTools(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    kind: ToolKind
    text: str
    file: Optional["ToolsEditionCourseModulesToolsFile"]


class ToolsEditionCourseModulesToolsFile(BaseModel):
    url: str
    name: str
    mime: str
    bytes_: int = Field(alias="bytes")


Tools.model_rebuild()
ToolsEdition.model_rebuild()
ToolsEditionCourse.model_rebuild()
ToolsEditionCourseModules.model_rebuild()
ToolsEditionCourseModulesTools.model_rebuild()
