"""What every block of course content has in common."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ContentBlock(blocks.StructBlock):
    """A block with an identity of its own that its course can mark as mandatory.

    `Meta.graphql_type` names the type that serves it. `Meta.merge_groups` lists the fields
    that only make sense together, for merging.
    """

    mandatory = blocks.BooleanBlock(
        required=False,
        label=_("Mandatory"),
        help_text=_("Adapted editions must keep this block as it is."),
    )

    def get_form_layout(self) -> blocks.BlockGroup:
        names = [name for name in self.child_blocks if name != "mandatory"]
        return blocks.BlockGroup(children=names, settings=["mandatory"])

    class Meta:
        graphql_type = ""
        merge_groups: list[tuple[str, ...]] = []
