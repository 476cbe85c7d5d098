from typing import Annotated, Literal, Optional, Union

from pydantic import BeforeValidator, Field

from ..opening import known
from .base_model import BaseModel
from .enums import Direction, PageKind, QuestionKind, ToolKind


class Module(BaseModel):
    edition: Optional["ModuleEdition"]


class ModuleEdition(BaseModel):
    module: Optional["ModuleEditionModule"]


class ModuleEditionModule(BaseModel):
    id: str
    slug: str
    moved_from: Optional[str] = Field(alias="movedFrom")
    title: str
    locale: str
    direction: Direction
    number: int
    part: str
    minutes: int
    objective_items: list["ModuleEditionModuleObjectiveItems"] = Field(
        alias="objectiveItems"
    )
    breadcrumbs: list["ModuleEditionModuleBreadcrumbs"]
    previous: Optional["ModuleEditionModulePrevious"]
    next: Optional["ModuleEditionModuleNext"]
    lessons: list["ModuleEditionModuleLessons"]
    case_studies: list["ModuleEditionModuleCaseStudies"] = Field(alias="caseStudies")
    tools: list["ModuleEditionModuleTools"]
    knowledge_check: list[
        Annotated[
            Union[
                "ModuleEditionModuleKnowledgeCheckQuestion",
                "ModuleEditionModuleKnowledgeCheckMatchingQuestion",
                "ModuleEditionModuleKnowledgeCheckMultipleQuestion",
                "ModuleEditionModuleKnowledgeCheckOrderingQuestion",
                "ModuleEditionModuleKnowledgeCheckScenarioQuestion",
                "ModuleEditionModuleKnowledgeCheckSingleQuestion",
                "ModuleEditionModuleKnowledgeCheckTrueFalseQuestion",
            ],
            Field(discriminator="typename__"),
            BeforeValidator(
                known(
                    "Question",
                    "MatchingQuestion",
                    "MultipleQuestion",
                    "OrderingQuestion",
                    "Question",
                    "ScenarioQuestion",
                    "SingleQuestion",
                    "TrueFalseQuestion",
                )
            ),
        ]
    ] = Field(alias="knowledgeCheck")


class ModuleEditionModuleObjectiveItems(BaseModel):
    id: str
    text: str
    locale: str
    direction: Direction


class ModuleEditionModuleBreadcrumbs(BaseModel):
    id: str
    kind: PageKind
    slug: str
    title: str
    locale: str
    direction: Direction


class ModuleEditionModulePrevious(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class ModuleEditionModuleNext(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class ModuleEditionModuleLessons(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class ModuleEditionModuleCaseStudies(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction


class ModuleEditionModuleTools(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    kind: ToolKind


class ModuleEditionModuleKnowledgeCheckQuestion(BaseModel):
    typename__: Literal["Question"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    answer: "ModuleEditionModuleKnowledgeCheckQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class ModuleEditionModuleKnowledgeCheckMatchingQuestion(BaseModel):
    typename__: Literal["MatchingQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    left: list["ModuleEditionModuleKnowledgeCheckMatchingQuestionLeft"]
    right: list["ModuleEditionModuleKnowledgeCheckMatchingQuestionRight"]
    answer: "ModuleEditionModuleKnowledgeCheckMatchingQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckMatchingQuestionLeft(BaseModel):
    id: str
    text: str


class ModuleEditionModuleKnowledgeCheckMatchingQuestionRight(BaseModel):
    id: str
    text: str


class ModuleEditionModuleKnowledgeCheckMatchingQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class ModuleEditionModuleKnowledgeCheckMultipleQuestion(BaseModel):
    typename__: Literal["MultipleQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list["ModuleEditionModuleKnowledgeCheckMultipleQuestionOptions"]
    answer: "ModuleEditionModuleKnowledgeCheckMultipleQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckMultipleQuestionOptions(BaseModel):
    id: str
    text: str


class ModuleEditionModuleKnowledgeCheckMultipleQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class ModuleEditionModuleKnowledgeCheckOrderingQuestion(BaseModel):
    typename__: Literal["OrderingQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    items: list["ModuleEditionModuleKnowledgeCheckOrderingQuestionItems"]
    answer: "ModuleEditionModuleKnowledgeCheckOrderingQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckOrderingQuestionItems(BaseModel):
    id: str
    text: str


class ModuleEditionModuleKnowledgeCheckOrderingQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class ModuleEditionModuleKnowledgeCheckScenarioQuestion(BaseModel):
    typename__: Literal["ScenarioQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    steps: list["ModuleEditionModuleKnowledgeCheckScenarioQuestionSteps"]
    answer: "ModuleEditionModuleKnowledgeCheckScenarioQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckScenarioQuestionSteps(BaseModel):
    id: str
    prompt: str
    choices: list["ModuleEditionModuleKnowledgeCheckScenarioQuestionStepsChoices"]


class ModuleEditionModuleKnowledgeCheckScenarioQuestionStepsChoices(BaseModel):
    id: str
    text: str
    consequence: str
    next: Optional[str]


class ModuleEditionModuleKnowledgeCheckScenarioQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class ModuleEditionModuleKnowledgeCheckSingleQuestion(BaseModel):
    typename__: Literal["SingleQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list["ModuleEditionModuleKnowledgeCheckSingleQuestionOptions"]
    answer: "ModuleEditionModuleKnowledgeCheckSingleQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckSingleQuestionOptions(BaseModel):
    id: str
    text: str


class ModuleEditionModuleKnowledgeCheckSingleQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class ModuleEditionModuleKnowledgeCheckTrueFalseQuestion(BaseModel):
    typename__: Literal["TrueFalseQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list["ModuleEditionModuleKnowledgeCheckTrueFalseQuestionOptions"]
    answer: "ModuleEditionModuleKnowledgeCheckTrueFalseQuestionAnswer"


class ModuleEditionModuleKnowledgeCheckTrueFalseQuestionOptions(BaseModel):
    id: str
    text: str


class ModuleEditionModuleKnowledgeCheckTrueFalseQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


Module.model_rebuild()
ModuleEdition.model_rebuild()
ModuleEditionModule.model_rebuild()
ModuleEditionModuleKnowledgeCheckQuestion.model_rebuild()
ModuleEditionModuleKnowledgeCheckMatchingQuestion.model_rebuild()
ModuleEditionModuleKnowledgeCheckMultipleQuestion.model_rebuild()
ModuleEditionModuleKnowledgeCheckOrderingQuestion.model_rebuild()
ModuleEditionModuleKnowledgeCheckScenarioQuestion.model_rebuild()
ModuleEditionModuleKnowledgeCheckScenarioQuestionSteps.model_rebuild()
ModuleEditionModuleKnowledgeCheckSingleQuestion.model_rebuild()
ModuleEditionModuleKnowledgeCheckTrueFalseQuestion.model_rebuild()
