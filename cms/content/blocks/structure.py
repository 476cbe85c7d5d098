"""Structured content: steps, tables, checklists, timelines."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.content.blocks.content_block import ContentBlock
from cms.content.blocks.fields import ParagraphsBlock


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = ParagraphsBlock(required=False, label=_("Text"))

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(ContentBlock):
    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    steps = blocks.ListBlock(StepBlock(), min_num=1, label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Structure")
        graphql_type = "StepsBlock"


class TableRowBlock(blocks.StructBlock):
    header = blocks.CharBlock(max_length=300, label=_("Row heading"))
    cells = blocks.ListBlock(blocks.TextBlock(required=False, rows=1), label=_("Cells"))

    class Meta:
        icon = "table"
        label = _("Row")


class TableBlock(ContentBlock):
    """A table whose first column holds the row headings (WCAG 2.2 SC 1.3.1)."""

    caption = blocks.CharBlock(max_length=200, label=_("Caption"))
    columns = blocks.ListBlock(
        blocks.CharBlock(max_length=200),
        min_num=2,
        label=_("Column headings"),
        help_text=_("The first heads the column of row headings."),
    )
    rows = blocks.ListBlock(TableRowBlock(), min_num=1, label=_("Rows"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        expected = len(cleaned["columns"]) - 1
        uneven = [n for n, row in enumerate(cleaned["rows"], 1) if len(row["cells"]) != expected]
        if uneven:
            message = _("Each row needs %(expected)s cells; rows %(rows)s differ.") % {
                "expected": expected,
                "rows": ", ".join(map(str, uneven)),
            }
            raise StructBlockValidationError({"rows": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Structure")
        graphql_type = "TableBlock"
        merge_groups = [("columns", "rows")]


class ChecklistItemBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=300, label=_("Item"))

    class Meta:
        icon = "check"
        label = _("Item")


class ChecklistBlock(ContentBlock):
    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    items = blocks.ListBlock(ChecklistItemBlock(), min_num=1, label=_("Items"))

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        group = _("Structure")
        graphql_type = "ChecklistBlock"


class TimelineEntryBlock(blocks.StructBlock):
    when = blocks.CharBlock(max_length=120, label=_("When"))
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.TextBlock(required=False, rows=2, label=_("Text"))

    class Meta:
        icon = "time"
        label = _("Entry")


class TimelineBlock(ContentBlock):
    title = blocks.CharBlock(required=False, max_length=200, label=_("Title"))
    entries = blocks.ListBlock(TimelineEntryBlock(), min_num=1, label=_("Entries"))

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = _("Structure")
        graphql_type = "TimelineBlock"
