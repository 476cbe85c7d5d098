"""The list of a person's editions."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from editions.models import Edition, Membership
from editions.permissions import visible_editions

__all__ = ["EditionListView"]


def _address(edition: Edition) -> str:
    return reverse("editions_admin:edition", args=[edition.code])


def _role(edition: Edition) -> str:
    return ", ".join(membership.get_role_display() for membership in edition.my_memberships)  # type: ignore[attr-defined]


def _release(edition: Edition) -> str:
    return edition.latest_release.version if edition.latest_release else ""


class EditionListView(BaseListingView):
    """The editions that a person may see; nothing tells of others."""

    model = Edition
    page_title = _("Editions")
    header_icon = "globe"
    index_url_name = "editions_admin:index"
    index_results_url_name = "editions_admin:index_results"
    default_ordering = "title"
    paginate_by = 50
    is_searchable = True
    search_fields = ["title", "code", "owner"]
    search_backend_name = None
    verbose_name = Edition._meta.verbose_name
    verbose_name_plural = Edition._meta.verbose_name_plural
    columns = [
        TitleColumn("title", label=_("Title"), get_url=_address, sort_key="title"),
        Column("code", label=_("Code"), sort_key="code"),
        Column("owner", label=_("Owner"), sort_key="owner"),
        Column("role", label=_("Your role"), accessor=_role),
        Column("latest_release", label=_("Latest release"), accessor=_release),
    ]

    def get_header_buttons(self) -> list[HeaderButton]:
        buttons = super().get_header_buttons()
        if visible_editions(self.request.user).exists():
            address = reverse("editions_admin:choose_fork")
            buttons.append(HeaderButton(_("Make an edition of your own"), url=address, icon_name="plus"))
        return buttons

    def get_base_queryset(self) -> QuerySet[Edition]:
        mine = Prefetch(
            "memberships", Membership.objects.filter(user_id=self.request.user.pk), to_attr="my_memberships"
        )
        editions = visible_editions(self.request.user).select_related("latest_release").prefetch_related(mine)
        return editions.defer("latest_release__manifest", "latest_release__notes")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"model_opts": Edition._meta}
