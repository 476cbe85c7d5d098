"""Three-way merging: plain data in, plain data out. Knows neither Django nor Wagtail."""

from editions.merging.outline import MergedOutline, OutlinePage, merge_outline
from editions.merging.result import Change, ChangeKey, Conflict, Decision, Decisions, Edited, MergeResult, Notice
from editions.merging.rich_text import merge_rich_text
from editions.merging.stream import merge_stream

__all__ = [
    "Change",
    "ChangeKey",
    "Conflict",
    "Decision",
    "Decisions",
    "Edited",
    "MergeResult",
    "MergedOutline",
    "Notice",
    "OutlinePage",
    "merge_outline",
    "merge_rich_text",
    "merge_stream",
]
