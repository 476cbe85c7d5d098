"""What editions add to Wagtail's admin, and what they take out of it."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

import editions.admin.isolation.hooks  # noqa: F401
from editions.admin import urls
from editions.admin.course_roots import keep_root, keep_roots_in_bulk
from editions.admin.gate_rules import GATE_RULES
from editions.admin.home import show_editions
from editions.admin.listing import CourseListingViewSet
from editions.admin.menus import arrange_help_menu, arrange_main_menu, editions_menu_item, updates_menu_item
from editions.admin.page_actions import name_submission
from editions.admin.references.views import script_settings
from editions.gate import register_rules

register_rules(GATE_RULES)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("editions/", include(urls))]


# After the one that it refines: the last one registered for a type of page is used.
@hooks.register("register_admin_viewset", order=10)
def register_course_listing() -> CourseListingViewSet:
    return CourseListingViewSet()


@hooks.register("register_admin_menu_item")
def register_editions_menu_item() -> MenuItem:
    return editions_menu_item()


@hooks.register("register_admin_menu_item")
def register_updates_menu_item() -> MenuItem:
    return updates_menu_item()


hooks.register("construct_main_menu", arrange_main_menu)
hooks.register("construct_help_menu", arrange_help_menu)
hooks.register("construct_page_action_menu", name_submission)
hooks.register("before_delete_page", keep_root)
hooks.register("before_bulk_action", keep_roots_in_bulk)
hooks.register("construct_homepage_panels", show_editions)


@hooks.register("construct_homepage_summary_items", order=900)
def leave_out_counts(request: HttpRequest, items: list[Component]) -> None:
    """How many pages and files there are tells nobody what to do next."""
    items.clear()


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("editions/css/admin.css"))


@hooks.register("insert_editor_js")
def tell_scripts_where_choosers_are() -> SafeString:
    return json_script(script_settings(), "course-references")
