"""What an update does without being asked, in sentences, with what is no longer in the result."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from editions.admin.review.material import Material
from editions.admin.review.places import Spot, leaf_at, spot_of_node
from editions.admin.review.values import compare
from editions.admin.review.wholes import is_whole
from editions.models import Update

__all__ = ["notices_of"]

_SAID = {
    "deleted_by_upstream": _("Deleted upstream, and you had not edited it."),
    "lock_overrode_mine": _("Upstream’s course keeps this as it is; what you wrote is kept here."),
    "lock_restored": _("Upstream’s course keeps this; you had deleted it, and it comes back."),
    "upstream_changed_under_pin": _("You pinned this; upstream has changed it, and yours stays."),
    "rekeyed": _("This had the same id as something else, and has one of its own now."),
}


def notices_of(update: Update, material: Material) -> list[dict[str, Any]]:
    """`{page, said, value}`; `value` is safe HTML, "" where a sentence says it all."""
    return [
        {
            "page": notice["page_title"] or material.title_of(notice["lineage"]),
            "said": _SAID.get(notice["kind"], notice["kind"]),
            "value": _value(notice, material),
        }
        for notice in update.notices
    ]


def _value(notice: dict[str, Any], material: Material) -> str:
    value, model = notice["value"], material.model_of(notice["lineage"])
    if value in (None, "", []) or model is None or not notice["node"]:
        return ""
    documents = material.documents(notice["lineage"], notice["locale"])
    spot = leaf_at(spot_of_node(model, documents, notice["node"]) or Spot(None), notice["path"])
    shown = value["value"] if is_whole(value) else value
    return compare(spot.definition, shown, shown, material.showing("new", notice["locale"]))
