"""The blocks that course content is made of, one file a family."""

from cms.content.blocks.content_block import ContentBlock
from cms.content.blocks.media import ImageBlock, VideoBlock
from cms.content.blocks.questions import QUESTION_BLOCKS, QuestionBlock
from cms.content.blocks.references import CaseStudyBlock, SlotBlock, ToolBlock
from cms.content.blocks.structure import ChecklistBlock, StepsBlock, TableBlock, TimelineBlock
from cms.content.blocks.text import CalloutBlock, QuoteBlock, RichTextBlock

LESSON_BLOCKS = (
    ("rich_text", RichTextBlock()),
    ("callout", CalloutBlock()),
    ("quote", QuoteBlock()),
    ("steps", StepsBlock()),
    ("checklist", ChecklistBlock()),
    ("table", TableBlock()),
    ("timeline", TimelineBlock()),
    ("image", ImageBlock()),
    ("video", VideoBlock()),
    ("case_study", CaseStudyBlock()),
    ("tool", ToolBlock()),
    ("slot", SlotBlock()),
    *QUESTION_BLOCKS,
)

__all__ = [
    "LESSON_BLOCKS",
    "QUESTION_BLOCKS",
    "ContentBlock",
    "QuestionBlock",
]
