"""What the screens of one update share."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.bidi import isolated
from editions.admin.screens.edition import EditionScreen
from editions.models import Edition, Update

__all__ = ["InnerUpdateScreen", "UpdateScreen", "address_of", "update_of"]


def update_of(edition: Edition, update_id: int) -> Update:
    """The update that an address names; 404 for all that are not the edition's."""
    updates = edition.updates.select_related("to_release", "from_release", "applied_by", "published_by")
    found = updates.filter(pk=update_id).first()
    if found is None:
        raise Http404
    # The edition that is at hand, with its language.
    found.edition = edition
    return found


def address_of(update: Update) -> str:
    """Where the update is reviewed."""
    return reverse("editions_admin:update", args=[update.edition.code, update.pk])


class UpdateScreen(EditionScreen):
    """Below an edition; its trail leads over the edition's updates."""

    kwargs: dict[str, Any]
    header_icon = "download"

    @cached_property
    def update(self) -> Update:
        return update_of(self.edition, self.kwargs["update_id"])

    @property
    def name(self) -> str:
        """What the update is called."""
        return _("Update to %(version)s") % {"version": isolated(self.update.to_release.version)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        address = reverse("editions_admin:updates", args=[self.edition.code])
        return [*above, {"url": address, "label": _("Updates")}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"edition": self.edition, "update": self.update}


class InnerUpdateScreen(UpdateScreen):
    """Below the review of an update, to which its trail leads back."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        return [*above, {"url": address_of(self.update), "label": self.name}, here]
