from typing import Annotated, Literal, Optional, Union

from pydantic import BeforeValidator, Field

from ..opening import known
from .base_model import BaseModel
from .enums import Direction, QuestionKind


class KnowledgeCheck(BaseModel):
    edition: Optional["KnowledgeCheckEdition"]


class KnowledgeCheckEdition(BaseModel):
    course: Optional["KnowledgeCheckEditionCourse"]


class KnowledgeCheckEditionCourse(BaseModel):
    modules: list["KnowledgeCheckEditionCourseModules"]


class KnowledgeCheckEditionCourseModules(BaseModel):
    id: str
    knowledge_check: list[
        Annotated[
            Union[
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckQuestion",
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestion",
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestion",
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestion",
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestion",
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestion",
                "KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestion",
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


class KnowledgeCheckEditionCourseModulesKnowledgeCheckQuestion(BaseModel):
    typename__: Literal["Question"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestion(BaseModel):
    typename__: Literal["MatchingQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    left: list["KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestionLeft"]
    right: list["KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestionRight"]
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestionLeft(BaseModel):
    id: str
    text: str


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestionRight(BaseModel):
    id: str
    text: str


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestion(BaseModel):
    typename__: Literal["MultipleQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list[
        "KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestionOptions"
    ]
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestionOptions(
    BaseModel
):
    id: str
    text: str


class KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestion(BaseModel):
    typename__: Literal["OrderingQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    items: list["KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestionItems"]
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestionItems(BaseModel):
    id: str
    text: str


class KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestion(BaseModel):
    typename__: Literal["ScenarioQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    steps: list["KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionSteps"]
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionSteps(BaseModel):
    id: str
    prompt: str
    choices: list[
        "KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionStepsChoices"
    ]


class KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionStepsChoices(
    BaseModel
):
    id: str
    text: str
    consequence: str
    next: Optional[str]


class KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestion(BaseModel):
    typename__: Literal["SingleQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list[
        "KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestionOptions"
    ]
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestionOptions(BaseModel):
    id: str
    text: str


class KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestion(BaseModel):
    typename__: Literal["TrueFalseQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list[
        "KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestionOptions"
    ]
    answer: "KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestionAnswer"


class KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestionOptions(
    BaseModel
):
    id: str
    text: str


class KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestionAnswer(
    BaseModel
):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


KnowledgeCheck.model_rebuild()
KnowledgeCheckEdition.model_rebuild()
KnowledgeCheckEditionCourse.model_rebuild()
KnowledgeCheckEditionCourseModules.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckQuestion.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckMatchingQuestion.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckMultipleQuestion.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckOrderingQuestion.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestion.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckScenarioQuestionSteps.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckSingleQuestion.model_rebuild()
KnowledgeCheckEditionCourseModulesKnowledgeCheckTrueFalseQuestion.model_rebuild()
