"""What the screens of one update share."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from editions.admin.screens.edition import EditionScreen
from editions.models import Update

__all__ = ["UpdateScreen", "UpdatesScreen", "address_of"]


def address_of(update: Update, name: str = "update", *more: str) -> str:
    return reverse(f"editions_admin:{name}", args=[update.edition.code, update.pk, *more])


class UpdatesScreen(EditionScreen):
    """Below an edition; its trail leads over the edition's updates."""

    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        address = reverse("editions_admin:updates", args=[self.edition.code])
        return [*items[:-1], {"url": address, "label": _("Updates")}, items[-1]]


class UpdateScreen(UpdatesScreen):
    kwargs: dict[str, Any]

    @cached_property
    def update(self) -> Update:
        """The one that the address names; 404 for all that are not the edition's."""
        updates = self.edition.updates.select_related("to_release", "from_release", "applied_by", "published_by")
        found = updates.filter(pk=self.kwargs["update_id"]).first()
        if found is None:
            raise Http404
        # The edition that is at hand, with its language.
        found.edition = self.edition
        return found

    @property
    def name(self) -> str:
        return _("Update to %(version)s") % {"version": self.update.to_release.version}

    def address(self, name: str = "update", *more: str) -> str:
        return address_of(self.update, name, *more)
