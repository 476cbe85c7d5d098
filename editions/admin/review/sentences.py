"""What happened, in one sentence, where a comparison of values alone would not tell."""

from django.utils.translation import gettext as _

from editions.admin.review.material import Material
from editions.models import UpdateItem
from editions.updates.items import is_structural

__all__ = ["conflict_sentence", "sentence"]


def sentence(item: UpdateItem, material: Material) -> str:
    """For a page or a block that came, went or moved; "" for a changed value."""
    if item.change == "changed":
        return ""
    if is_structural(item):
        return _page(item, material)
    if not item.node and not item.path:
        return _language(item, material)
    said = {
        "added": _("Upstream added this."),
        "deleted": _("Upstream deleted this."),
        "moved": _("Upstream moved this to another place."),
        "reordered": _("Upstream changed the order of what stands here."),
    }
    return said[item.change]


def _page(item: UpdateItem, material: Material) -> str:
    lineage = str(item.lineage)
    title = material.title_of(lineage)
    parent = material.parent_of(lineage)
    names = {"page": title, "parent": material.title_of(parent) if parent else _("the course")}
    if item.change == "moved":
        names |= {"old": _place(item.base, material), "new": _place(item.theirs, material)}
    said = {
        "added": _("“%(page)s” is new in “%(parent)s”."),
        "deleted": _("“%(page)s” is deleted upstream."),
        "moved": _("“%(page)s” moves from “%(old)s” to “%(new)s”."),
        "reordered": _("The pages in “%(page)s” have another order."),
    }
    return said[item.change] % names


def _place(value: object, material: Material) -> str:
    lineage = value[0] if isinstance(value, list) and value else ""
    return material.title_of(lineage) if lineage else _("the course")


def _language(item: UpdateItem, material: Material) -> str:
    names = {"page": material.title_of(str(item.lineage)), "language": material.language_name(item.locale)}
    if item.change == "added":
        return _("“%(page)s” can now be had in %(language)s.") % names
    return _("“%(page)s” is no longer there in %(language)s.") % names


def conflict_sentence(item: UpdateItem) -> str:
    """Why somebody has to decide."""
    return {
        "": "",
        "value": _("You and upstream have both changed this."),
        "group": _("You and upstream have both changed this; its parts only make sense together."),
        "type": _("You and upstream have made different kinds of blocks of this."),
        "added": _("You and upstream have both added this, differently."),
        "mine_deleted": _("You deleted this; upstream has changed it since."),
        "theirs_deleted": _("Upstream deleted this; you have edited it."),
        "move": _("You and upstream have moved this to different places."),
        "order": _("You and upstream have put this in different orders."),
    }[item.conflict]
