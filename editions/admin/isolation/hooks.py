"""Wagtail's hooks that scope lists, choosers, menus and the dashboard."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from editions.admin.isolation.explorer import EditionPageViewSet
from editions.admin.isolation.home import scope_panels, scope_summary
from editions.admin.isolation.menus import leave_out_denied
from editions.admin.isolation.scopes import media_of, pages_of

# After all that others register: nobody puts back what is taken out here.
_LAST = 1000


@hooks.register("register_admin_viewset")
def register_edition_page_viewset() -> EditionPageViewSet:
    return EditionPageViewSet()


@hooks.register("construct_explorer_page_queryset", order=_LAST)
def scope_explorer(parent_page: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages_of(request.user, pages, with_the_way_there=True)


@hooks.register("construct_page_chooser_queryset", order=_LAST)
def scope_page_chooser(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages_of(request.user, pages, with_the_way_there=True)


@hooks.register("construct_image_chooser_queryset", order=_LAST)
@hooks.register("construct_document_chooser_queryset", order=_LAST)
def scope_media_chooser(media: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return media_of(request.user, media)


hooks.register("construct_homepage_panels", scope_panels, order=_LAST)
hooks.register("construct_homepage_summary_items", scope_summary, order=_LAST)
for _menu in (
    "construct_main_menu",
    "construct_reports_menu",
    "construct_settings_menu",
    "construct_help_menu",
    "construct_search",
):
    hooks.register(_menu, leave_out_denied, order=_LAST)
