"""The dashboard: what is shown there of pages that a person has since lost, or never had."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel, UserObjectsInWorkflowModerationPanel
from wagtail.models import Page

from editions.admin.isolation.scopes import pages_of
from editions.permissions import is_installation_administrator

__all__ = ["scope_panels", "scope_summary"]


def _own(user: Any, pages: Iterable[Page]) -> set[int]:
    wanted = [page.pk for page in pages]
    return set(pages_of(user, Page.objects.filter(pk__in=wanted)).values_list("pk", flat=True))


class _OwnWorkflows(UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        states = [state for state in context["workflow_states"] if isinstance(state.content_object, Page)]
        own = _own(context["request"].user, (state.content_object for state in states))
        return context | {"workflow_states": [state for state in states if state.content_object.pk in own]}


class _OwnRecentEdits(RecentEditsPanel):
    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        own = _own(context["request"].user, (page for _when, page in context["last_edits"]))
        return context | {"last_edits": [(when, page) for when, page in context["last_edits"] if page.pk in own]}


class _OwnLockedPages(LockedPagesPanel):
    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        return context | {"locked_pages": pages_of(context["request"].user, context["locked_pages"])}


class _OwnPagesSummary(PagesSummaryItem):
    """Counts one's own pages; Wagtail counts all that lie below the first common page above them."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        own = pages_of(self.request.user, Page.objects.order_by())
        # Wagtail links to the site's home page, which is nobody's, when the tree's root is one's top.
        top = own.order_by("path").first()
        return context | {"total_pages": own.count(), "root_page": top}


_PANELS: dict[type, type[Component]] = {
    UserObjectsInWorkflowModerationPanel: _OwnWorkflows,
    RecentEditsPanel: _OwnRecentEdits,
    LockedPagesPanel: _OwnLockedPages,
}


def scope_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Puts the scoped panels in the place of Wagtail's."""
    if not is_installation_administrator(request.user):
        panels[:] = [_PANELS[type(panel)]() if type(panel) in _PANELS else panel for panel in panels]


def scope_summary(request: HttpRequest, items: list[Component]) -> None:
    """Puts the scoped count of pages in the place of Wagtail's."""
    if not is_installation_administrator(request.user):
        items[:] = [_OwnPagesSummary(request) if type(item) is PagesSummaryItem else item for item in items]
