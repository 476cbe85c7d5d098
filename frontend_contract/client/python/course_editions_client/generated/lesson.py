from typing import Annotated, Literal, Optional, Union

from pydantic import BeforeValidator, Field

from ..opening import known
from .base_model import BaseModel
from .enums import CalloutTone, CrisisType, Direction, QuestionKind, SlotKind, ToolKind


class Lesson(BaseModel):
    edition: Optional["LessonEdition"]


class LessonEdition(BaseModel):
    lesson: Optional["LessonEditionLesson"]


class LessonEditionLesson(BaseModel):
    id: str
    title: str
    locale: str
    direction: Direction
    guidelines: list["LessonEditionLessonGuidelines"]
    body: list[
        Annotated[
            Union[
                "LessonEditionLessonBodyBlock",
                "LessonEditionLessonBodyCalloutBlock",
                "LessonEditionLessonBodyCaseStudyBlock",
                "LessonEditionLessonBodyChecklistBlock",
                "LessonEditionLessonBodyImageBlock",
                "LessonEditionLessonBodyQuestionBlock",
                "LessonEditionLessonBodyQuoteBlock",
                "LessonEditionLessonBodyRichTextBlock",
                "LessonEditionLessonBodySlotBlock",
                "LessonEditionLessonBodyStepsBlock",
                "LessonEditionLessonBodyTableBlock",
                "LessonEditionLessonBodyTimelineBlock",
                "LessonEditionLessonBodyToolBlock",
                "LessonEditionLessonBodyVideoBlock",
            ],
            Field(discriminator="typename__"),
            BeforeValidator(
                known(
                    "Block",
                    "Block",
                    "CalloutBlock",
                    "CaseStudyBlock",
                    "ChecklistBlock",
                    "ImageBlock",
                    "QuestionBlock",
                    "QuoteBlock",
                    "RichTextBlock",
                    "SlotBlock",
                    "StepsBlock",
                    "TableBlock",
                    "TimelineBlock",
                    "ToolBlock",
                    "UnknownBlock",
                    "VideoBlock",
                )
            ),
        ]
    ]


class LessonEditionLessonGuidelines(BaseModel):
    code: str
    title: str


class LessonEditionLessonBodyBlock(BaseModel):
    typename__: Literal["Block", "UnknownBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool


class LessonEditionLessonBodyCalloutBlock(BaseModel):
    typename__: Literal["CalloutBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    tone: CalloutTone
    title: str
    text: str


class LessonEditionLessonBodyCaseStudyBlock(BaseModel):
    typename__: Literal["CaseStudyBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    note: str
    case_study: Optional["LessonEditionLessonBodyCaseStudyBlockCaseStudy"] = Field(
        alias="caseStudy"
    )


class LessonEditionLessonBodyCaseStudyBlockCaseStudy(BaseModel):
    id: str
    slug: str
    title: str
    locale: str
    direction: Direction
    countries: list["LessonEditionLessonBodyCaseStudyBlockCaseStudyCountries"]
    year: Optional[int]
    year_to: Optional[int] = Field(alias="yearTo")
    crisis_type: CrisisType = Field(alias="crisisType")
    facts: str
    teaching_point: str = Field(alias="teachingPoint")
    sample: bool


class LessonEditionLessonBodyCaseStudyBlockCaseStudyCountries(BaseModel):
    name: str


class LessonEditionLessonBodyChecklistBlock(BaseModel):
    typename__: Literal["ChecklistBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    title: str
    items: list["LessonEditionLessonBodyChecklistBlockItems"]


class LessonEditionLessonBodyChecklistBlockItems(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyImageBlock(BaseModel):
    typename__: Literal["ImageBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    decorative: bool
    caption: str
    image: "LessonEditionLessonBodyImageBlockImage"


class LessonEditionLessonBodyImageBlockImage(BaseModel):
    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str
    placeholder: Optional[str]
    focal_point: Optional["LessonEditionLessonBodyImageBlockImageFocalPoint"] = Field(
        alias="focalPoint"
    )
    sources: list["LessonEditionLessonBodyImageBlockImageSources"]


class LessonEditionLessonBodyImageBlockImageFocalPoint(BaseModel):
    x: float
    y: float


class LessonEditionLessonBodyImageBlockImageSources(BaseModel):
    mime: str
    srcset: str


class LessonEditionLessonBodyQuestionBlock(BaseModel):
    typename__: Literal["QuestionBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    question: Annotated[
        Union[
            "LessonEditionLessonBodyQuestionBlockQuestionQuestion",
            "LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestion",
            "LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestion",
            "LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestion",
            "LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestion",
            "LessonEditionLessonBodyQuestionBlockQuestionSingleQuestion",
            "LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestion",
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


class LessonEditionLessonBodyQuestionBlockQuestionQuestion(BaseModel):
    typename__: Literal["Question"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    answer: "LessonEditionLessonBodyQuestionBlockQuestionQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestion(BaseModel):
    typename__: Literal["MatchingQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    left: list["LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestionLeft"]
    right: list["LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestionRight"]
    answer: "LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestionLeft(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestionRight(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestion(BaseModel):
    typename__: Literal["MultipleQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list["LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestionOptions"]
    answer: "LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestionOptions(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestion(BaseModel):
    typename__: Literal["OrderingQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    items: list["LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestionItems"]
    answer: "LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestionItems(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestion(BaseModel):
    typename__: Literal["ScenarioQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    steps: list["LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionSteps"]
    answer: "LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionSteps(BaseModel):
    id: str
    prompt: str
    choices: list[
        "LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionStepsChoices"
    ]


class LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionStepsChoices(
    BaseModel
):
    id: str
    text: str
    consequence: str
    next: Optional[str]


class LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuestionBlockQuestionSingleQuestion(BaseModel):
    typename__: Literal["SingleQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list["LessonEditionLessonBodyQuestionBlockQuestionSingleQuestionOptions"]
    answer: "LessonEditionLessonBodyQuestionBlockQuestionSingleQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionSingleQuestionOptions(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyQuestionBlockQuestionSingleQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestion(BaseModel):
    typename__: Literal["TrueFalseQuestion"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    kind: QuestionKind
    stem: str
    options: list[
        "LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestionOptions"
    ]
    answer: "LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestionAnswer"


class LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestionOptions(BaseModel):
    id: str
    text: str


class LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestionAnswer(BaseModel):
    correct: list[str]
    feedback_right: str = Field(alias="feedbackRight")
    feedback_wrong: str = Field(alias="feedbackWrong")


class LessonEditionLessonBodyQuoteBlock(BaseModel):
    typename__: Literal["QuoteBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    quote: str
    attribution: str


class LessonEditionLessonBodyRichTextBlock(BaseModel):
    typename__: Literal["RichTextBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    text: str


class LessonEditionLessonBodySlotBlock(BaseModel):
    typename__: Literal["SlotBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    note: str
    slot: "LessonEditionLessonBodySlotBlockSlot"


class LessonEditionLessonBodySlotBlockSlot(BaseModel):
    key: str
    kind: SlotKind
    meaning: str
    neutral_text: str = Field(alias="neutralText")
    locale: str
    direction: Direction
    filled: bool
    value: str
    value_locale: Optional[str] = Field(alias="valueLocale")
    value_direction: Optional[Direction] = Field(alias="valueDirection")
    url: str
    institution: Optional["LessonEditionLessonBodySlotBlockSlotInstitution"]


class LessonEditionLessonBodySlotBlockSlotInstitution(BaseModel):
    id: str
    name: str
    locale: str
    direction: Direction
    phones: list["LessonEditionLessonBodySlotBlockSlotInstitutionPhones"]


class LessonEditionLessonBodySlotBlockSlotInstitutionPhones(BaseModel):
    label: str
    number: str


class LessonEditionLessonBodyStepsBlock(BaseModel):
    typename__: Literal["StepsBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    title: str
    steps: list["LessonEditionLessonBodyStepsBlockSteps"]


class LessonEditionLessonBodyStepsBlockSteps(BaseModel):
    id: str
    title: str
    text: str


class LessonEditionLessonBodyTableBlock(BaseModel):
    typename__: Literal["TableBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    caption: str
    columns: list[str]
    rows: list["LessonEditionLessonBodyTableBlockRows"]


class LessonEditionLessonBodyTableBlockRows(BaseModel):
    id: str
    header: str
    cells: list[str]


class LessonEditionLessonBodyTimelineBlock(BaseModel):
    typename__: Literal["TimelineBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    title: str
    entries: list["LessonEditionLessonBodyTimelineBlockEntries"]


class LessonEditionLessonBodyTimelineBlockEntries(BaseModel):
    id: str
    when: str
    title: str
    text: str


class LessonEditionLessonBodyToolBlock(BaseModel):
    typename__: Literal["ToolBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    note: str
    tool: Optional["LessonEditionLessonBodyToolBlockTool"]


class LessonEditionLessonBodyToolBlockTool(BaseModel):
    slug: str
    title: str
    locale: str
    direction: Direction
    kind: ToolKind


class LessonEditionLessonBodyVideoBlock(BaseModel):
    typename__: Literal["VideoBlock"] = Field(alias="__typename")
    id: str
    locale: str
    direction: Direction
    mandatory: bool
    title: str
    url: str
    minutes: int
    transcript: str


Lesson.model_rebuild()
LessonEdition.model_rebuild()
LessonEditionLesson.model_rebuild()
LessonEditionLessonBodyCaseStudyBlock.model_rebuild()
LessonEditionLessonBodyCaseStudyBlockCaseStudy.model_rebuild()
LessonEditionLessonBodyChecklistBlock.model_rebuild()
LessonEditionLessonBodyImageBlock.model_rebuild()
LessonEditionLessonBodyImageBlockImage.model_rebuild()
LessonEditionLessonBodyQuestionBlock.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionQuestion.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionMatchingQuestion.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionMultipleQuestion.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionOrderingQuestion.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestion.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionScenarioQuestionSteps.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionSingleQuestion.model_rebuild()
LessonEditionLessonBodyQuestionBlockQuestionTrueFalseQuestion.model_rebuild()
LessonEditionLessonBodySlotBlock.model_rebuild()
LessonEditionLessonBodySlotBlockSlot.model_rebuild()
LessonEditionLessonBodySlotBlockSlotInstitution.model_rebuild()
LessonEditionLessonBodyStepsBlock.model_rebuild()
LessonEditionLessonBodyTableBlock.model_rebuild()
LessonEditionLessonBodyTimelineBlock.model_rebuild()
LessonEditionLessonBodyToolBlock.model_rebuild()
